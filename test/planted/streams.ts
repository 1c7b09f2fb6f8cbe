/** Generator G3: customers' streams of one to six journeys, whose pauses alone do not tell where one ends. */
import { type Random, seeded } from '../../src/lib/random.ts';
import type { Streams } from '../../src/events/cutting/streams.ts';
import { shuffledNames } from './planted-log.ts';

export interface StreamWishes {
  readonly seed: number | string;
  readonly customers: number;
  /** Spread of the pauses, as the standard deviation of their logarithm: how much pauses within and between overlap. */
  readonly overlap: number;
  /** More customers of the same truth: parts differ in their streams alone. */
  readonly part?: number;
}

/** What the streams were drawn from: the numbers an oracle would know. Rows and places are codes. */
export interface StreamTruth {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Row-stochastic: where a journey goes on to, given that it goes on. */
  readonly moves: readonly Float64Array[];
  /** Mean of the logarithm of seconds. */
  readonly within: number;
  readonly between: number;
  readonly spread: number;
  /** Share of pauses that lie between journeys, on average. */
  readonly share: number;
}

export interface PlantedStreams {
  readonly names: readonly string[];
  readonly streams: Streams;
  /** 1 where a journey begins, customers' first events included. */
  readonly begins: Uint8Array;
  readonly truth: StreamTruth;
}

const openers = 3;
const closers = 3;
const inner = 10;
const touchpoints = openers + inner + closers;
const hour = 3600;
/** Medians: within a journey half a day, between two of them five days. */
const pauses = { within: Math.log(12 * hour), between: Math.log(120 * hour) };
/** Share of moves that lead to a touchpoint which usually begins or ends a journey, without doing so. */
const astray = 0.2;

/** Journeys of one customer follow each other; their number is uniform in 1 to 6. */
export function plantedStreams({ seed, customers, overlap, part }: StreamWishes): PlantedStreams {
  const drawn = seeded(`streams ${seed}`);
  const truth = truthOf(drawn, overlap);
  const random = part === undefined ? drawn : seeded(`streams ${seed} part ${part}`);
  const codes: number[] = [];
  const micros: number[] = [];
  const begins: number[] = [];
  const offsets = [0];
  const pause = (mean: number): number => Math.max(1, Math.round(Math.exp(mean + overlap * random.normal()))) * 1e6;
  for (let customer = 0; customer < customers; customer++) {
    let now = (Date.UTC(2025, 0, 1) + random.int(200 * 86_400) * 1000) * 1000;
    for (let left = 1 + random.int(6); left > 0; left--) {
      let at = random.pick(truth.starts);
      for (let first = true; ; first = false) {
        codes.push(at);
        micros.push(now);
        begins.push(first ? 1 : 0);
        if (random.next() < (truth.ends[at] as number)) break;
        at = random.pick(truth.moves[at] as Float64Array);
        now += pause(truth.within);
      }
      now += pause(truth.between);
    }
    offsets.push(codes.length);
  }
  const pairs = codes.length - customers;
  const share = (begins.reduce((sum, is) => sum + is, 0) - customers) / pairs;
  return {
    names: shuffledNames(drawn, touchpoints),
    streams: { codes: Uint16Array.from(codes), micros: Float64Array.from(micros), offsets: Uint32Array.from(offsets) },
    begins: Uint8Array.from(begins),
    truth: { ...truth, share },
  };
}

/** Drawn anew for each seed, under shuffled codes. */
function truthOf(random: Random, overlap: number): Omit<StreamTruth, 'share'> {
  const codeOf = random.shuffle(Array.from({ length: touchpoints }, (_, t) => t));
  const code = (t: number): number => codeOf[t] as number;
  const starts = new Float64Array(touchpoints);
  for (let t = 0; t < openers; t++) starts[code(t)] = 1 + random.next();
  const ends = new Float64Array(touchpoints);
  for (let t = 0; t < touchpoints; t++) {
    ends[code(t)] = t < openers ? 0.02 : t < openers + inner ? 0.04 : 0.5 + 0.3 * random.next();
  }
  const moves = Array.from({ length: touchpoints }, () => new Float64Array(touchpoints));
  for (let from = 0; from < touchpoints; from++) {
    const row = moves[code(from)] as Float64Array;
    for (let to = 0; to < touchpoints; to++) row[code(to)] = 0.02;
    for (let favourite = 0; favourite < 3; favourite++) add(row, code(openers + random.int(inner)), random.next());
    add(row, code(openers + inner + random.int(closers)), 0.5 + random.next());
    normalise(row, 1 - astray);
    for (let t = 0; t < openers; t++) add(row, code(t), astray / 2 / openers);
    for (let t = 0; t < closers; t++) add(row, code(openers + inner + t), astray / 2 / closers);
  }
  return { starts: normalise(starts, 1), ends, moves, ...pauses, spread: overlap };
}

function add(row: Float64Array, at: number, weight: number): void {
  row[at] = (row[at] as number) + weight;
}

function normalise(row: Float64Array, to: number): Float64Array {
  const total = row.reduce((sum, one) => sum + one, 0);
  for (let i = 0; i < row.length; i++) row[i] = ((row[i] as number) * to) / total;
  return row;
}

/** The probability of a beginning at each event, by who knows the truth but the journeys; 1 at first events. */
export function oracle({ streams: { codes, micros, offsets }, truth }: PlantedStreams): Float64Array {
  const chance = new Float64Array(codes.length);
  for (let who = 0; who + 1 < offsets.length; who++) {
    for (let i = offsets[who] as number; i < (offsets[who + 1] as number); i++) {
      if (i === offsets[who]) {
        chance[i] = 1;
        continue;
      }
      const [x, z] = [codes[i - 1] as number, codes[i] as number];
      const log = Math.log(((micros[i] as number) - (micros[i - 1] as number)) / 1e6);
      const bell = (mean: number): number => Math.exp(-0.5 * ((log - mean) / truth.spread) ** 2);
      const ends = truth.ends[x] as number;
      const between = ends * (truth.starts[z] as number) * bell(truth.between);
      const within = (1 - ends) * ((truth.moves[x] as Float64Array)[z] as number) * bell(truth.within);
      chance[i] = between / (between + within);
    }
  }
  return chance;
}
