/** `discover`, `convert` and `import` from files to files. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { hasSharedData, sharedData } from '../../test/planted/log-of.ts';
import { isRefusal } from '../lib/refusal.ts';
import { seeded } from '../lib/random.ts';
import { parseJourneyFile } from '../map/file.ts';
import { runCommand } from './program.ts';

let folder = '';
let log = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sojourn-discover-'));
  log = join(folder, 'bakery.csv');
  writeFileSync(log, bakeryCsv());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two kinds of customers: those who buy a box online and those who order a cake by telephone. */
function bakeryCsv(): string {
  const random = seeded('bakery for the command line');
  const online = ['Search', 'Box page', 'Basket', 'Address', 'Pay', 'Parcel arrives', 'Review'];
  const telephone = ['Leaflet', 'Call the shop', 'Choose a cake', 'Deposit', 'Collect the cake', 'Thank-you card'];
  const lines = ['customer,event,time,town'];
  for (let customer = 0; customer < 400; customer++) {
    const path = customer % 5 < 3 ? online : telephone;
    let now = Date.UTC(2025, 2, 1) + customer * 3_600_000;
    const end = 2 + random.pick([1, 1, 2, 2, 6]);
    for (const event of path.slice(0, end)) {
      now += Math.round(Math.exp(5 + 2 * random.normal())) * 1000;
      lines.push(`c${customer},${event},${new Date(now).toISOString()},${path === online ? 'Oslo' : 'Bergen'}`);
      if (random.int(8) === 0) lines.push(`c${customer},${event},${new Date((now += 60_000)).toISOString()},`);
    }
  }
  return `${lines.join('\n')}\n`;
}

async function run(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const terminal = capturedTerminal();
  const code = await runCommand(argv, terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

describe('discover', () => {
  let out = '';
  beforeEach(() => {
    out = mkdtempSync(join(folder, 'out-'));
  });

  test('writes every form, one file a journey where a form holds one map', async () => {
    const endings = ['html', 'pdf', 'pptx', 'xlsx', 'svg', 'png', 'csv', 'mmd', 'journey.json'];
    const argv = endings.flatMap((ending) => ['-o', join(out, `map.${ending}`)]);
    const done = await run('discover', log, '--journeys', '2', ...argv);
    expect(done).toMatchObject({ code: 0, stderr: expect.stringContaining('customer = customer, event = event') });
    const single = ['csv', 'journey.json', 'mmd', 'png', 'svg'];
    expect(readdirSync(out).sort()).toEqual(
      [
        'map.html',
        'map.pdf',
        'map.pptx',
        'map.xlsx',
        ...single.flatMap((ending) => [`map.${ending}`, `map.2.${ending}`]),
      ].sort(),
    );
    const bytes = (name: string): Buffer => readFileSync(join(out, name));
    expect(bytes('map.html').toString()).toMatch(/^<!doctype html>/i);
    expect(bytes('map.pdf').subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes('map.2.svg').toString()).toMatch(/^<svg|^<\?xml/);
    expect([...bytes('map.png').subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(bytes('map.mmd').toString()).toMatch(/^(timeline|journey)\n/);
    const largest = parseJourneyFile(bytes('map.journey.json').toString());
    if (isRefusal(largest)) throw new Error(largest.message);
    expect(largest.origin?.journeys).toBeGreaterThanOrEqual(200);
    expect(Object.values(largest.measures ?? {}).some((measure) => measure.value !== null)).toBe(true);
    expect(done.stdout.trim().split('\n')).toHaveLength(14);
  });

  test('the same log gives the same bytes, and an old file is replaced', async () => {
    const path = join(out, 'map.journey.json');
    await run('discover', log, '-o', path, '--only', '1', '-q');
    const first = readFileSync(path);
    writeFileSync(path, 'something older');
    await run('discover', log, '-o', path, '--only', '1', '-q');
    expect(readFileSync(path).equals(first)).toBe(true);
    expect(readdirSync(out)).toEqual(['map.journey.json']);
  });

  test('--only writes the one that was asked for', async () => {
    const argv = ['discover', log, '--journeys', '2', '--only', '2', '-o', join(out, 'cakes.svg'), '-q'];
    expect(await run(...argv)).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(out)).toEqual(['cakes.svg']);
    const none = await run('discover', log, '--journeys', '2', '--only', '7', '-o', join(out, 'x.svg'), '-q');
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no journey 7') });
  });

  test('without -o the maps are drawn in the terminal', async () => {
    const done = await run('discover', log, '-q');
    expect(done.code).toBe(0);
    expect(done.stdout).toMatch(/█+.* 100 %/);
    expect(done.stdout).toContain('Typical path');
  });

  test('--json prints one document of what was found and written', async () => {
    const done = await run('discover', log, '--json', '-q', '--only', '1', '-o', join(out, 'map.svg'));
    const found: unknown = JSON.parse(done.stdout);
    expect(found).toMatchObject({ source: { customers: 400 }, written: [{ path: join(out, 'map.svg'), lost: [] }] });
  });

  test.skipIf(!hasSharedData)('the sepsis log becomes maps without an option (needs shared data)', async () => {
    const sepsis = join(sharedData, 'hospital/sepsis.csv.gz');
    const argv = ['html', 'svg', 'png', 'journey.json'].flatMap((ending) => ['-o', join(out, `map.${ending}`)]);
    expect(await run('discover', sepsis, ...argv)).toMatchObject({ code: 0 });
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['map.html', 'map.svg', 'map.png', 'map.journey.json']));
  });
});

describe('convert', () => {
  test('turns a map file into every other form, and back to the same bytes', async () => {
    const out = mkdtempSync(join(folder, 'convert-'));
    const from = new URL('../../examples/bakery-first-order.journey.json', import.meta.url).pathname;
    for (const ending of [
      'html',
      'pdf',
      'pptx',
      'xlsx',
      'svg',
      'png',
      'csv',
      'md',
      'cjml',
      'theydo.json',
      'journey.json',
    ]) {
      expect(await run('convert', from, join(out, `order.${ending}`), '-q')).toMatchObject({ code: 0 });
    }
    expect(readFileSync(join(out, 'order.journey.json')).equals(readFileSync(from))).toBe(true);
    const lossy = await run('convert', from, join(out, 'order.mmd'), '-q');
    expect(lossy.stderr).toContain('cannot hold');
  });

  test('reads by content whatever the name says, and Mermaid of ours comes back whole', async () => {
    const out = mkdtempSync(join(folder, 'convert-back-'));
    const from = new URL('../../examples/bakery-first-order.journey.json', import.meta.url).pathname;
    const [text, back] = [join(out, 'order.mmd'), join(out, 'order.journey.json')];
    await run('convert', from, text, '-q', '--comments', 'always');
    const renamed = join(out, 'notes.csv');
    renameSync(text, renamed);
    expect(await run('convert', renamed, back, '-q')).toMatchObject({ code: 0, stderr: '' });
    // Where the schema lies belongs to the file, not to the map.
    const whole = (path: string): string => readFileSync(path, 'utf8').replace(/"\$schema": "[^"]*"/, '');
    expect(whole(back) === whole(from)).toBe(true);
  });

  test('a file that cannot be read is refused with its line', async () => {
    const bad = join(folder, 'bad.mmd');
    writeFileSync(bad, 'journey\nPay: 5: Me\nno colon here\n');
    const refused = await run('convert', bad, join(folder, 'bad.svg'), '-q');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('bad.mmd') });
    expect(refused.stderr).toContain('3');
  });
});

