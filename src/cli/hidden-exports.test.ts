/** What a map keeps to itself stays out of every file made of it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { runCommand } from './program.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sojourn-hidden-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 240 customers of a shop; seven of them telephone after 12,300 seconds, and nobody else waits for hours. */
function shopCsv(): string {
  const lines = ['customer,event,time'];
  for (let customer = 0; customer < 240; customer++) {
    let now = Date.UTC(2026, 2, 1) + customer * 3_600_000;
    const tell = (event: string, after: number): void => {
      now += after * 1000;
      lines.push(`c${customer},${event},${new Date(now).toISOString()}`);
    };
    for (const event of ['Search', 'Cake page', 'Basket']) tell(event, 60);
    if (customer % 35 === 0) tell('Telephone call', 12_300);
    if (customer % 3 > 0) for (const event of ['Address', 'Pay', 'Parcel']) tell(event, 90);
  }
  return `${lines.join('\n')}\n`;
}

/** Where things stand, fonts, and the looks of a page say nothing of customers. */
const looks =
  /<style[^>]*>.*?<\/style>|url\(data:[^)]*\)|<script>.*?<\/script>|\s(?:x|y|[xyr][12]|cx|cy|r|rx|ry|d|dx|dy|cy|width|height|points|transform|viewBox|style|idx|id|sz|ht|customHeight)="[^"]*"/gs;

/** Everything a file says, packed or not. Notes of slides, alternative texts and attributes of tags are part of it. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  if (!/\.(pptx|xlsx)$/.test(path)) return bytes.toString().replaceAll(looks, '');
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .map(([, part]) => Buffer.from(part).toString().replaceAll(looks, ''))
    .join('\n');
}

/** Seven of 240 are 2.9 %; those without are 233, 97.1 %; a call comes after 3.4 hours. */
const given =
  /.{0,60}(2\.9\d* ?%|97\.1\d* ?%|\b233\b|\b3\.4 h\b|\b12[,.]?300\b|0\.0291|0\.9708|\b(?:n|of|only) 7\b(?! touchpoints)|\b7 (?:of|customers|journeys|people)\b|"(?:n|value)": ?7\b).{0,60}/s;

test('seven who telephone are told by the mark alone: no count, share, wait or rest of them stands in any file', async () => {
  const log = join(folder, 'shop.csv');
  writeFileSync(log, shopCsv());
  const endings = ['html', 'pptx', 'xlsx', 'svg', 'csv', 'md', 'mmd', 'cjml', 'journey.json'];
  const out = endings.flatMap((ending) => ['-o', join(folder, `map.${ending}`)]);
  const terminal = capturedTerminal();
  const code = await runCommand(['discover', log, '--journeys', '1', ...out], terminal);
  expect({ code, said: terminal.stderr() }).toMatchObject({ code: 0 });

  const files = readdirSync(folder).filter((name) => name.startsWith('map.'));
  expect(files).toHaveLength(endings.length);
  const texts = files.map((name) => ({ name, text: textOf(join(folder, name)) }));
  const named = (of: (text: string) => boolean): string[] =>
    texts.flatMap(({ name, text }) => (of(text) ? [name] : [])).sort();
  expect(named((text) => text.includes('Telephone call'))).toEqual(files.toSorted());
  expect(texts.map(({ name, text }) => [name, given.exec(text)?.[0]])).toEqual(files.map((name) => [name, undefined]));
  const marked = named((text) => text.includes('too few to show'));
  expect(marked).toEqual(
    expect.arrayContaining(['csv', 'html', 'md', 'pptx', 'svg', 'xlsx'].map((one) => `map.${one}`)),
  );
});
