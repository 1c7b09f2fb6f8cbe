/** Cuts a plain text into its sentences, each as it was written. */

const end = /[.!?…]+["')\]]*(?=\s|$)|\n+|[.!?](?=[A-Z][a-z])/g;
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|approx|mr|mrs|ms|dr|st|no|vs|ca|z\.b|d\.h|u\.a|bzw|ggf|inkl|usw|nr|str|(?:[a-z]\.)*[a-z])$/i;

/** Sentences in their order, trimmed, none of them empty. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const match of text.matchAll(end)) {
    const mark = match[0];
    const stop = match.index + mark.length;
    if (mark === '.' && abbreviation.test(text.slice(Math.max(from, match.index - 8), match.index))) continue;
    from = keep(found, text, from, stop);
  }
  keep(found, text, from, text.length);
  return found;
}

function keep(found: string[], text: string, from: number, to: number): number {
  const sentence = text.slice(from, to).trim();
  if (sentence !== '') found.push(sentence);
  return to;
}
