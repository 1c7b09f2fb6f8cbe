/** Picks the sentences that tell best what is said about a theme, bad and good. */
import type { Mention } from './mentions.ts';
import { plainText } from './plain-text.ts';
import { sentencesOf } from './sentences.ts';
import type { Quote, ThemeText } from './themes.ts';

/** Sentences looked at for one theme. */
const looked = 60;
/** A quote is readable between these lengths. */
const readable = { least: 25, most: 160 } as const;
const longest = 300;

/**
 * One from each row at most: the clearest bad and the clearest good one first, then the clearest left. `used` holds
 * sentences other themes were quoted by; they are taken only where nothing else is said.
 */
export function quotesOf(
  mentions: readonly Mention[],
  texts: readonly ThemeText[],
  wanted: number,
  used: Set<string> = new Set(),
): Quote[] {
  const strong = mentions
    .map((mention) => ({ mention, weight: Number.isNaN(mention.sentiment) ? 0 : Math.abs(mention.sentiment) }))
    .toSorted(
      (a, b) => b.weight - a.weight || a.mention.text - b.mention.text || a.mention.sentence - b.mention.sentence,
    )
    .map((one) => one.mention);
  const pick = (among: readonly Mention[]): Quote | undefined => {
    const free = among
      .slice(0, looked)
      .flatMap((one) => quote(one, texts) ?? [])
      .filter((one) => !isAmong(chosen, one))
      .toSorted((a, b) => worth(b, used) - worth(a, used));
    return free[0];
  };
  const chosen: Quote[] = [];
  const order = [strong.filter((one) => one.sentiment < 0), strong.filter((one) => one.sentiment > 0)];
  while (chosen.length < wanted) {
    const next = pick(order.shift() ?? strong);
    if (next) {
      chosen.push(next);
      used.add(`${next.row}/${next.sentence}`);
    } else if (order.length === 0) break;
  }
  return chosen;
}

/** Clear, short enough to read, long enough to tell something, not quoted before. */
function worth({ row, sentence, text, sentiment }: Quote, used: ReadonlySet<string>): number {
  const length = text.length < readable.least || text.length > readable.most ? 0.5 : 0;
  return Math.abs(sentiment ?? 0) - length - (used.has(`${row}/${sentence}`) ? 1 : 0);
}

const isAmong = (quotes: readonly Quote[], { row, text }: Quote): boolean =>
  quotes.some((one) => one.row === row || one.text === text);

function quote({ text, sentence, sentiment }: Mention, texts: readonly ThemeText[]): Quote | undefined {
  const from = texts[text];
  const said = from && sentencesOf(plainText(from.text))[sentence];
  if (!from || said === undefined) return undefined;
  return {
    row: from.row,
    sentence: sentence + 1,
    text: said.length > longest ? `${said.slice(0, longest - 1).trimEnd()}…` : said,
    sentiment: Number.isNaN(sentiment) ? null : sentiment,
  };
}
