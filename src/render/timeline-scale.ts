/** How many pixels a length of time takes: true to scale, with the longest cut, or logarithmic. */

export interface Scaled {
  readonly width: number;
  /** The bar is cut: it is longer than it is drawn. */
  readonly cut: boolean;
}

export type TimeScale = 'broken' | 'log';

const narrowest = 3;

/** A break is worth its trouble once the longest dwarfs the middle by more than this. */
const dwarfed = 30;

/** Lengths from here on are cut: above the widest gap (in logarithms) of the upper half; undefined cuts none. */
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
  if (from === undefined) {
    const each = total === 0 ? 0 : room / total;
    return lengths.map((one) => ({ width: one === 0 ? 0 : Math.max(narrowest, one * each), cut: false }));
  }
  return brokenWidths(lengths, room, from);
}

/**
 * Below the cut true to scale, above it logarithmic: cut bars keep their order, and each is wider than any bar in true
 * scale, so that what lasts longer never looks shorter.
 */
function brokenWidths(lengths: readonly number[], room: number, from: number): Scaled[] {
  const cut = (one: number): boolean => one >= from;
  const shortTotal = lengths.filter((one) => !cut(one)).reduce((sum, one) => sum + one, 0);
  const longestShort = Math.max(0, ...lengths.filter((one) => !cut(one)));
  const weight = (one: number): number => 1 + Math.log2(one / from) / 2;
  const weights = lengths.filter(cut).reduce((sum, one) => sum + weight(one), 0);
  let shortRoom = room * 0.26;
  let [each, share] = [0, 0];
  for (let turn = 0; turn < 24; turn++) {
    each = shortTotal === 0 ? 0 : shortRoom / shortTotal;
    share = (room - shortRoom) / weights;
    if (share >= longestShort * each * 1.5 || shortRoom < 1) break;
    shortRoom *= 0.75;
  }
  return lengths.map((one) =>
    cut(one)
      ? { width: Math.max(4 * narrowest, weight(one) * share), cut: true }
      : { width: one === 0 ? 0 : Math.max(narrowest, one * each), cut: false },
  );
}

/** Each doubling adds the same; a second is the smallest that shows. */
function logarithmic(lengths: readonly number[], room: number): Scaled[] {
  const weights = lengths.map((one) => (one <= 0 ? 0 : Math.log2(1 + one)));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const each = total === 0 ? 0 : room / total;
  return weights.map((one) => ({ width: one === 0 ? 0 : Math.max(narrowest, one * each), cut: false }));
}
