/** Claim: 100,000 comments are read for sentiment, emotion and themes in seconds on one core. */
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCode, machine } from './bench-log.ts';
import { writeComments } from './make-comments.ts';
import { measureChild } from './measure-child.ts';
import { keepResults, ratioTable } from './results.ts';

const count = 100_000;
const folder = join(tmpdir(), 'sojourn-bench');
const path = join(folder, `comments-${count}.csv`);
mkdirSync(folder, { recursive: true });
if (!existsSync(path)) {
  await writeComments(`${path}.part`, count);
  renameSync(`${path}.part`, path);
}
buildCode();
const columns = 'customer String, answered DateTime64(3), town String, stars UInt8, comment String';
await measureChild('bare', [path, columns]);
const bare = await measureChild('bare', [path, columns]);
const run = await measureChild('cli', [
  'ask',
  'themes',
  path,
  '--text',
  'comment',
  '--by',
  'town',
  '--json',
  '--quiet',
]);
const rows = [
  { what: 'the engine parses and counts', ...bare },
  { what: '`ask themes`', ...run },
];
keepResults(
  `ask themes, ${count.toLocaleString('en')} comments`,
  `${(statSync(path).size / 1e6).toFixed(0)} MB of CSV, made anew from a seed; ${machine()}; ${new Date().toISOString().slice(0, 10)}. What it adds to a parse of less than a second is the reading of words: ${Math.round((1e6 * (run.processor - bare.processor)) / count)} µs a comment.\n\n${ratioTable(rows)}`,
);
