/** Reads how comments sound, each once. Word lists and language models come with it: import it when there are texts. */
import { analyseText } from '../text/analyse-text.ts';
import type { ReadText } from './heard-of.ts';

/** Short comments ("Quick.") come again and again. */
export function readingOnce(): ReadText {
  const known = new Map<string, number | undefined>();
  return (text, language) => {
    const key = `${language ?? ''} ${text}`;
    if (!known.has(key)) known.set(key, analyseText(text, language === undefined ? {} : { language }).sentiment);
    return known.get(key);
  };
}