describe('import', () => {
  test('loads a folder once, sets bad rows aside beside the log', async () => {
    const place = join(folder, 'import');
    mkdirSync(place);
    const orders = join(place, 'orders.csv');
    const rows = [
      'customer,event,time',
      'ann,Pay,2024-01-01T10:00:00Z',
      'bea,Pay,yesterday',
      ',Pay,2024-01-01T11:00:00Z',
    ];
    const good = Array.from({ length: 30 }, (_, i) => `c${i},Order,2024-02-01T10:00:${String(i).padStart(2, '0')}Z`);
    writeFileSync(orders, `${[...rows, ...good].join('\n')}\n`);
    const data = join(place, 'data');
    const first = JSON.parse((await run('import', orders, '--into', data, '--json')).stdout);
    expect(first).toMatchObject({
      imported: [{ events: 31, added: 31, rejected: 2, rejectedTo: [`${orders}.rejected.csv`] }],
    });
    const aside = readFileSync(`${orders}.rejected.csv`, 'utf8').trim().split(/\r?\n/);
    expect(aside[0]).toBe('file,line,field,reason,row');
    expect(aside.slice(1).map((line) => line.split(',').slice(0, 3))).toEqual([
      ['orders.csv', '3', 'time'],
      ['orders.csv', '4', 'customer'],
    ]);
    const again = JSON.parse((await run('import', orders, '--into', data, '--json')).stdout);
    expect(again).toMatchObject({ imported: [{ events: 31, added: 0 }] });
  }, 240_000);

  test('a server that is not there is named', async () => {
    const refused = await run('import', log, '--server', 'http://127.0.0.1:9', '-q');
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('No server answers at http://127.0.0.1:9'),
    });
  });
});
