/** A file read in pieces by several threads gives what one thread gives, to the byte. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { unwatched } from '../../lib/progress.ts';
import { Refused } from '../../lib/refusal.ts';
import { seeded } from '../../lib/random.ts';
import type { LogWishes } from './log-input.ts';
import { readFiles } from './read-files.ts';
import { plannedFiles } from './understand.ts';
import type { Splitting } from './walk-pieces.ts';

const folder = mkdtempSync(join(tmpdir(), 'pieces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const alone: Splitting = { from: Infinity, piece: 0, threads: 1 };
const pieces: Splitting = { from: 0, piece: 1, threads: 2 };

async function outcome(contents: readonly (string | Uint8Array)[], splitting: Splitting, wishes: LogWishes) {
  const inputs = contents.map((content, number) => {
    const path = join(folder, `orders-${number}.csv`);
    writeFileSync(path, content);
    return { path };
  });
  const files = await plannedFiles(inputs, wishes, unwatched, {});
  const rejections = join(folder, 'rejected.ndjson');
  writeFileSync(rejections, '');
  const found = await readFiles({ files, wishes, rejections, rows: true }, unwatched, splitting);
  return { ...found, rejectedRows: readFileSync(rejections, 'utf8') };
}

async function expectSame(contents: readonly (string | Uint8Array)[], wishes: LogWishes = {}) {
  const one = await outcome(contents, alone, wishes);
  // `toEqual` takes seconds for arrays of this length.
  expect(isDeepStrictEqual(await outcome(contents, pieces, wishes), one)).toBe(true);
  return one;
}

const steps = ['Visit shop', 'Add to basket', 'Pay by card', 'Fetch order', 'Bestellung storniert', ''];

interface Writing {
  readonly lineEnd?: string;
  readonly seed?: number;
}

/** Some megabytes of orders: ties, repeated rows, blank lines, rows of wrong length, times nobody can read. */
function orders(rows: number, { lineEnd = '\n', seed = 7 }: Writing = {}): string {
  const random = seeded(seed);
  const lines = ['customer,event,time,town,channel,note'];
  let second = 0;
  for (let row = 0; row < rows; row++) {
    second += random.int(2);
    const time = new Date(Date.UTC(2026, 2, 1) + second * 500).toISOString();
    const step = steps[random.int(random.int(50) === 0 ? 6 : 5)] ?? '';
    const town = random.int(3) === 0 ? '' : (['Bergen', 'Tromsø', 'Bodø'][random.int(3)] ?? '');
    const channel = random.int(2) === 0 ? 'shop' : 'web';
    lines.push(
      ` c${random.int(rows / 8)} ,${step},${time},${town},${channel},note ${random.int(700)} ${'of the order '.repeat(14)}`,
    );
    const oddity = random.int(200);
    if (oddity === 0) lines.push(lines.at(-1) ?? '');
    if (oddity === 1) lines.push('');
    if (oddity === 2) lines.push('c1,Pay by card');
    if (oddity === 3) lines.push('c2,Pay by card,some day,Bodø,web,');
    if (oddity === 4) lines.push(',Pay by card,2026-03-01T10:00:00Z,Bodø,web,');
  }
  return lines.join(lineEnd);
}

test('ties, repeats and rows set aside with their lines are the same', async () => {
  const read = await expectSame([orders(15_000)]);
  expect(read.log.codes.length).toBeGreaterThan(12_000);
  expect(read.rejected).toBeGreaterThan(150);
  expect(read.rejectedRows).toContain('expected 6 fields, found 2');
});

test('line ends of Windows, a byte order mark and a last line end change nothing', async () => {
  const read = await expectSame([`\uFEFF${orders(15_000, { lineEnd: '\r\n' })}\r\n`]);
  expect(read.log.codes.length).toBeGreaterThan(12_000);
});

test('a quote that never closes: from there one thread reads', async () => {
  const quoted = ['c9,"Pay, by ""card""",2026-03-02T10:00:00Z,Bodø,web,"two', 'lines"', 'c9,"Never closed,1,2,3,4'];
  const lines = [...orders(15_000).split('\n'), ...quoted, ...orders(8_000, { seed: 8 }).split('\n').slice(1)];
  const read = await expectSame([lines.join('\n')]);
  expect(read.log.names).toContain('Pay, by "card"');
});

