/** The sample's planted facts are in its data, counted here without the code that will look for them. */
import { expect, test } from 'vitest';
import {
  bakeryEvents,
  bakeryJourneys,
  bakeryLines,
  bakeryResponses,
  bakeryTruth,
  type BakeryJourney,
} from './bakery.ts';
import { broken, lateParcels } from './bakery-calendar.ts';

const journeys = [...bakeryJourneys()];
const has = (journey: BakeryJourney, event: string): boolean => journey.events.some((one) => one.event === event);
const share = (all: readonly BakeryJourney[], hit: (one: BakeryJourney) => boolean): number =>
  all.filter(hit).length / all.length;

test('the same seed gives the same log, another seed another one', () => {
  const first = [...bakeryLines('kornblume', 300)].join('');
  expect([...bakeryLines('kornblume', 300)].join('')).toBe(first);
  expect([...bakeryLines('roggen', 300)].join('')).not.toBe(first);
});

test('it is a believable size, with four kinds of customers and some forty touchpoints', () => {
  const rows = bakeryEvents();
  expect(rows.length).toBeGreaterThan(120_000);
  expect(rows.length).toBeLessThan(220_000);
  expect(new Set(bakeryTruth().values()).size).toBe(4);
  expect(new Set(rows.map((row) => row.event)).size).toBeGreaterThanOrEqual(36);
});

test('rows are in order of time and every row names its channel', () => {
  const rows = bakeryEvents();
  expect(rows.every((row, at) => at === 0 || row.time >= (rows[at - 1]?.time ?? 0))).toBe(true);
  expect(rows.filter((row) => row.channel === 'other')).toEqual([]);
});

test('while the release was broken, people on phones left at the date picker far more often', () => {
  const atPicker = journeys.filter((one) => has(one, 'Picks a delivery date') && one.person.traits.device === 'mobile');
  const during = atPicker.filter((one) =>
    one.events.some((e) => e.event === 'Picks a delivery date' && broken(e.time, 'mobile')),
  );
  const others = atPicker.filter((one) => !during.includes(one));
  expect(during.length).toBeGreaterThan(100);
  expect(share(during, (one) => has(one, 'Enters the address'))).toBeLessThan(
    share(others, (one) => has(one, 'Enters the address')) - 0.3,
  );
});

test('before Christmas parcels are late more often, and late parcels bring fewer people back', () => {
  const sent = journeys.filter((one) => has(one, 'Gets the shipping notice'));
  const december = sent.filter((one) => lateParcels(one.events[0]?.time ?? 0));
  const late = (one: BakeryJourney): boolean => has(one, 'Is told of a delay');
  expect(share(december, late)).toBeGreaterThan(
    2 *
      share(
        sent.filter((one) => !december.includes(one)),
        late,
      ),
  );
  const back = (one: BakeryJourney): boolean => has(one, 'Orders again');
  expect(share(sent.filter(late), back)).toBeLessThan(
    share(
      sent.filter((one) => !late(one)),
      back,
    ),
  );
});

test('answers follow what happened, and most people do not answer', () => {
  const answers = bakeryResponses();
  const delivered = journeys.filter((one) => has(one, 'Parcel arrives'));
  const lateOnes = new Set(delivered.filter((one) => has(one, 'Is told of a delay')).map((one) => one.id));
  const csat = answers.filter((answer) => answer.survey === 'CSAT' && answer.touchpoint === 'Parcel arrives');
  const mean = (list: typeof csat): number => list.reduce((sum, one) => sum + one.score, 0) / list.length;
  expect(csat.length).toBeLessThan(delivered.length * 0.3);
  expect(mean(csat.filter((one) => lateOnes.has(one.journey)))).toBeLessThan(
    mean(csat.filter((one) => !lateOnes.has(one.journey))) - 1,
  );
});

test('the decoys tell nothing of the kind of customer', () => {
  const kinds = bakeryTruth();
  const groupA = new Map<string, number[]>();
  for (const { person } of journeys) {
    const kind = kinds.get(person.id) ?? '';
    groupA.set(kind, [...(groupA.get(kind) ?? []), person.traits.test_group === 'A' ? 1 : 0]);
  }
  for (const flags of groupA.values()) expect(flags.reduce((a, b) => a + b, 0) / flags.length).toBeCloseTo(0.5, 0.9);
});
