/**
 * Events that come from nowhere and lead nowhere: what follows them goes on as if they had not happened. They tell
 * nothing of what kind of customer walks here, yet untidy journeys resemble each other by them and would be taken
 * for a group; so groups are looked for without them.
 */
import { seeded } from '../../lib/random.ts';
import { drawn } from './draw.ts';
import type { Paths } from './paths.ts';
import { rewalked, type Variants } from './variants.ts';

const mostRounds = 20;
/** The chain is learned when the chance of a slip changes by less. */
const settled = 1e-5;
/** Journeys the chain is learned from. */
const learnedFrom = 10_000;
/** What is taken for a slip with more than this chance is left out. */
const likely = 0.5;
const leastJourneys = 30;
/** Steps never counted are not impossible. */
const leastChance = 1e-6;

/**
 * The same journeys without their slips. Every event is either a step of the chain all journeys walk, or, with one
 * chance for all, a slip: a touchpoint drawn from all alike, after which the chain goes on from the event before.
 * Chain and chance are learned from the journeys by expectation and maximisation over that two-state hidden Markov
 * model (Baum et al. 1970); no two slips follow each other. `found` are compacted variants.
 * O(rounds * drawn events + events + size²).
 */
export function withoutSlips(found: Variants, size: number, seed: number | string = 1): Variants {
  if (found.journeys < leastJourneys || size < 3) return found;
  const times = drawn(found, learnedFrom, seeded(`slips ${seed}`));
  const { paths, firsts } = found;
  let chain = firstChain(found, size, times);
  for (let round = 0; round < mostRounds; round++) {
    const next = new Counts(size);
    const reader = new Reader(paths, chain);
    for (let v = 0; v < found.distinct; v++) {
      if ((times[v] as number) > 0) next.add(reader.read(firsts[v] as number), times[v] as number);
    }
    const before = chain.slips;
    chain = next.chain();
    if (Math.abs(chain.slips - before) < settled) break;
  }
  return rewalked(found, keptOf(found, new Reader(paths, chain)));
}

/** How journeys of all customers go on; START is the row and END the column `size`. */
interface Chain {
  readonly size: number;
  /** Chance of b after a at `a * (size + 1) + b`. */
  readonly chances: Float64Array;
  /** Chance that an event is a slip. */
  readonly slips: number;
  /** Chance that a slip leads back to where it came from, which no step of a compacted path does. */
  readonly returns: number;
}

function firstChain({ paths, firsts }: Variants, size: number, drawnOf: ArrayLike<number>): Chain {
  const counts = new Counts(size);
  for (let v = 0; v < firsts.length; v++) {
    const times = drawnOf[v] as number;
    if (times === 0) continue;
    let from = size;
    const end = paths.offsets[(firsts[v] as number) + 1] as number;
    for (let i = paths.offsets[firsts[v] as number] as number; i <= end; i++) {
      const to = i === end ? size : (paths.codes[i] as number);
      counts.count(from, to, times);
      from = to;
    }
  }
  return { ...counts.chain(), slips: 0.05, returns: 0.1 };
}

/** What one reading of a path says: chances of what happened between its places, START at 0 and END last. */
interface Read {
  readonly length: number;
  readonly at: Int32Array;
  /** Chance that place i is a step from place i - 1, and one from place i - 2 over a slip. */
  readonly stepped: Float64Array;
  readonly skipped: Float64Array;
  /** Chance that place i is a slip. */
  readonly slipped: Float64Array;
}

class Counts {
  private readonly size: number;
  private readonly moves: Float64Array;
  private slips = 0;
  private steps = 0;
  private returns = 0;

  constructor(size: number) {
    this.size = size;
    this.moves = new Float64Array((size + 1) ** 2);
  }

  count(from: number, to: number, times: number): void {
    const at = from * (this.size + 1) + to;
    this.moves[at] = (this.moves[at] as number) + times;
  }

  add({ length, at, stepped, skipped, slipped }: Read, times: number): void {
    for (let i = 1; i < length; i++) {
      const to = at[i] as number;
      this.count(at[i - 1] as number, to, times * (stepped[i] as number));
      this.slips += times * (slipped[i] as number);
      this.steps += times * (1 - (slipped[i] as number));
      if (i < 2) continue;
      const over = times * (skipped[i] as number);
      if (at[i - 2] === to) this.returns += over;
      else this.count(at[i - 2] as number, to, over);
    }
  }

