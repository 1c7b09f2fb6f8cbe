/** How many pixels a length of time takes: true to scale with a break in the longest, or logarithmic. */

export interface Scaled {
  readonly width: number;
  /** In the middle of the bar: pixels of `width` that stand for seconds which are not drawn to scale. */
  readonly gap?: { readonly width: number; readonly seconds: number };
}

export type TimeScale = 'broken' | 'log';

const narrowest = 3;

/** A break is worth its trouble once the longest dwarfs the middle by more than this. */
const dwarfed = 30;

/** Lengths from here on are broken: above the widest gap (in logarithms) of the upper half; undefined cuts none. */
export function breakAt(lengths: readonly number[]): number | undefined {
  const sorted = lengths.filter((one) => one > 0).toSorted((a, b) => a - b);
  const [longest, middle] = [sorted.at(-1), sorted[Math.floor((sorted.length - 1) / 2)]];
  if (longest === undefined || middle === undefined || longest / middle < dwarfed) return undefined;
  let best = { ratio: 0, from: longest };
  for (let at = Math.max(1, Math.floor(sorted.length / 2)); at < sorted.length; at++) {
    const [before, from] = [sorted[at - 1] ?? 1, sorted[at] ?? 1];
    if (from / before > best.ratio) best = { ratio: from / before, from };
  }
  return best.ratio > 4 ? best.from : undefined;
}

/** Widths of the lengths so that together they fill about `room`; a longer time is never drawn shorter. */
export function widthsOf(lengths: readonly number[], room: number, scale: TimeScale): Scaled[] {
  if (scale === 'log') return logarithmic(lengths, room);
  const from = breakAt(lengths);
  const total = lengths.reduce((sum, one) => sum + one, 0);
  if (from === undefined) return toScale(lengths, total === 0 ? 0 : room / total);
  return brokenWidths(lengths, room, from);
}

const toScale = (lengths: readonly number[], each: number): Scaled[] =>
  lengths.map((one) => ({ width: one === 0 ? 0 : Math.max(narrowest, one * each) }));

/** Of one break, in pixels; together breaks take at most this share of the room. */
const breaks = { least: 12, usual: 40, doubling: 7, share: 0.5 } as const;

/**
 * One scale for all. Of what is longer than `from` as much is drawn to scale as the longest of the others has, the
 * rest is a break, which grows a little with each doubling: so what lasts longer never looks shorter.
 */
function brokenWidths(lengths: readonly number[], room: number, from: number): Scaled[] {
  const short = lengths.filter((one) => one < from);
  const kept = Math.max(...short);
  const long = lengths.filter((one) => one >= from);
  const wish = (one: number): number => breaks.usual + breaks.doubling * Math.log2((one - kept) / (from - kept));
  const wished = long.reduce((sum, one) => sum + wish(one), 0);
  const squeeze = Math.min(1, (room * breaks.share) / wished);
  const gapOf = (one: number): number => Math.max(breaks.least, wish(one) * squeeze);
  const gaps = long.reduce((sum, one) => sum + gapOf(one), 0);
  const drawn = short.reduce((sum, one) => sum + one, 0) + long.length * kept;
  const each = Math.max(0, room - gaps) / drawn;
  return lengths.map((one) => {
    const [bar] = toScale([Math.min(one, kept)], each);
    const width = bar?.width ?? 0;
    if (one < from) return { width };
    const gap = { width: gapOf(one), seconds: one - kept };
    return { width: width + gap.width, gap };
  });
}

/** Each doubling adds the same; a second is the smallest that shows. */
function logarithmic(lengths: readonly number[], room: number): Scaled[] {
  const weights = lengths.map((one) => (one <= 0 ? 0 : Math.log2(1 + one)));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const each = total === 0 ? 0 : room / total;
  return toScale(weights, each);
}
