/** The bakery of the sample, looked at again: a tenth more of it keeps every id, and the same of it gives the same bytes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import type { JourneyLog } from '../../src/events/journey-log.ts';
import { discover } from '../../src/events/mining/discover.ts';
import type { Discovered } from '../../src/events/mining/miner-shapes.ts';
import { seeded } from '../../src/lib/random.ts';
import { type BakeryJourney, bakeryJourneys, bakeryLines } from '../../src/server/sample/bakery.ts';
import { calendar } from '../../src/server/sample/bakery-calendar.ts';
import { capturedTerminal } from '../captured-terminal.ts';
import { logOf } from './log-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'sojourn-again-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = [...bakeryJourneys()];

/** The sample's log by its journey column, of some of its journeys. */
function bakeryLog(journeys: readonly BakeryJourney[]): JourneyLog {
  const numbers = new Map<string, number>();
  const plain = journeys
    .filter(({ events }) => events.length > 0)
    .map(({ person, events }) => {
      const customer = numbers.get(person.id) ?? numbers.size;
      numbers.set(person.id, customer);
      return { customer, events: events.map(({ event, time }): [string, number] => [event, time / 1000]) };
    });
  return { ...logOf(plain), cut: { by: 'journey-column', column: 'journey' } };
}

const found = (journeys: readonly BakeryJourney[], earlier?: Discovered): Discovered =>
  discover(bakeryLog(journeys), { properties: [] }, {}, undefined, earlier);

/** Where nine tenths of the days have passed. */
const lastDay = calendar.from + 0.9 * (calendar.to - calendar.from);

const parts: Readonly<Record<string, () => readonly BakeryJourney[]>> = {
  'the first 90 % of its days': () =>
    sample.map((one) => ({ ...one, events: one.events.filter(({ time }) => time < lastDay) })),
  'nine of ten of its customers, drawn by lot': () => {
    const random = seeded('nine of ten customers');
    const stay = new Map<string, boolean>();
    for (const { person } of sample) if (!stay.has(person.id)) stay.set(person.id, random.next() < 0.9);
    return sample.filter(({ person }) => stay.get(person.id));
  },
};

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id).toSorted();

const named = ({ discovery }: Discovered): Map<string, string> =>
  new Map([...discovery.journeys, ...discovery.stages].map(({ id, name }) => [id, name]));

describe('the whole sample after a part of it', () => {
  const whole = found(sample);

  test.each(Object.entries(parts))('keeps every stage and journey id of %s', (_, part) => {
    const earlier = found(part());
    const now = found(sample, earlier);
    expect(earlier.discovery.stages.length).toBeGreaterThanOrEqual(4);
    expect(earlier.discovery.journeys.length).toBeGreaterThanOrEqual(3);
    expect(ids(now.discovery.stages)).toEqual(ids(earlier.discovery.stages));
    expect(ids(now.discovery.journeys)).toEqual(ids(earlier.discovery.journeys));
    expect(named(now)).toEqual(named(earlier));
    // What was known before decides ids and nothing else.
    const without = ({ discovery }: Discovered): unknown =>
      JSON.parse(JSON.stringify(discovery, (key, value: unknown) => (key === 'id' ? undefined : value)));
    expect(without(now)).toEqual(without(whole));
  });
});

test('discovering the sample twice from the command line gives the same map files, byte for byte', async () => {
  const log = join(folder, 'bakery.ndjson');
  writeFileSync(log, [...bakeryLines()].join(''));
  const written = async (name: string): Promise<Map<string, string>> => {
    const out = mkdtempSync(join(folder, `${name}-`));
    const terminal = capturedTerminal();
    const code = await runCommand(['discover', log, '-o', join(out, 'map.journey.json'), '-q'], terminal);
    expect({ code, stderr: terminal.stderr() }).toEqual({ code: 0, stderr: '' });
    return new Map(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]));
  };
  const [first, second] = [await written('first'), await written('second')];
  expect(first.size).toBeGreaterThanOrEqual(4);
  expect(second).toEqual(first);
}, 120_000);
