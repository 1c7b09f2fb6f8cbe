/** Thread entry: reads comments, and holds what was read to be shown page by page. */
import { parentPort } from 'node:worker_threads';
import { answerRequests } from '../events/import/thread-line.ts';
import type { ReaderTask } from './text-reader.ts';
import { TextShelf } from './text-shelf.ts';
import { analyseText } from './text/analyse-text.ts';

const shelf = new TextShelf();

answerRequests<ReaderTask>(parentPort, ({ id, task }, watch) => {
  switch (task.verb) {
    case 'take':
      return shelf.take(id, task.texts);
    case 'read':
      return shelf.read(id, task.options, watch);
    case 'forget':
      return shelf.forget(id);
    case 'page':
      return shelf.page(id, task.wish);
    case 'sentiments':
      return Float64Array.from(
        task.comments,
        ({ text, language }) => analyseText(text, language === undefined ? {} : { language }).sentiment ?? Number.NaN,
      );
  }
});
