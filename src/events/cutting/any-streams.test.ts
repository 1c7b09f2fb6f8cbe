/** Cutting what logs really bring: logs that need no cutting, shops and bakeries, and streams that are hardly any. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bestFixedGap, boundaryScore, byFixedGap } from '../../../test/planted/found-cuts.ts';
import { hasSharedData, sharedData } from '../../../test/planted/log-of.ts';
import { stageMarkov } from '../../../test/planted/stage-markov.ts';
import { templates } from '../../../test/planted/templates.ts';
import { seeded } from '../../lib/random.ts';
import { bakeryEvents } from '../../server/sample/bakery.ts';
import type { JourneyLog } from '../journey-log.ts';
import { type Beginnings, chooseCut, gapsOf } from './choose-cut.ts';
import { fitGaps } from './gap-model.ts';
import type { Streams } from './streams.ts';

interface Row {
  readonly customer: string;
  readonly event: string;
  /** Milliseconds. */
  readonly time: number;
  readonly journey?: string;
}

interface Told {
  readonly streams: Streams;
  readonly names: readonly string[];
  readonly begins: Uint8Array;
}

function streamsOf(rows: readonly Row[]): Told {
  const customers = new Map<string, Row[]>();
  for (const row of rows) {
    const own = customers.get(row.customer);
    if (own) own.push(row);
    else customers.set(row.customer, [row]);
  }
  const names = [...new Set(rows.map(({ event }) => event))].toSorted();
  const codeOf = new Map(names.map((name, code) => [name, code]));
  const ordered = [...customers.values()].map((own) => own.toSorted((a, b) => a.time - b.time));
  const offsets = [0];
  for (const own of ordered) offsets.push((offsets.at(-1) as number) + own.length);
  const all = ordered.flat();
  return {
    names,
    streams: {
      codes: Uint16Array.from(all, ({ event }) => codeOf.get(event) ?? 0),
      micros: Float64Array.from(all, ({ time }) => time * 1000),
      offsets: Uint32Array.from(offsets),
    },
    begins: Uint8Array.from(
      ordered.flatMap((own) => own.map(({ journey }, i) => (i === 0 || own[i - 1]?.journey !== journey ? 1 : 0))),
    ),
  };
}

const found = ({ streams, names }: Told): Beginnings => chooseCut(streams, { by: 'found' }, { names, cases: false });

const wholeJourneys = ({ names, codes, times, offsets }: JourneyLog): Told => ({
  names,
  streams: { codes, micros: times.map((time) => time * 1000), offsets },
  begins: new Uint8Array(codes.length),
});

describe('a log with one journey a customer stays whole', () => {
  test.each([41, 42])('of customers who walk through stages, seed %i', (seed) => {
    const { log } = stageMarkov({ seed, journeys: 2500, noise: 0.05, hard: seed === 42 });
    expect(found(wholeJourneys(log)).cut).toEqual({ by: 'customer' });
  });

  test('of customers who follow scripts', () => {
    expect(found(wholeJourneys(templates({ seed: 43, journeys: 2500, noise: 0.1 }).log)).cut).toEqual({
      by: 'customer',
    });
  });

  test('though there is a long wait in each', () => {
    const random = seeded('long wait');
    const rows = Array.from({ length: 1500 }, (_, customer) => {
      let time = random.int(1e9);
      return ['Browse', 'Order', 'Pay', 'Receive parcel', 'Rate'].map((event) => {
        const row = { customer: `c${customer}`, event, time };
        time += Math.round((event === 'Pay' ? 3 * 86_400_000 : 600_000) * Math.exp(random.normal() / 2));
        return row;
      });
    }).flat();
    expect(found(streamsOf(rows)).cut).toEqual({ by: 'customer' });
  });

  test('of a bakery where each journey is a customer of its own', () => {
    const rows = bakeryEvents('kornblume', 1500).map((row) => ({ ...row, customer: row.journey }));
    expect(found(streamsOf(rows)).cut).toEqual({ by: 'customer' });
  });
});

describe('streams of several journeys', () => {
  test('of a bakery, with deliveries that take days, are cut better than by any pause', () => {
    const told = streamsOf(bakeryEvents('kornblume', 2500));
    const { cut, chances } = found(told);
    const score = boundaryScore(told.begins, chances, told.streams);
    expect(cut.by).toBe('found');
    expect(score).toBeGreaterThanOrEqual(0.92);
    expect(score).toBeGreaterThan(bestFixedGap(told.begins, told.streams));
  });

  test.skipIf(!hasSharedData)('of a shop are its sessions, as the pause alone has them (needs shared data)', () => {
    const [, ...lines] = gunzipSync(readFileSync(join(sharedData, 'shop-clicks/ecom.csv.gz')))
      .toString('utf8')
      .trim()
      .split('\n');
    const rows = lines.map((line): Row => {
      const [customer = '', journey = '', event = '', time = ''] = line.split(',');
      return { customer, journey, event, time: Date.parse(`${time.replace(' ', 'T')}Z`) };
    });
    const told = streamsOf(rows);
    const fit = fitGaps(gapsOf(told.streams));
    const byPause = boundaryScore(told.begins, byFixedGap(told.streams, fit?.seconds ?? 0), told.streams);
    const score = boundaryScore(told.begins, found(told).chances, told.streams);
    expect(byPause).toBeGreaterThan(0.99);
    expect(score).toBeGreaterThanOrEqual(byPause);
  });

  test('whose touchpoints say nothing are cut by pauses', () => {
    const random = seeded('nothing but pauses');
    const rows: Row[] = [];
    for (let customer = 0; customer < 600; customer++) {
      let time = 0;
      let journey = 0;
      for (let i = 0; i < 12; i++) {
        const apart = i > 0 && random.next() < 0.2;
        if (apart) journey++;
        time += Math.round((apart ? 1e8 : 1e5) * Math.exp(random.normal()));
        rows.push({ customer: `c${customer}`, event: `Page ${random.int(10)}`, time, journey: `${journey}` });
      }
    }
    const told = streamsOf(rows);
    expect(boundaryScore(told.begins, found(told).chances, told.streams)).toBeGreaterThan(0.99);
  });
});

