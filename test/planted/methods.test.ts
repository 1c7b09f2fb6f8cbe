/** The numbers that docs/methods.md traces to the rows of docs/methods-log.csv are the ones that are found there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JourneyLog } from '../../src/events/journey-log.ts';
import { discover } from '../../src/events/mining/discover.ts';
import { excessOf, flowOf, marginsOf } from '../../src/events/mining/flow.ts';
import { compacted } from '../../src/events/mining/paths.ts';
import { potentialOf } from '../../src/events/mining/potential.ts';
import { logOf, type PlainJourney } from './log-of.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'methods.md'), 'utf8');
const sectionOf = (title: string): string => page.split(/^## /m).find((section) => section.startsWith(title)) ?? '';

/** One journey a customer. */
function methodsLog(): JourneyLog {
  const rows = readFileSync(join(docs, 'methods-log.csv'), 'utf8').trim().split('\n').slice(1);
  const customers = new Map<string, [string, number][]>();
  for (const row of rows) {
    const [customer = '', event = '', time = ''] = row.split(',');
    customers.set(customer, [...(customers.get(customer) ?? []), [event, Date.parse(time) / 1000]]);
  }
  return logOf([...customers.values()].map((events, customer): PlainJourney => ({ customer, events })));
}

const log = methodsLog();
const noTraits = { properties: [] };
const found = discover(log, noTraits);
const { discovery } = found;
const nameOf = (code: number): string => discovery.touchpoints[code]?.name ?? '';
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

describe('groups', () => {
  const text = sectionOf('Groups of journeys');

  test('the table of paths is the log', () => {
    const table = Array.from(text.matchAll(/^\| K[^|]*\|\s*(\d+) \|([^|]*)\|$/gm), ([, journeys, path]) => ({
      journeys: Number(journeys),
      path: path?.trim() ?? '',
    }));
    const counts = new Map<string, number>();
    for (let j = 0; j + 1 < log.offsets.length; j++) {
      const codes = log.codes.subarray(log.offsets[j], log.offsets[j + 1]);
      const path = Array.from(codes, (code) => log.names[code]).join(', ');
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    expect(table).toEqual(Array.from(counts, ([path, journeys]) => ({ journeys, path })));
    expect(text).toContain(`${log.codes.length} events of ${log.customers} customers`);
  });

  test('so many keep to a script, and the groups are so large', () => {
    const { groups } = discovery.quality;
    const [first, second] = discovery.journeys;
    expect(text).toContain(`${groups.scripted * log.customers} of 40 journeys, ${percent(groups.scripted)}, keep`);
    expect(text).toContain(`${first?.journeys} of 40, ${percent(first?.share ?? 0)}`);
    expect(text).toContain(`12 + 2 = ${second?.journeys}, ${percent(second?.share ?? 0)}`);
    expect(discovery.journeys.length).toBe(2);
  });
});

describe('stages', () => {
  const text = sectionOf('Stages');
  const size = log.names.length;
  const flow = flowOf(compacted(log), size);
  const excess = excessOf(flow);
  const code = (name: string): number => log.names.indexOf(name);

  test('a move counts by what is beyond chance', () => {
    const { out, into, total } = marginsOf(flow);
    const at = code('Home page') * size + code('Bread list');
    const chance = ((out[code('Home page')] as number) * (into[code('Bread list')] as number)) / total;
    expect(text).toContain(`${out[code('Home page')]} · ${into[code('Bread list')]} / ${total} = ${chance.toFixed(2)}`);
    expect(text).toContain(`${flow.moves[at]} do: ${excess.moves[at]?.toFixed(2)} more`);
    expect(text).toContain(`3 · √${chance.toFixed(2)} = ${(3 * Math.sqrt(chance)).toFixed(2)}`);
    const back = code('Basket') * size + code('Bread list');
    const chanceBack = ((out[code('Basket')] as number) * (into[code('Bread list')] as number)) / total;
    expect(text).toContain(`go ${flow.moves[back]}, where chance gives 23 · 23 / ${total} = ${chanceBack.toFixed(2)}`);
    expect(excess.moves[back]).toBe(0);
  });

  test('the touchpoints stand one step behind each other, in four stages', () => {
    const { places } = potentialOf(excess, new Float64Array(size));
    const steps = ['Home page', 'Bread list', 'Basket', 'Pay', 'Parcel arrives'].map((name) => places[code(name)] ?? 0);
    steps.forEach((place, step) => expect(place - (steps[0] as number)).toBeCloseTo(step, 4));
    expect(text).toContain('stands 1 behind _Home page_, _Basket_ 2, _Pay_ 3, _Parcel arrives_ 4');
    expect(discovery.stages.map(({ touchpoints }) => touchpoints.map(nameOf).toSorted())).toEqual([
      ['Bread list', 'Call', 'Home page'],
      ['Basket', 'Order a cake'],
      ['Pay'],
      ['Collect the cake', 'Parcel arrives', 'Read the blog'],
    ]);
  });
});

test('the path of the second group, and its share', () => {
  const text = sectionOf('The path that stands for a group');
  const second = discovery.journeys[1];
  expect(text).toContain(`_${second?.typical.path.map(nameOf).join(', ')}_`);
  expect(text).toContain(`12 / 14 = ${percent(second?.typical.share ?? 0)} walk exactly it`);
  expect(second?.probable.path).toEqual(second?.typical.path);
  expect(text).toContain(
    `${percent(second?.probable.share ?? 0)} against ${percent(1 - (second?.probable.share ?? 0))}`,
  );
});

test('the id of the larger group stays when there is one group, and when there are two again', () => {
  const text = sectionOf('Ids that stay');
  const one = discover(log, noTraits, { journeys: 1 }, undefined, found);
  const two = discover(log, noTraits, {}, undefined, one);
  const [larger, smaller] = discovery.journeys;
  expect(one.discovery.journeys.map(({ id }) => id)).toEqual([larger?.id]);
  expect(two.discovery.journeys[0]?.id).toBe(larger?.id);
  expect(two.discovery.journeys[1]?.id).not.toBe(larger?.id);
  expect(text).toContain(
    `${larger?.journeys} of them walk as the first group did and ${smaller?.journeys} as the second`,
  );
});
