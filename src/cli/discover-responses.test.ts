/** `discover --responses`: how answers are read is chosen and told, and where they went. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { runCommand } from './program.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const day = (c: number, hour: number): string => new Date(Date.UTC(2026, 2, 1 + (c % 20), hour)).toISOString();
const steps = ['Visits the shop', 'Adds to basket', 'Pays', 'Parcel arrives'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sojourn-felt-'));
  const events = Array.from({ length: 60 }, (_, c) =>
    steps.map((step, hour) => `C${c},${step},${day(c, 8 + hour)},e-${c}-${hour}`),
  );
  writeFileSync(at('orders.csv'), ['customer,event,time,event_id', ...events.flat()].join('\n'));
  const tag = (c: number): string => (c < 12 ? 'Pays' : c < 16 ? 'Packing desk' : '');
  const effort = Array.from(
    { length: 40 },
    (_, c) => `C${c},${day(c, 13)},${tag(c)},${c < 30 ? '' : `e-${c}-0`},${c % 9 ? 1 + (c % 7) : 99},Easy and quick`,
  );
  writeFileSync(
    at('effort.csv'),
    ['Guest no,answered at,touchpoint,trigger_event_id,CES,remark', ...effort].join('\n'),
  );
  writeFileSync(at('nps.ndjson'), effort.map((_, c) => JSON.stringify({ customer: `C${c}`, nps: c % 11 })).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function discover(...argv: string[]) {
  const terminal = capturedTerminal({ columns: 120 });
  const code = await runCommand(['discover', at('orders.csv'), '--only', '1', '-o', at('map.svg'), ...argv], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

test('a score whose good end is open, a column nobody has, and a role nobody knows are refused', async () => {
  const open = await discover('--responses', at('effort.csv'));
  expect(open).toMatchObject({ code: 2 });
  expect(open.err).toContain('It cannot be told which end of "CES" is good');
  const missing = await discover('--responses', at('effort.csv'), '--score', 'SEC=ces:1-7:lower');
  expect(missing.err).toContain('There is no column "SEC". The columns are: Guest no, answered at,');
  expect((await discover('--column', 'CES=score?')).err).toContain('COLUMN=ROLE');
});

test('columns, scales and places are told, with what waits and why', async () => {
  const chosen = ['--score', 'CES=ces:1-7:lower', '--column', 'Guest no=customer'];
  const files = ['--responses', at('effort.csv'), '--responses', at('nps.ndjson'), '--responses', at('nps.ndjson')];
  const { code, out, err } = await discover(...files, ...chosen, '--json');
  expect(code).toBe(0);
  expect(err).toContain('customer = Guest no, time = answered at, touchpoint = touchpoint, event = trigger_event_id');
  expect(err).toContain('score = CES: CES from 1 to 7, low is good; 35 answered, 5 not applicable (99)');
  expect(err).toContain('Note: nps.ndjson: 40 of its answers stand in a file before it, too, and count once.');
  expect(err).toContain('80 responses: 4 wait in Unassigned with at least one answer\n');
  expect(err).toContain('  4 name a touchpoint that is not known (Packing desk 4)\n');
  const { responses } = JSON.parse(out) as { responses: object };
  expect(responses).toMatchObject({
    responses: 80,
    files: [{ name: 'effort.csv', responses: 40, rejected: 0 }, { name: 'nps.ndjson' }, { name: 'nps.ndjson' }],
    places: [
      { to: 'whole', responses: 40, by: { journey: 40 } },
      { name: 'Parcel arrives', responses: 14, by: { window: 14 } },
      { name: 'Pays', responses: 12, by: { tag: 12 } },
      { name: 'Visits the shop', responses: 10, by: { event: 10 } },
    ],
    unassigned: [{ why: 'unknown-touchpoint', tags: [{ tag: 'Packing desk', responses: 4 }] }],
  });
});
