/** Starts the thread that reads comments, and speaks with it: the one that serves pages never reads one itself. */
import { setImmediate } from 'node:timers/promises';
import { ThreadLine } from '../events/import/thread-line.ts';
import { checkpoint, unwatched, type Watch } from '../lib/progress.ts';
import { startWorker } from '../lib/worker.ts';
import type { Attached } from './attachment.ts';
import type { TextsPage, TextsRead, TextsWish } from './text-shelf.ts';
import type { ThemesOptions } from './text/themes.ts';
import { writtenIn, type WrittenText } from './verbatims.ts';

export type ReaderTask =
  | { readonly verb: 'take'; readonly texts: readonly WrittenText[] }
  | { readonly verb: 'read'; readonly options: ThemesOptions }
  | { readonly verb: 'forget' }
  | { readonly verb: 'page'; readonly wish: TextsWish }
  | { readonly verb: 'sentiments'; readonly comments: readonly Comment[] };

export interface Comment {
  readonly text: string;
  /** BCP 47 tag, where it is known. */
  readonly language?: string | undefined;
}

export interface TextReader {
  /** Themes of all that was written; the texts stay with the thread, for `page`. Each reading has an id of its own. */
  read(id: string, attached: readonly Attached[], options: ThemesOptions, watch?: Watch): Promise<TextsRead>;
  /** Refused 'texts-let-go' when others have taken their place since. */
  page(id: string, wish: TextsWish): Promise<TextsPage>;
  /** In [-1, +1], one for each comment; NaN where nothing can be said. */
  readonly sentiments: (comments: readonly Comment[], watch?: Watch) => Promise<Float64Array>;
  close(): Promise<void>;
}

/** Responses handed over, and comments read, between two looks at what else is to do. */
const atOnce = 500;

/** The thread is started, and word lists and language models loaded, with the first comment. */
export function startTextReader(): TextReader {
  let line: ThreadLine<ReaderTask> | undefined;
  const ask = <Answer>(id: string, task: ReaderTask, watch?: Watch): Promise<Answer> => {
    line ??= new ThreadLine(startWorker(import.meta.url, './text-reader.worker'), 'The thread that reads comments');
    return line.ask<Answer>(id, task, watch);
  };
  return {
    async read(id, attached, options, watch = unwatched) {
      try {
        for (let from = 0; from < attached.length; from += atOnce) {
          checkpoint(watch);
          await ask(id, { verb: 'take', texts: writtenIn(attached.slice(from, from + atOnce)) });
          await setImmediate();
        }
        return await ask<TextsRead>(id, { verb: 'read', options }, watch);
      } catch (error) {
        // Half of them are of no use to anybody.
        if (watch.signal?.aborted) await ask(id, { verb: 'forget' });
        throw error;
      }
    },
    page: (id, wish) => ask<TextsPage>(id, { verb: 'page', wish }),
    async sentiments(comments, watch = unwatched) {
      const found = new Float64Array(comments.length);
      for (let from = 0; from < comments.length; from += atOnce) {
        const piece = comments.slice(from, from + atOnce);
        found.set(await ask<Float64Array>('', { verb: 'sentiments', comments: piece }, watch), from);
        watch.report({ doing: 'Reading comments', done: from + piece.length, total: comments.length });
      }
      return found;
    },
    close: async () => line?.close(),
  };
}
