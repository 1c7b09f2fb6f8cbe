/** Strain counted twice: by the walk over typed arrays, and by looking at every journey the long way round. */
import { expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../../test/planted/log-of.ts';
import { plantedSurveys } from '../../../test/planted/surveys.ts';
import type { JourneyLog } from '../journey-log.ts';
import { isError, isHelp } from './sign-words.ts';
import { noVisit, type Sign, signs, type StrainCounts, strainCounts, usualStrain, visitBits } from './strain.ts';
import { strainAt, yardstick } from './strain-scale.ts';

const hour = 3600;
const bakery: PlainJourney[] = [
  {
    customer: 0,
    events: [
      ['Opens the shop', 0],
      ['Pays', 60],
      ['Payment fails', 70],
      ['Pays', 200],
      ['Parcel arrives', 2 * 24 * hour],
      ['Calls about the order', 2.5 * 24 * hour],
    ],
  },
  {
    customer: 1,
    events: [
      ['Opens the shop', 0],
      ['Opens the shop', 0.2],
      ['Opens the shop', 0.9],
      ['Pays', 100],
    ],
  },
  {
    customer: 1,
    events: [
      ['Opens the shop', 90 * hour],
      ['Complains with a photo', 91 * hour],
    ],
  },
  {
    customer: 2,
    events: [
      ['Opens the shop', 0],
      ['Pays', 5000],
      ['Parcel arrives', 30 * hour],
    ],
  },
];
const log = logOf(bakery);
const groups = Int16Array.from([0, 0, 1, 1]);
const code = (name: string): number => log.names.indexOf(name);
const at = (counts: StrainCounts, column: number, name: string): number => column * counts.places + code(name);

test('names tell errors and calls for help from everything else', () => {
  expect(
    ['Payment fails', 'Sees an error', 'card_declined', 'Login failed', 'Zahlung fehlgeschlagen'].every(isError),
  ).toBe(true);
  expect(['Pays', 'Sees the terrace', 'Opens the shop', 'Timetable'].some(isError)).toBe(false);
  expect(['Calls about the order', 'Complains', 'openTicket', 'Contacts us', 'Ruft an: Anruf'].every(isHelp)).toBe(
    true,
  );
  expect(['Contactless payment', 'Buys tickets', 'Recalls a name', 'Chats'].map(isHelp)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('each sign is counted where it belongs', () => {
  const counts = strainCounts(log, groups, 2);
  const signed = (sign: Sign, column: number, name: string): number =>
    counts.signed[sign][at(counts, column, name)] ?? -1;
  expect(signed('repeats', 0, 'Pays')).toBe(1);
  expect(signed('errors', 0, 'Pays')).toBe(1);
  expect(signed('errors', 0, 'Payment fails')).toBe(1);
  expect(signed('errors', 2, 'Pays')).toBe(0);
  expect(signed('help', 0, 'Parcel arrives')).toBe(1);
  expect(signed('rage', 0, 'Opens the shop')).toBe(1);
  expect(signed('waits', 0, 'Pays')).toBe(1);
  // The complaint came an hour after the second visit, and more than a day after the first.
  expect(signed('help', 1, 'Opens the shop')).toBe(0);
  expect(signed('help', 2, 'Opens the shop')).toBe(1);
});

test('visits and people are counted by group, and the journey as a whole carries every sign of its parts', () => {
  const counts = strainCounts(log, groups, 2);
  expect([0, 1, 2].map((column) => counts.journeys[at(counts, column, 'Opens the shop')])).toEqual([4, 2, 2]);
  expect([0, 1, 2].map((column) => counts.customers[at(counts, column, 'Opens the shop')])).toEqual([3, 2, 2]);
  const whole = counts.places - 1;
  expect(counts.journeys[whole]).toBe(4);
  expect(counts.signed.repeats[whole]).toBe(2);
});

test('the kind of a wanted visit says its signs, whether the journey reached its goal or ended here, and its trouble elsewhere', () => {
  const visits = {
    journeys: Uint32Array.from([0, 1, 2, 3, 0]),
    codes: Uint16Array.from([...['Pays', 'Pays', 'Pays', 'Pays'].map(code), log.names.length]),
  };
  const counts = strainCounts(log, groups, 2, { visits }, { converted: Uint8Array.from([1, 0, 0, 1]) });
  const { reached, left, elsewhere } = visitBits;
  const [repeats, errors, waits, help] = [1, 2, 4, 8];
  expect([...counts.wanted]).toEqual([
    // Repeated, failed; "Payment fails" and "Parcel arrives" show signs of their own.
    repeats + errors + reached + 2 * elsewhere,
    // Ended here; the clicks in rage on "Opens the shop" are elsewhere.
    left + elsewhere,
    noVisit,
    waits + reached,
    repeats + errors + help + reached + 2 * elsewhere,
  ]);
});

test('clicks in rage are a setting', () => {
  const patient = strainCounts(log, groups, 2, { settings: { rageClicks: 4 } });
  expect(patient.signed.rage[at(patient, 0, 'Opens the shop')]).toBe(0);
});

/** The second implementation: plain objects, every pair of events looked at. */
function bruteForce(all: JourneyLog, group: Int16Array, column: number, place: number, converted: Uint8Array) {
  interface Event {
    readonly name: string;
    readonly code: number;
    readonly time: number;
  }
  const journeys = [...group.keys()].map((journey) => {
    const events: Event[] = [];
    for (let i = all.offsets[journey] ?? 0; i < (all.offsets[journey + 1] ?? 0); i++) {
      const own = all.codes[i] ?? 0;
      events.push({ name: all.names[own] ?? '', code: own, time: all.times[i] ?? 0 });
    }
    return { journey, customer: all.customerOf[journey] ?? 0, events };
  });
  const waits = new Map<number, number[]>();
  for (const { events } of journeys) {
    events.forEach((event, i) => {
      const before = events[i - 1];
      if (before) waits.set(event.code, [...(waits.get(event.code) ?? []), event.time - before.time]);
    });
  }
  const median = (own: number): number => {
    const sorted = (waits.get(own) ?? []).toSorted((a, b) => a - b);
    const half = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
  };
  const medians = all.names.map((_, own) => median(own));
  const helps = (customer: number, from: number): boolean =>
    journeys.some(
      (other) =>
        other.customer === customer &&
        other.events.some(({ name, time }) => isHelp(name) && time >= from && time - from <= usualStrain.helpWithin),
    );
  const found = { journeys: 0, reached: 0, left: 0, people: new Set<number>(), signs: new Map<Sign, number[]>() };
  for (const { journey, customer, events } of journeys) {
    const met = events.flatMap((event, i) => (place === all.names.length || event.code === place ? [i] : []));
    if (met.length === 0 || (column > 0 && group[journey] !== column - 1)) continue;
    found.journeys++;
    found.people.add(customer);
    const final = events.findLast(({ name }) => !isError(name) && !isHelp(name));
    if (converted[journey] === 1) found.reached++;
    else if (final?.code === place) found.left++;
    const has: Record<Sign, boolean> = { repeats: false, errors: false, waits: false, help: false, rage: false };
    for (const i of met) {
      const { code: own, time, name } = events[i] as Event;
      const before = events[i - 1];
      if (events.some((other, k) => k > i && other.code === own)) has.repeats = true;
      if (isError(name) || isError(events[i + 1]?.name ?? '')) has.errors = true;
      if (before && time - before.time >= Math.max(60_000, 3 * (medians[own] ?? 0))) has.waits = true;
      if (helps(customer, time)) has.help = true;
      const third = events[i + 2];
      if (third && third.code === own && events[i + 1]?.code === own && third.time - time <= 1000) has.rage = true;
    }
    for (const sign of signs) if (has[sign]) found.signs.set(sign, [...(found.signs.get(sign) ?? []), customer]);
  }
  return found;
}

test('the walk agrees with the long way round, cell by cell', () => {
  const planted = plantedSurveys({ seed: 77, journeys: 60, groups: 2, touchpoints: 6 });
  const counts = strainCounts(planted.log, planted.groups, 2, {}, { converted: planted.converted });
  for (let column = 0; column < 3; column++) {
    for (let place = 0; place < counts.places; place++) {
      const cell = column * counts.places + place;
      const brute = bruteForce(planted.log, planted.groups, column, place, planted.converted);
      expect(counts.journeys[cell]).toBe(brute.journeys);
      expect(counts.customers[cell]).toBe(brute.people.size);
      const signed = signs.map((sign) => counts.signed[sign][cell]);
      expect(signed).toEqual(signs.map((sign) => brute.signs.get(sign)?.length ?? 0));
      const signers = signs.map((sign) => counts.signers[sign][cell]);
      expect(signers).toEqual(signs.map((sign) => new Set(brute.signs.get(sign)).size));
      const { cells, kinds, counts: visits } = counts.visits;
      const own = [...cells.keys()].filter((at) => cells[at] === cell);
      const counted = (bit: number): number =>
        own.reduce((sum, at) => sum + (((kinds[at] ?? 0) & bit) === 0 ? 0 : (visits[at] ?? 0)), 0);
      expect(own.reduce((sum, at) => sum + (visits[at] ?? 0), 0)).toBe(brute.journeys);
      expect(signs.map((_, bit) => counted(1 << bit))).toEqual(signed);
      expect([counted(visitBits.reached), counted(visitBits.left)]).toEqual([brute.reached, brute.left]);
    }
  }
});

test('strain is never above zero, and lowest where the signs are', () => {
  const planted = plantedSurveys({ seed: 78, journeys: 1500 });
  const counts = strainCounts(planted.log, planted.groups, planted.groupCount);
  const usual = yardstick(counts);
  const pairs = planted.truth.flatMap((row, group) =>
    row.flatMap((truth, own) => {
      const reading = strainAt(counts, usual, group + 1, own);
      return truth === undefined || !reading ? [] : [{ truth, ...reading }];
    }),
  );
  for (const { value, low, high } of pairs) {
    expect(value).toBeLessThanOrEqual(0);
    expect(low).toBeGreaterThanOrEqual(-1);
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const strainOf = (bad: boolean): number =>
    mean(pairs.filter(({ truth }) => truth < -0.2 === bad).map((one) => one.value));
  expect(strainOf(true)).toBeLessThan(strainOf(false) - 0.1);
});

test('one number by hand: three signs beside what is usual', () => {
  const visits = 100;
  const share = (hits: readonly number[]): Uint32Array => Uint32Array.from([...hits, 0]);
  const nobody = share([0, 0, 0]);
  const counts: StrainCounts = {
    places: 4,
    columns: 1,
    journeys: share([visits, visits, visits]),
    customers: share([visits, visits, visits]),
    signed: {
      repeats: share([10, 20, 30]),
      errors: share([0, 0, 0]),
      waits: share([5, 5, 35]),
      help: share([0, 0, 0]),
      rage: share([0, 0, 0]),
    },
    signers: { repeats: nobody, errors: nobody, waits: nobody, help: nobody, rage: nobody },
    visits: { cells: new Uint32Array(0), kinds: new Uint16Array(0), counts: new Uint32Array(0) },
    trouble: { errors: [], help: [] },
    wanted: new Uint16Array(0),
  };
  // Repeats: mean 0.2, deviation 0.1, so z = 1. Waits: mean 0.15, deviation 0.1732, so z = 0.2 / 0.1732 = 1.1547.
  const reading = strainAt(counts, yardstick(counts), 0, 2);
  expect(reading?.value).toBeCloseTo(-(1 + 1.1547) / 6, 4);
  expect(reading?.signs.map(({ sign }) => sign)).toEqual(['waits', 'repeats']);
  expect(strainAt(counts, yardstick(counts), 0, 0)?.value).toBe(0);
});
