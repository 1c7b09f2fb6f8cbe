/** The cutting against slow and plain second implementations, written from the description alone. */
import { describe, expect, test } from 'vitest';
import { plantedStreams } from '../../../test/planted/streams.ts';
import { unwatched } from '../../lib/progress.ts';
import { seeded } from '../../lib/random.ts';
import { boundaryChances, onceToGoal } from './begins.ts';
import type { BoundaryModel } from './boundary-model.ts';
import { learnBoundaries, learnFrom } from './learn-boundaries.ts';
import { pairsOf } from './pairs.ts';
import type { Streams } from './streams.ts';

const bell = (log: number, mean: number, deviation: number): number =>
  Math.exp(-((log - mean) ** 2) / (2 * deviation ** 2)) / deviation;

/** All ways to cut a stream, each weighed by the journeys it makes: what share of the weight begins one at each event. */
function byAllCuts(codes: readonly number[], logs: readonly number[], model: BoundaryModel): number[] {
  const { size, starts, ends, moves, means, deviations, between } = model;
  const n = codes.length;
  const begins = Array.from({ length: n }, () => 0);
  let all = 0;
  for (let cut = 0; cut < 2 ** (n - 1); cut++) {
    let weight = starts[codes[0] as number] as number;
    for (let i = 1; i < n; i++) {
      const [x, z, log] = [codes[i - 1] as number, codes[i] as number, logs[i] as number];
      const move = x * size + z;
      weight *=
        (cut >> (i - 1)) % 2 === 1
          ? (ends[x] as number) * (starts[z] as number) * bell(log, between.mean, between.deviation)
          : (1 - (ends[x] as number)) *
            (moves[move] as number) *
            bell(log, means[move] as number, deviations[move] as number);
    }
    all += weight;
    for (let i = 1; i < n; i++) if ((cut >> (i - 1)) % 2 === 1) begins[i] = (begins[i] as number) + weight;
  }
  return begins.map((weight, i) => (i === 0 ? 1 : weight / all));
}

describe('the chance of a beginning', () => {
  test('is the share of all ways to cut the stream that begin a journey there', () => {
    const { streams, names } = plantedStreams({ seed: 31, customers: 300, overlap: 1 });
    const pairs = pairsOf(streams, names.length);
    const { model } = learnBoundaries(pairs);
    const chances = boundaryChances(streams, model, pairs.fold);
    let compared = 0;
    for (let who = 0; who + 1 < streams.offsets.length && compared < 400; who++) {
      const [low, high] = [streams.offsets[who] as number, streams.offsets[who + 1] as number];
      if (high - low > 12) continue;
      const codes = [...streams.codes.subarray(low, high)];
      const logs = [...streams.micros.subarray(low, high)].map((micros, i, all) =>
        Math.log((micros - (all[i - 1] ?? 0)) / 1e6),
      );
      const means = logs.map((_, i) =>
        i === 0 ? 0 : (model.means[(codes[i - 1] as number) * model.size + (codes[i] as number)] as number),
      );
      byAllCuts(codes, logs, model).forEach((chance, i) => {
        const [near, far] = [means[i] as number, model.between.mean].toSorted((a, b) => a - b) as [number, number];
        // Outside both means longer pauses never count against a beginning; the plain formula knows no such thing.
        if (i > 0 && ((logs[i] as number) < near || (logs[i] as number) > far)) return;
        expect(chances[low + i]).toBeCloseTo(chance, 5);
        compared++;
      });
    }
    expect(compared).toBeGreaterThan(300);
  });

  test('never falls when the pause is longer', () => {
    const { streams, names } = plantedStreams({ seed: 32, customers: 300, overlap: 1.4 });
    const { model } = learnBoundaries(pairsOf(streams, names.length));
    const fold = Uint16Array.from(names.keys());
    for (let x = 0; x < names.length; x++) {
      for (let z = 0; z < names.length; z += 3) {
        if ((model.means[x * model.size + z] as number) > model.between.mean) continue;
        let before = 0;
        for (let log = -2; log < 20; log += 0.5) {
          const micros = Float64Array.from([0, Math.exp(log) * 1e6]);
          const one: Streams = { codes: Uint16Array.from([x, z]), micros, offsets: Uint32Array.from([0, 2]) };
          const chance = boundaryChances(one, model, fold)[1] as number;
          expect(chance).toBeGreaterThanOrEqual(before - 1e-7);
          before = chance;
        }
      }
    }
  });
});

