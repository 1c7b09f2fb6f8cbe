/** Finds touchpoints whose moves hardly say where they belong: rare ones drowned in noise, and ones met at every stage alike. */
import { type Flow, marginsOf } from './flow.ts';

/** A faint touchpoint has less than this share of the usual excess over independence. */
const littleExcess = 0.5;

/** Touchpoints whose moves are nearly what chance gives; where they belong is settled once the others stand. */
export function faintOf(flow: Flow, excess: Flow): number[] {
  const all = marginsOf(flow);
  const beyond = marginsOf(excess);
  const shares = Array.from(all.out, (out, node) => {
    const moves = out + (all.into[node] as number);
    return moves === 0 ? 0 : ((beyond.out[node] as number) + (beyond.into[node] as number)) / moves;
  });
  const sorted = shares.toSorted((a, b) => a - b);
  const usual = sorted[sorted.length >> 1] ?? 0;
  if (flow.size < 8 || usual < 0.1) return [];
  return [...shares.keys()].filter((node) => (shares[node] as number) < littleExcess * usual);
}
