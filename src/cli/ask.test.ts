/** `ask` from files to answer, on shared real logs (skipped by name where absent) and on a small shop of our own. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { hasSharedData, sepsisExpected, sharedData } from '../../test/planted/log-of.ts';
import { DirectlyFollowsAnswer } from '../events/questions/directly-follows.ts';
import { Funnel } from '../events/questions/funnel.ts';
import { Summary } from '../events/questions/summary.ts';
import { VariantsAnswer } from '../events/questions/variants.ts';
import { WaitsAnswer } from '../events/questions/waits.ts';
import { runCommand } from './program.ts';

/** The one JSON document a question prints. */
async function asked(argv: readonly string[], input?: string): Promise<unknown> {
  const terminal = capturedTerminal(input === undefined ? {} : { input });
  const code = await runCommand(['ask', ...argv, '--json'], terminal);
  expect({ code, stderr: code === 0 ? '' : terminal.stderr() }).toEqual({ code: 0, stderr: '' });
  expect(terminal.stdout().endsWith('\n')).toBe(true);
  return JSON.parse(terminal.stdout());
}

const pairs = (rows: DirectlyFollowsAnswer['rows']): Map<string, number[]> =>
  new Map(rows.map((row) => [`${row.from} > ${row.to}`, [row.count, row.medianSeconds]]));

describe('questions of the sepsis log equal an independent tool to the unit', () => {
  const log = join(sharedData, 'hospital/sepsis.csv.gz');

  test.skipIf(!hasSharedData)('directly-follows (needs shared data)', async () => {
    const expected = sepsisExpected();
    const answer = DirectlyFollowsAnswer.parse(await asked(['directly-follows', log]));
    expect(answer).toMatchObject({ customers: expected.cases, journeys: expected.cases, events: expected.events });
    expect(pairs(answer.rows)).toEqual(
      new Map(expected.directly_follows.map((row) => [`${row.a} > ${row.b}`, [row.n, row.median_s]])),
    );
    expect(answer.rows).toHaveLength(expected.distinct_directly_follows);
    expect(new Map(answer.starts.map((one) => [one.event, one.count]))).toEqual(new Map(expected.start));
    expect(new Map(answer.ends.map((one) => [one.event, one.count]))).toEqual(new Map(expected.end));
  });

  test.skipIf(!hasSharedData)('variants (needs shared data)', async () => {
    const expected = sepsisExpected();
    const answer = VariantsAnswer.parse(await asked(['variants', log, '--top', '10']));
    expect(answer.distinct).toBe(expected.variants);
    expect(answer.rows).toHaveLength(10);
    const counts = new Map(expected.top_variants.map((row) => [row.path.join(' > '), row.n]));
    for (const row of answer.rows.slice(0, 5)) expect(counts.get(row.path.join(' > '))).toBe(row.count);
  });

  test.skipIf(!hasSharedData)('summary and funnel (needs shared data)', async () => {
    const expected = sepsisExpected();
    const summary = Summary.parse(await asked(['summary', log]));
    expect(new Map(summary.eventNames.map((row) => [row.event, row.count]))).toEqual(new Map(expected.activity_counts));
    expect(new Map(summary.eventNames.map((row) => [row.event, row.customers]))).toEqual(new Map(expected.case_reach));
    expect(summary.columns).toMatchObject({ event: 'Activity', time: 'Complete Timestamp' });
    const steps = expected.designed.path.flatMap((event) => ['--step', event]);
    const funnel = Funnel.parse(await asked(['funnel', log, ...steps]));
    expect(funnel.steps.map((step) => step.customers)).toEqual(expected.designed.ordered_funnel);
  });
});

describe('the running example equals its directly-follows graph', () => {
  const folder = join(sharedData, 'formats');
  const dfg = join(folder, 'running-example.dfg');

  test.skipIf(!existsSync(dfg)).each(['csv', 'xes'])('as %s (needs shared data)', async (form) => {
    const expected = readDfg(readFileSync(dfg, 'utf8'));
    const answer = DirectlyFollowsAnswer.parse(
      await asked(['directly-follows', join(folder, `running-example.${form}`)]),
    );
    expect(answer.journeys).toBe(6);
    expect(new Map(answer.rows.map((row) => [`${row.from} > ${row.to}`, row.count]))).toEqual(expected.edges);
    expect(new Map(answer.starts.map((one) => [one.event, one.count]))).toEqual(expected.starts);
    expect(new Map(answer.ends.map((one) => [one.event, one.count]))).toEqual(expected.ends);
  });
});

