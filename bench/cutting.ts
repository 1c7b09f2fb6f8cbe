/** Claim: 10 M events are cut into journeys, grouped and staged in at most 30 s and 2 GiB after they were loaded. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchLog, buildCode, machine } from './bench-log.ts';
import { measureChild } from './measure-child.ts';
import { keepResults, ratioTable } from './results.ts';

interface Told {
  readonly loaded: number;
  readonly cutIn: { readonly seconds: number; readonly processor: number };
  readonly all: { readonly seconds: number; readonly processor: number };
  readonly found: { readonly journeys: number; readonly groups: number; readonly stages: number };
}

const log = await benchLog('streams');
buildCode();
const folder = mkdtempSync(join(tmpdir(), 'sojourn-rows-'));
try {
  // The first run warms the file cache, so that both read from memory.
  await measureChild('bare', [log.path]);
  const bare = await measureChild('bare', [log.path]);
  const mined = await measureChild('mine', [log.path]);
  const { cutIn, all, loaded, found } = mined.told as Told;
  const rows = join(folder, 'rows.csv');
  const split = await measureChild('cli', ['ask', 'split', log.path, '--assignments', rows, '--json', '--quiet']);
  const map = await measureChild('cli', ['discover', log.path, '-o', join(folder, 'map.journey.json'), '--quiet']);
  const table = ratioTable([
    { what: 'the engine parses and counts', ...bare },
    { what: 'after load: cutting', ...cutIn, peak: mined.peak },
    { what: 'after load: cutting, groups, stages, all measures', ...all, peak: mined.peak },
    { what: '`ask split --assignments`, reading and writing included', ...split },
    { what: '`discover -o map.journey.json`, reading included', ...map },
  ]);
  const what = `${found.journeys.toLocaleString('en')} journeys, ${found.groups} groups, ${found.stages} stages; loaded it held ${Math.round(loaded)} MiB at most`;
  keepResults(
    `cutting, ${log.events.toLocaleString('en')} events`,
    `${Math.round(log.megabytes)} MB of CSV, customers' streams without a journey column; ${what}; ${machine()}; ${new Date().toISOString().slice(0, 10)}.\n\n${table}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
