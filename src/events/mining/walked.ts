/** The variants one part of a log walks, without unfolding the rare ones into arrays. */
import type { FoundVariant } from '../discovery.ts';
import { pathOf } from './paths.ts';
import type { Part } from './part.ts';
import { noVariant, type Variants } from './variants.ts';

export interface Walked {
  readonly journeys: number;
  /** Journeys of the part on each variant of the whole. */
  readonly counts: Uint32Array;
  readonly all: Variants;
}

export function walkedBy(all: Variants, part?: Part): Walked {
  if (part === undefined) return { journeys: all.journeys, counts: all.counts, all };
  const counts = new Uint32Array(all.distinct);
  let journeys = 0;
  for (let j = 0; j < all.ofJourney.length; j++) {
    const variant = all.ofJourney[j] as number;
    if (variant === noVariant || part.assignments[j] !== part.group) continue;
    journeys++;
    counts[variant] = (counts[variant] as number) + 1;
  }
  return { journeys, counts, all };
}

/** The most frequent, most frequent first. */
export function mostWalked({ counts, all }: Walked, top: number): FoundVariant[] {
  const least = leastOfTop(counts, top);
  const picked: number[] = [];
  for (let v = 0; v < counts.length; v++) if ((counts[v] as number) >= least) picked.push(v);
  picked.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  return picked.slice(0, top).map((v) => ({
    path: pathOf(all.paths, all.firsts[v] as number),
    count: counts[v] as number,
  }));
}

/** The count from which on `top` variants or a few more stand; at least 1. */
function leastOfTop(counts: Uint32Array, top: number): number {
  const sorted = counts.slice().sort();
  return Math.max(1, sorted[Math.max(0, sorted.length - top)] ?? 1);
}

/** Journeys that walk exactly this path. */
export function journeysOn({ counts, all }: Walked, path: readonly number[]): number {
  const { codes, offsets } = all.paths;
  for (let v = 0; v < counts.length; v++) {
    if (counts[v] === 0) continue;
    const j = all.firsts[v] as number;
    const begin = offsets[j] as number;
    if ((offsets[j + 1] as number) - begin !== path.length) continue;
    if (path.every((code, i) => codes[begin + i] === code)) return counts[v] as number;
  }
  return 0;
}

/** How often one touchpoint follows another in the part; row and column `size` stand for START and END. */
export function stepsOf({ counts, all }: Walked, size: number): Float64Array {
  const width = size + 1;
  const steps = new Float64Array(width * width);
  const { codes, offsets } = all.paths;
  for (let v = 0; v < counts.length; v++) {
    const count = counts[v] as number;
    if (count === 0) continue;
    const j = all.firsts[v] as number;
    const end = offsets[j + 1] as number;
    let from = size;
    for (let i = offsets[j] as number; i < end; i++) {
      const at = from * width + (codes[i] as number);
      steps[at] = (steps[at] as number) + count;
      from = codes[i] as number;
    }
    steps[from * width + size] = (steps[from * width + size] as number) + count;
  }
  return steps;
}