  chain(): Chain {
    const width = this.size + 1;
    const chances = new Float64Array(this.moves.length);
    for (let row = 0; row < chances.length; row += width) {
      const moves = this.moves.subarray(row, row + width);
      const leaving = moves.reduce((sum, n) => sum + n, 0);
      if (leaving > 0)
        chances.set(
          moves.map((n) => n / leaving),
          row,
        );
    }
    return {
      size: this.size,
      chances,
      slips: this.slips / Math.max(1, this.slips + this.steps),
      returns: Math.min(0.5, this.returns / Math.max(1, this.slips)),
    };
  }
}

/** Reads paths forward and backward under a chain; what it hands out is overwritten by the next reading. */
class Reader implements Read {
  length = 0;
  at = new Int32Array(0);
  stepped = new Float64Array(0);
  skipped = new Float64Array(0);
  slipped = new Float64Array(0);
  private readonly paths: Paths;
  private readonly chain: Chain;
  /** By place: chance of a step there and of a slip there, from what came before, and what both were scaled by. */
  private real = new Float64Array(0);
  private slip = new Float64Array(0);
  private scale = new Float64Array(0);

  constructor(paths: Paths, chain: Chain) {
    this.paths = paths;
    this.chain = chain;
  }

  read(path: number): Read {
    const begin = this.paths.offsets[path] as number;
    const end = this.paths.offsets[path + 1] as number;
    this.length = end - begin + 2;
    if (this.at.length < this.length) this.grow(2 * this.length);
    this.at[0] = this.at[this.length - 1] = this.chain.size;
    for (let i = begin; i < end; i++) this.at[i - begin + 1] = this.paths.codes[i] as number;
    this.forward();
    this.backward();
    return this;
  }

  private grow(places: number): void {
    this.at = new Int32Array(places);
    this.real = new Float64Array(places);
    this.slip = new Float64Array(places);
    this.scale = new Float64Array(places);
    this.stepped = new Float64Array(places);
    this.skipped = new Float64Array(places);
    this.slipped = new Float64Array(places);
  }

  /** Chance of place i given that place i - 1 is a step. */
  private step(i: number): number {
    const chance = this.chain.chances[(this.at[i - 1] as number) * (this.chain.size + 1) + (this.at[i] as number)];
    return (1 - this.chain.slips) * Math.max(leastChance, chance as number);
  }

  /** Chance of place i given that place i - 1 is a slip. */
  private skip(i: number): number {
    const [from, to] = [this.at[i - 2] as number, this.at[i] as number];
    const { returns, chances, size } = this.chain;
    return from === to && from < size ? returns : (1 - returns) * (chances[from * (size + 1) + to] as number);
  }

  private forward(): void {
    const { real, slip, scale, length } = this;
    const slips = this.chain.slips / this.chain.size;
    real[0] = 1;
    slip[0] = 0;
    for (let i = 1; i < length; i++) {
      const before = real[i - 1] as number;
      const over = i >= 2 ? (slip[i - 1] as number) * this.skip(i) : 0;
      const isStep = before * this.step(i) + over;
      const isSlip = i < length - 1 ? before * slips : 0;
      scale[i] = isStep + isSlip;
      real[i] = isStep / (isStep + isSlip);
      slip[i] = isSlip / (isStep + isSlip);
    }
  }

  /** `ahead` and `ahead2` are the chances of all that follows a step here and one place on, over their scales. */
  private backward(): void {
    const { real, slip, scale, length, stepped, skipped, slipped } = this;
    const slips = this.chain.slips / this.chain.size;
    let ahead = 1;
    let ahead2 = 0;
    slipped[length - 1] = 0;
    for (let i = length - 1; i >= 1; i--) {
      const worth = ahead / (scale[i] as number);
      const step = this.step(i) * worth;
      stepped[i] = (real[i - 1] as number) * step;
      skipped[i] = i >= 2 ? (slip[i - 1] as number) * this.skip(i) * worth : 0;
      // A slip is always left by the skip over it.
      slipped[i - 1] = skipped[i] as number;
      const leaves = i < length - 1 ? (this.skip(i + 1) * ahead2) / (scale[i + 1] as number) : 0;
      ahead2 = ahead;
      ahead = step + (slips * leaves) / (scale[i] as number);
    }
  }
}

/** Each variant's path without its slips, immediate repeats collapsed. */
function keptOf({ paths, firsts }: Variants, reader: Reader): Paths {
  const codes = new Uint16Array(paths.codes.length);
  const offsets = new Uint32Array(firsts.length + 1);
  let kept = 0;
  firsts.forEach((path, v) => {
    const { length, at, slipped } = reader.read(path);
    let last = -1;
    for (let i = 1; i < length - 1; i++) {
      const code = at[i] as number;
      if (code === last || (slipped[i] as number) > likely) continue;
      codes[kept++] = code;
      last = code;
    }
    offsets[v + 1] = kept;
  });
  return { codes: codes.slice(0, kept), offsets };
}