/** One round of learning in maps of names, as the description has it. */
function plainRound(
  streams: Streams,
  names: readonly string[],
  chance: (event: number) => number,
): Map<string, number> {
  const stay = new Map<string, { n: number; sum: number; square: number }>();
  const put = (map: Map<string, number>, key: string, by: number): void => void map.set(key, (map.get(key) ?? 0) + by);
  const [starts, ends, leaves, to, out] = [1, 2, 3, 4, 5].map(() => new Map<string, number>()) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ];
  const far: [number, number][] = [];
  const near: [number, number][] = [];
  for (let who = 0; who + 1 < streams.offsets.length; who++) {
    for (let i = (streams.offsets[who] as number) + 1; i < (streams.offsets[who + 1] as number); i++) {
      const [x, z] = [names[streams.codes[i - 1] as number] as string, names[streams.codes[i] as number] as string];
      const log = Math.log(((streams.micros[i] as number) - (streams.micros[i - 1] as number)) / 1e6);
      const p = chance(i);
      put(starts, z, p);
      put(ends, x, p);
      put(leaves, x, 1);
      put(to, z, 1 - p);
      put(out, x, 1 - p);
      const one = stay.get(`${x}>${z}`) ?? { n: 0, sum: 0, square: 0 };
      stay.set(`${x}>${z}`, {
        n: one.n + 1 - p,
        sum: one.sum + (1 - p) * log,
        square: one.square + (1 - p) * log * log,
      });
      far.push([p, log]);
      near.push([1 - p, log]);
    }
  }
  const sum = (list: Iterable<number>): number => [...list].reduce((a, b) => a + b, 0);
  const shape = (list: readonly [number, number][]): [number, number] => {
    const n = sum(list.map(([w]) => w));
    const mean = sum(list.map(([w, log]) => w * log)) / n;
    return [mean, Math.sqrt(sum(list.map(([w, log]) => w * (log - mean) ** 2)) / n)];
  };
  const [within, between] = [shape(near), shape(far)];
  const share = sum(far.map(([p]) => p)) / far.length;
  const told = new Map<string, number>([
    ['mean between', between[0]],
    ['deviation between', between[1]],
  ]);
  for (const x of names) {
    told.set(`starts ${x}`, ((starts.get(x) ?? 0) + 0.5) / (sum(starts.values()) + 0.5 * names.length));
    told.set(`ends ${x}`, ((ends.get(x) ?? 0) + 2 * share) / ((leaves.get(x) ?? 0) + 2));
    for (const z of names) {
      const pooled = ((to.get(z) ?? 0) + 0.5) / (sum(to.values()) + 0.5 * names.length);
      const { n, sum: total, square } = stay.get(`${x}>${z}`) ?? { n: 0, sum: 0, square: 0 };
      told.set(`move ${x}>${z}`, (n + 5 * pooled) / ((out.get(x) ?? 0) + 5));
      const mean = (total + 100 * within[0]) / (n + 100);
      told.set(`mean ${x}>${z}`, mean);
      const spread = square - 2 * mean * total + n * mean ** 2;
      told.set(`deviation ${x}>${z}`, Math.sqrt((spread + 100 * within[1] ** 2) / (n + 100)));
    }
  }
  return told;
}

describe('learning', () => {
  const planted = plantedStreams({ seed: 33, customers: 250, overlap: 1 });
  const { streams, names } = planted;
  const pairs = pairsOf(streams, names.length);

  test('counts in one round what a plain count of weighed pairs comes to', () => {
    const random = seeded('first guess');
    const guess = Float64Array.from(pairs.from, () => random.next());
    const { model } = learnFrom(pairs, guess.slice(), unwatched, 0);
    const at: number[] = [];
    for (let who = 0; who + 1 < streams.offsets.length; who++) {
      for (let i = (streams.offsets[who] as number) + 1; i < (streams.offsets[who + 1] as number); i++) at.push(i);
    }
    const guessed = new Map(at.map((event, pair) => [event, guess[pair] as number]));
    const plain = plainRound(streams, names, (event) => guessed.get(event) ?? 0);
    expect(model.between.mean).toBeCloseTo(plain.get('mean between') ?? 0, 9);
    expect(model.between.deviation).toBeCloseTo(plain.get('deviation between') ?? 0, 9);
    names.forEach((x, from) => {
      expect(model.starts[from]).toBeCloseTo(plain.get(`starts ${x}`) ?? 0, 9);
      expect(model.ends[from]).toBeCloseTo(plain.get(`ends ${x}`) ?? 0, 9);
      names.forEach((z, to) => {
        const move = from * names.length + to;
        expect(model.moves[move]).toBeCloseTo(plain.get(`move ${x}>${z}`) ?? 0, 9);
        expect(model.means[move]).toBeCloseTo(plain.get(`mean ${x}>${z}`) ?? 0, 9);
        expect(model.deviations[move]).toBeCloseTo(plain.get(`deviation ${x}>${z}`) ?? 0, 7);
      });
    });
  });

  test('settles, and says the same twice', () => {
    const [one, two] = [learnBoundaries(pairs), learnBoundaries(pairs)];
    expect(one.settled).toBe(true);
    expect(two).toEqual(one);
  });

  test('a cancelled watch stops it', () => {
    const reason = new Error('enough');
    expect(() => learnBoundaries(pairs, { ...unwatched, signal: AbortSignal.abort(reason) })).toThrow('enough');
  });
});

describe('a goal that is reached once', () => {
  test('parts journeys between two goals where a beginning is likeliest, at the earliest of equals', () => {
    const streams: Streams = {
      codes: Uint16Array.from([0, 9, 1, 2, 9, 9, 3, 9, 0, 9]),
      micros: new Float64Array(10),
      offsets: Uint32Array.from([0, 7, 10]),
    };
    const chances = Float32Array.from([1, 0.1, 0.2, 0.4, 0.1, 0.1, 0.3, 1, 0.3, 0.3]);
    expect(onceToGoal(streams, chances, 9)).toBe(3);
    expect([...chances.keys()].filter((i) => (chances[i] as number) >= 0.5)).toEqual([0, 3, 5, 7, 8]);
  });
});
