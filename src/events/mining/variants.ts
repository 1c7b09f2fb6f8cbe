/** Variants: the distinct paths of a log and how many journeys walk each. */
import type { FoundVariant } from '../discovery.ts';
import { compacted, pathOf, type Paths } from './paths.ts';
import { type Part, within } from './part.ts';

/** Variants by number, most frequent first; equally frequent ones by their first journey in the log. */
export interface Variants {
  readonly distinct: number;
  /** Journeys counted. */
  readonly journeys: number;
  /** Journeys of each variant. */
  readonly counts: Uint32Array;
  /** The first journey that walks each variant. */
  readonly firsts: Uint32Array;
  /** The variant of each journey; 4294967295 for journeys outside the part. */
  readonly ofJourney: Uint32Array;
  /** What the journeys were compared by: the log's own paths, or the compacted ones. */
  readonly paths: Paths;
}

export const noVariant = 0xffffffff;

/**
 * Exact: paths are found by hash and compared code by code. `compact` collapses immediate repeats first
 * (right for grouping and drawing, wrong for counting). O(events).
 */
export function variants(log: Paths, wishes: { readonly compact?: boolean; readonly part?: Part } = {}): Variants {
  const paths = wishes.compact ? compacted(log) : log;
  const found = new VariantTable(paths);
  const journeys = paths.offsets.length - 1;
  const met = new Uint32Array(Math.max(0, journeys)).fill(noVariant);
  for (let j = 0; j < journeys; j++) {
    if (within(wishes.part, j)) met[j] = found.add(j);
  }
  return ranked(paths, met, found);
}

/** The variants when journeys of variant v walk path v of `paths` instead: those that became alike are one. O(events). */
export function rewalked(found: Variants, paths: Paths): Variants {
  const table = new VariantTable(paths);
  const becomes = Uint32Array.from(found.counts, (count, v) => table.add(v, count));
  const met = found.ofJourney.map((v) => (v === noVariant ? noVariant : (becomes[v] as number)));
  return ranked(paths, met, table);
}

/** The `top` most frequent variants, all when absent. */
export function topVariants(found: Variants, top: number = found.distinct): FoundVariant[] {
  return Array.from({ length: Math.min(top, found.distinct) }, (_, v) => ({
    path: pathOf(found.paths, found.firsts[v] as number),
    count: found.counts[v] as number,
  }));
}

/** Open addressing over (hash, first journey), at most half full. */
class VariantTable {
  readonly firsts: number[] = [];
  readonly counts: number[] = [];
  private readonly hashes: number[] = [];
  private readonly paths: Paths;
  private table = new Int32Array(1 << 12);

  constructor(paths: Paths) {
    this.paths = paths;
  }

  /** The variant of journey j, counted `times` more. */
  add(j: number, times = 1): number {
    const hash = hashOf(this.paths, j);
    const mask = this.table.length - 1;
    let at = hash & mask;
    for (;;) {
      const known = (this.table[at] as number) - 1;
      if (known < 0) break;
      if (this.hashes[known] === hash && samePath(this.paths, this.firsts[known] as number, j)) {
        this.counts[known] = (this.counts[known] as number) + times;
        return known;
      }
      at = (at + 1) & mask;
    }
    this.firsts.push(j);
    this.hashes.push(hash);
    this.counts.push(times);
    this.table[at] = this.firsts.length;
    if (this.firsts.length * 2 > this.table.length) this.grow();
    return this.firsts.length - 1;
  }

  private grow(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    this.hashes.forEach((hash, variant) => {
      let at = hash & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = variant + 1;
    });
    this.table = table;
  }
}

/** Murmur3 over the codes, 32 bits. */
function hashOf(paths: Paths, j: number): number {
  const begin = paths.offsets[j] as number;
  const end = paths.offsets[j + 1] as number;
  let hash = end - begin;
  for (let i = begin; i < end; i++) {
    const code = Math.imul((paths.codes[i] as number) + 1, 0xcc9e2d51);
    hash ^= Math.imul((code << 15) | (code >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function samePath(paths: Paths, a: number, b: number): boolean {
  const beginA = paths.offsets[a] as number;
  const beginB = paths.offsets[b] as number;
  const length = (paths.offsets[a + 1] as number) - beginA;
  if (length !== (paths.offsets[b + 1] as number) - beginB) return false;
  for (let i = 0; i < length; i++) {
    if (paths.codes[beginA + i] !== paths.codes[beginB + i]) return false;
  }
  return true;
}

function ranked(paths: Paths, met: Uint32Array, found: VariantTable): Variants {
  const order = found.counts.map((_, variant) => variant);
  order.sort((a, b) => (found.counts[b] as number) - (found.counts[a] as number) || a - b);
  const rankOf = new Uint32Array(order.length);
  order.forEach((variant, rank) => {
    rankOf[variant] = rank;
  });
  let journeys = 0;
  const ofJourney = met.map((variant) => {
    if (variant === noVariant) return noVariant;
    journeys++;
    return rankOf[variant] as number;
  });
  return {
    distinct: order.length,
    journeys,
    counts: Uint32Array.from(order, (variant) => found.counts[variant] as number),
    firsts: Uint32Array.from(order, (variant) => found.firsts[variant] as number),
    ofJourney,
    paths,
  };
}