/** The same orders as another program writes them: every field in quotes, some with quotes, delimiters and line ends inside. */
function inQuotes(text: string, seed: number): string {
  const random = seeded(`quotes ${seed}`);
  const inside = ['', '', '', '\n', ',', '""', '\r\n', ' ""so"" ', '\n\n,"",\n'];
  return text
    .split('\n')
    .map((line) => {
      const fields = line.split(',');
      if (fields.length !== 6) return line;
      return fields
        .map((field, at) =>
          at === 5 || random.int(4) > 0 ? `"${field}${at === 5 ? inside[random.int(9)] : ''}"` : field,
        )
        .join(',');
    })
    .join('\n');
}

test('quotes around fields, with quotes, delimiters and line ends inside them', async () => {
  const read = await expectSame([inQuotes(orders(15_000), 1)]);
  expect(read.log.codes.length).toBeGreaterThan(12_000);
  expect(read.rejected).toBeGreaterThan(150);
  const windows = await expectSame([`\uFEFF${inQuotes(orders(9_000), 2).replaceAll('\n', '\r\n')}`]);
  expect(windows.log.codes.length).toBeGreaterThan(7_000);
});

test('values in quotes are what they mean: traits come without the quotes', async () => {
  const towns = ['Bergen', 'Tromsø, north', 'the ""old"" town'];
  const rows = Array.from({ length: 9000 }, (_, row) => {
    const time = new Date(Date.UTC(2026, 2, 1) + row * 1000).toISOString();
    return `"c${row % 900}","Visit, shop",${time},"${towns[row % 3]}","${'of the order '.repeat(20)}${row}"`;
  });
  const read = await expectSame([['customer,event,time,town,note', ...rows].join('\n')]);
  expect(read.traits.properties.find(({ name }) => name === 'town')?.values).toEqual([
    'Bergen',
    'Tromsø, north',
    'the "old" town',
  ]);
  expect(read.log.names).toEqual(['Visit, shop']);
});

test('a row too long and one with too few fields over several lines, between quoted ones', async () => {
  const lines = inQuotes(orders(14_000), 3).split('\n');
  lines.splice(9_000, 0, `"c1","Visit shop","2026-03-02T10:00:00Z","Bodø","web","${'x'.repeat(3 << 20)}\n"`);
  lines.splice(4_000, 0, '"c1","Visit', 'shop"');
  const wishes = { customer: 'customer', event: 'event', time: 'time' };
  const read = await expectSame([lines.join('\n')], wishes);
  expect(read.log.codes.length).toBeGreaterThan(10_000);
});

test('a quote in the header, too', async () => {
  const read = await expectSame([orders(8_000).replace('customer', '"customer"')]);
  expect(read.log.codes.length).toBeGreaterThan(6000);
});

test('a line of more than a megabyte is set aside alike', async () => {
  const lines = orders(12_000).split('\n');
  lines.splice(8_000, 0, `c1,Visit shop,2026-03-02T10:00:00Z,Bodø,web,${'x'.repeat(3 << 20)}`);
  const read = await expectSame([lines.join('\n')]);
  expect(read.rejectedRows).toContain('"line":8001,"reason":"a quote is opened');
});

test('bytes of another encoding are read and counted alike', async () => {
  const bytes = Buffer.from(orders(15_000), 'utf8').toString('latin1').replaceAll('Ã¸', 'ø');
  const read = await expectSame([Buffer.from(bytes, 'latin1')]);
  expect(JSON.stringify(read.problems)).toContain('not all UTF-8');
});

test('several files, journeys, lifecycles and a filter come out alike', async () => {
  const rows = orders(12_000)
    .split('\n')
    .slice(1)
    .filter((line) => line.split(',').length === 6);
  const first = rows.map((line, at) => `${line},${at % 3 === 0 ? 'start' : 'complete'},j${at % 5000}`);
  const text = ['customer,event,time,town,channel,note,lifecycle:transition,visit', ...first].join('\n');
  const wishes: LogWishes = { journey: 'visit', where: [{ property: 'channel', value: 'web' }] };
  const read = await expectSame([text, text], wishes);
  expect(read.journeyIds).toBeDefined();
});

test('a refusal in a thread is the refusal of the reading', async () => {
  const wishes: LogWishes = { where: [{ property: 'colour', value: 'red' }] };
  const refused = outcome([orders(5000)], pieces, wishes).catch((error: unknown) => error);
  expect(await refused).toBeInstanceOf(Refused);
});