/** `.dfg`: number of names, the names, starts and ends as `INDEXxCOUNT` under their number, edges as `A>BxCOUNT`. */
function readDfg(text: string): Record<'starts' | 'ends' | 'edges', Map<string, number>> {
  const lines = text.trim().split('\n');
  const take = (): string[] => lines.splice(0, Number(lines.shift()));
  const names = take();
  const name = (index: string | undefined): string => names[Number(index)] ?? '';
  const counts = (rows: string[]): Map<string, number> =>
    new Map(rows.map((row) => [name(row.split('x')[0]), Number(row.split('x')[1])]));
  const [starts, ends] = [counts(take()), counts(take())];
  const edges = lines.map((line): [string, number] => {
    const [, from, to, count] = /^(\d+)>(\d+)x(\d+)$/.exec(line) ?? [];
    return [`${name(from)} > ${name(to)}`, Number(count)];
  });
  return { starts, ends, edges: new Map(edges) };
}

describe('a small shop', () => {
  let folder = '';
  let log = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sojourn-ask-'));
    log = join(folder, 'shop.csv');
    const rows = [
      'client,action,at,country,device',
      'ann,Home,2024-03-01 08:00:00,NO,app',
      'ann,Basket,2024-03-01 08:01:00,NO,app',
      'ann,Pay,2024-03-01 08:05:00,NO,app',
      'bea,Home,2024-03-01 09:00:00,SE,web',
      'bea,Basket,2024-03-01 09:02:00,SE,web',
      'cem,Home,2024-03-02 09:00:00,NO,web',
      'cem,Basket,2024-03-02 09:00:30,NO,web',
      'cem,Pay,2024-03-09 12:00:00,NO,web',
    ];
    writeFileSync(log, `${rows.join('\n')}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('funnel by property, within a time', async () => {
    const argv = ['funnel', log, '--step', 'Basket', '--step', 'Pay', '--split', 'customer'];
    const answer = Funnel.parse(await asked([...argv, '--within', '7d', '--by', 'country']));
    expect(answer.steps.map((step) => step.customers)).toEqual([3, 1]);
    expect(answer.groups?.map((group) => [group.value, ...group.steps.map((step) => step.customers)])).toEqual([
      ['NO', 2, 1],
      ['SE', 1, 0],
    ]);
  });

  test('only matching rows are counted', async () => {
    const answer = Summary.parse(await asked(['summary', log, '--where', 'country=NO', '--where', 'device=web']));
    expect(answer).toMatchObject({ customers: 1, events: 3 });
  });

  test('names that are nearly right are suggested', async () => {
    const terminal = capturedTerminal();
    const code = await runCommand(['ask', 'funnel', log, '--step', 'Basket', '--step', 'pay'], terminal);
    expect(code).toBe(2);
    expect(terminal.stderr().trimEnd().split('\n').at(-1)).toBe('The log has no event "pay". Did you mean "Pay"?');
  });

  test('standard input is NDJSON', async () => {
    const lines = readFileSync(log, 'utf8').trim().split('\n').slice(1);
    const ndjson = lines.map((line) => {
      const [client, action, at] = line.split(',');
      return JSON.stringify({ client, action, at });
    });
    const answer = WaitsAnswer.parse(await asked(['waits', '-', '--split', 'customer'], ndjson.join('\n')));
    expect(answer.rows[0]).toMatchObject({ from: 'Basket', to: 'Pay', count: 2 });
    expect(answer).toMatchObject({ customers: 3, events: 8 });
  });

  test.each([
    [['summary'], /Home +3 +3/],
    [['directly-follows'], /Home +Basket +3 +3/],
    [['variants'], /1 +33 % +Home > Basket\n/],
    [['funnel', '--step', 'Home', '--step', 'Pay'], /Pay +2 +67 % +21 % to 94 % +1/],
    [['waits'], /Basket +Pay +2 +3\.\d days/],
  ])('without --json prints a table: %j', async ([question = '', ...options], row) => {
    const terminal = capturedTerminal();
    expect(await runCommand(['ask', question, log, ...options, '--split', 'customer'], terminal)).toBe(0);
    expect(terminal.stdout()).toMatch(row);
    expect(terminal.stderr()).toMatch(/shop\.csv: .*customer = client, event = action, time = at/);
  });
});