describe('streams that are hardly any', () => {
  const day = 86_400_000;
  const visits = (customer: string, count: number, time: (i: number) => number): Row[] =>
    Array.from({ length: count }, (_, i) => ({
      customer,
      event: ['Look', 'Choose', 'Pay'][i % 3] ?? '',
      time: time(i),
    }));
  const ones = (chances: Float32Array): number => chances.reduce((sum, chance) => sum + (chance >= 0.5 ? 1 : 0), 0);

  test('no event, no customer', () => {
    expect(found(streamsOf([])).chances).toHaveLength(0);
  });

  test('one event each, and two', () => {
    const one = Array.from({ length: 3000 }, (_, i) => ({ customer: `c${i}`, event: 'Look', time: i }));
    expect(found(streamsOf(one)).cut).toEqual({ by: 'customer' });
    const two = Array.from({ length: 3000 }, (_, i) => visits(`c${i}`, 2, (at) => at * 60_000 * (1 + (i % 7)))).flat();
    const { cut, chances } = found(streamsOf(two));
    expect([cut, ones(chances)]).toEqual([{ by: 'customer' }, 3000]);
  });

  test('no pauses at all: everything at the same time', () => {
    const rows = Array.from({ length: 900 }, (_, i) => visits(`c${i}`, 6, () => 0)).flat();
    const { cut, chances } = found(streamsOf(rows));
    expect([cut, ones(chances)]).toEqual([{ by: 'customer' }, 900]);
    expect(chances.every((chance) => chance === 0 || chance === 1)).toBe(true);
  });

  test('events with the same time never part, though whole days do', () => {
    const rows = Array.from({ length: 900 }, (_, i) =>
      visits(`c${i}`, 9, (at) => Math.floor(at / 3) * 30 * day),
    ).flat();
    const told = streamsOf(rows);
    const { chances } = found(told);
    for (let i = 1; i < chances.length; i++) {
      const tied = told.streams.micros[i] === told.streams.micros[i - 1] && !told.streams.offsets.includes(i);
      expect(tied && chances[i] !== 0).toBe(false);
    }
  });

  test('all pauses equal', () => {
    const rows = Array.from({ length: 900 }, (_, i) => visits(`c${i}`, 9, (at) => at * day)).flat();
    const { chances } = found(streamsOf(rows));
    expect(chances.every(Number.isFinite)).toBe(true);
  });

  test('one customer with 100,000 events, cut like many with few', () => {
    const random = seeded('one customer');
    let time = 0;
    const rows = Array.from({ length: 100_000 }, (_, i): Row => {
      time += Math.round((i % 5 === 0 ? 5 * day : 600_000) * Math.exp(random.normal() / 2));
      return {
        customer: 'ada',
        event: ['Look', 'Choose', 'Basket', 'Address', 'Pay'][i % 5] ?? '',
        time,
        journey: `${Math.floor(i / 5)}`,
      };
    });
    const told = streamsOf(rows);
    expect(boundaryScore(told.begins, found(told).chances, told.streams)).toBeGreaterThan(0.99);
  });

  test('thousands of names, most of them rare', () => {
    const random = seeded('many names');
    const rows: Row[] = [];
    for (let customer = 0; customer < 800; customer++) {
      let time = 0;
      for (let journey = 0; journey < 3; journey++) {
        for (const event of [
          'Open the app',
          `Article ${random.int(4000)}`,
          `Article ${random.int(4000)}`,
          'Sign out',
        ]) {
          rows.push({ customer: `c${customer}`, event, time, journey: `${journey}` });
          time += Math.round(600_000 * Math.exp(random.normal()));
        }
        time += Math.round(20 * 3600_000 * Math.exp(random.normal()));
      }
    }
    const told = streamsOf(rows);
    expect(boundaryScore(told.begins, found(told).chances, told.streams)).toBeGreaterThan(0.98);
  });

  test('a clock that stood at 1970 for a while', () => {
    const rows = Array.from({ length: 700 }, (_, i) =>
      visits(`c${i}`, 9, (at) =>
        at === 0 && i % 9 === 0 ? 0 : Date.UTC(2025, 0, 1) + at * 600_000 + Math.floor(at / 3) * 40 * day,
      ),
    ).flat();
    const { chances } = found(streamsOf(rows));
    expect(chances.every(Number.isFinite)).toBe(true);
    expect(ones(chances)).toBeGreaterThanOrEqual(2100);
  });
});
