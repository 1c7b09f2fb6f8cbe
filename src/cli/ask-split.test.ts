/** `ask split` from a file of events to a file of rows. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { boundaryScore } from '../../test/planted/found-cuts.ts';
import { type PlantedStreams, plantedStreams } from '../../test/planted/streams.ts';
import { seeded } from '../lib/random.ts';
import { SplitAnswer } from '../events/questions/split.ts';
import { runCommand } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'sojourn-split-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Line {
  readonly row: number;
  readonly customer: string;
  readonly journey: number;
  readonly boundary: number;
}

let files = 0;

async function split(
  lines: readonly string[],
  ...options: string[]
): Promise<{ answer: SplitAnswer; rows: Line[]; text: string }> {
  const [log, out] = [join(folder, `log${files}.csv`), join(folder, `rows${files++}.csv`)];
  writeFileSync(log, `${lines.join('\n')}\n`);
  const terminal = capturedTerminal();
  const code = await runCommand(['ask', 'split', log, '--assignments', out, '--json', ...options], terminal);
  expect({ code, stderr: code === 0 ? '' : terminal.stderr() }).toEqual({ code: 0, stderr: '' });
  const text = readFileSync(out, 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line): Line => {
      const [row, customer = '', journey, boundary] = line.split(',');
      return { row: Number(row), customer, journey: Number(journey), boundary: Number(boundary) };
    });
  return { answer: SplitAnswer.parse(JSON.parse(terminal.stdout())), rows, text };
}

const header = 'customer,event,time';
const hour = 3600_000;
const at = (hours: number): string => new Date(Date.UTC(2025, 2, 3) + hours * hour).toISOString();

/** The events in an order that tells nothing, and which event each row is. */
function shuffledFile({ names, streams }: PlantedStreams, seed: number): { lines: string[]; event: number[] } {
  const customerOf = new Uint32Array(streams.codes.length);
  for (let who = 0; who + 1 < streams.offsets.length; who++) {
    customerOf.fill(who, streams.offsets[who], streams.offsets[who + 1]);
  }
  const event = seeded(seed).shuffle([...customerOf.keys()]);
  const lines = event.map((i) => {
    const time = new Date((streams.micros[i] as number) / 1000).toISOString();
    return `c${String(customerOf[i]).padStart(5, '0')},${names[streams.codes[i] as number]},${time}`;
  });
  return { lines: [header, ...lines], event };
}

describe('ask split', () => {
  test('writes for every row of a shuffled file its customer, journey and chance of a beginning', async () => {
    const planted = plantedStreams({ seed: 7201, customers: 400, overlap: 1 });
    const { lines, event } = shuffledFile(planted, 1);
    const { answer, rows, text } = await split(lines);
    expect(text.split('\n')[0]).toBe('row,customer,journey,boundary');
    expect(rows.map(({ row }) => row)).toEqual(event.map((_, i) => i + 1));
    expect(rows.every(({ customer, row }) => customer === lines[row]?.split(',')[0])).toBe(true);
    const chances = new Float64Array(event.length);
    const journeys = new Uint32Array(event.length);
    rows.forEach(({ boundary, journey }, i) => {
      chances[event[i] as number] = boundary;
      journeys[event[i] as number] = journey;
    });
    expect(boundaryScore(planted.begins, chances, planted.streams)).toBeGreaterThanOrEqual(0.9);
    const { offsets } = planted.streams;
    for (let who = 0; who + 1 < offsets.length; who++) {
      expect(chances[offsets[who] as number]).toBe(1);
      for (let i = offsets[who] as number, number = 0; i < (offsets[who + 1] as number); i++) {
        if ((chances[i] as number) >= 0.5) number++;
        expect(journeys[i]).toBe(number);
      }
    }
    expect(answer).toMatchObject({ method: 'found', customers: 400, events: event.length });
    expect(answer.boundaries).toBe(rows.filter(({ boundary }) => boundary >= 0.5).length - 400);
    expect(answer.unsure).toBe(rows.filter(({ boundary }) => boundary > 0.2 && boundary < 0.8).length);
    expect(answer.pauses.within?.median).toBeLessThan(answer.pauses.between?.median ?? 0);
    const second = (i: number): number => (planted.streams.micros[i] as number) / 1e6;
    for (const [kind, begins] of [
      ['within', false],
      ['between', true],
    ] as const) {
      const pauses = [...chances.keys()]
        .filter((i) => !offsets.includes(i) && (chances[i] as number) >= 0.5 === begins)
        .map((i) => second(i) - second(i - 1))
        .toSorted((a, b) => a - b);
      const at = (share: number): number => pauses[Math.floor(share * pauses.length)] as number;
      expect(answer.pauses[kind]?.n).toBe(pauses.length);
      expect(answer.pauses[kind]?.median).toBeCloseTo(at(0.5), 2);
      expect(answer.pauses[kind]?.p90).toBeCloseTo(at(0.9), 2);
      expect(answer.pauses[kind]?.p95).toBeCloseTo(at(0.95), 2);
    }
  }, 60_000);

  const visits = [
    `ada,Look,${at(0)}`,
    `ada,Buy,${at(1)}`,
    `bo,Look,${at(0)}`,
    `ada,Look,${at(100)}`,
    `ada,Buy,${at(130)}`,
  ];

  test('numbers rows as they stand, those that cannot be used included', async () => {
    const lines = [header, visits[0] ?? '', 'ada,Buy,never', ...visits.slice(1)];
    const { rows, answer } = await split(lines);
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 4, 5, 6]);
    expect(rows.map(({ journey }) => journey)).toEqual([1, 1, 1, 1, 1]);
    expect(rows.map(({ boundary }) => boundary)).toEqual([1, 0, 1, 0, 0]);
    expect(answer).toMatchObject({ method: 'customer', boundaries: 0, unsure: 0 });
    expect(answer.why).toContain('only 3 pairs');
  });

  test('a row that repeats another exactly stands with it', async () => {
    const precise = visits.map((line) => line.replace('.000Z', '.250Z'));
    const { rows } = await split([header, ...precise, precise[3] ?? ''], '--split', 'gap:24h');
    expect(rows.map(({ row, journey, boundary }) => [row, journey, boundary])).toEqual([
      [1, 1, 1],
      [2, 1, 0],
      [3, 1, 1],
      [4, 2, 1],
      [5, 3, 1],
      [6, 2, 0],
    ]);
  });

  test.each([
    [['--split', 'gap:30d'], [1, 1, 1, 1, 1], 'gap'],
    [['--split', 'gap:2d'], [1, 1, 1, 2, 2], 'gap'],
    [['--split', 'goal:Buy'], [1, 1, 1, 2, 2], 'goal'],
    [['--split', 'start:Buy'], [1, 2, 1, 2, 3], 'start'],
    [['--split', 'customer'], [1, 1, 1, 1, 1], 'customer'],
    [['--goal', 'Buy'], [1, 1, 1, 2, 2], 'goal'],
  ] as const)('what was asked for wins: %j', async (options, journeys, method) => {
    const { rows, answer } = await split([header, ...visits], ...options);
    expect(rows.map(({ journey }) => journey)).toEqual(journeys);
    expect(answer.method).toBe(method);
    expect(rows.map(({ boundary }) => boundary).every((chance) => chance === 0 || chance === 1)).toBe(true);
  });

  test('a journey column wins over everything found', async () => {
    const withIds = visits.map((line, i) => `${line},${['s1', 's1', 's2', 's3', 's1'][i]}`);
    const { rows, answer } = await split([`${header},session_id`, ...withIds], '--goal', 'Buy');
    expect(answer).toMatchObject({ method: 'journey-column', parameters: { column: 'session_id' } });
    expect(rows.map(({ journey, boundary }) => [journey, boundary])).toEqual([
      [1, 1],
      [1, 0],
      [1, 1],
      [2, 1],
      [1, 0],
    ]);
  });

  test('prints for people how it was cut and what journeys begin and end with', async () => {
    const log = join(folder, 'people.csv');
    writeFileSync(log, `${[header, ...visits].join('\n')}\n`);
    const terminal = capturedTerminal();
    expect(await runCommand(['ask', 'split', log, '--split', 'gap:2d'], terminal)).toBe(0);
    expect(terminal.stdout()).toContain('Cut: a new journey after 2 days of silence');
    expect(terminal.stdout()).toMatch(/Begins with .*Journeys/);
  });

  test('an event nobody has is told', async () => {
    const log = join(folder, 'unknown.csv');
    writeFileSync(log, `${[header, ...visits].join('\n')}\n`);
    const terminal = capturedTerminal();
    expect(await runCommand(['ask', 'split', log, '--goal', 'Win'], terminal)).toBe(2);
    expect(terminal.stderr()).toContain('No event is called "Win"');
  });
});
