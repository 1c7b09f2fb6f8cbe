/** Claim: `discover` takes at most three times what the engine needs to parse and count the same file, within 4 GiB. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchLog, buildCode, machine } from './bench-log.ts';
import { measureChild } from './measure-child.ts';
import { keepResults, ratioTable } from './results.ts';

const log = await benchLog();
buildCode();
const folder = mkdtempSync(join(tmpdir(), 'sojourn-maps-'));
try {
  // The first run warms the file cache, so that both read from memory.
  await measureChild('bare', [log.path]);
  const bare = await measureChild('bare', [log.path]);
  const whole = await measureChild('cli', ['discover', log.path, '-o', join(folder, 'map.journey.json'), '--quiet']);
  const rows = [
    { what: 'the engine parses and counts', ...bare },
    { what: '`discover -o map.journey.json`', ...whole },
  ];
  keepResults(
    `discover, ${log.events.toLocaleString('en')} events`,
    `${Math.round(log.megabytes)} MB of CSV; ${machine()}; ${new Date().toISOString().slice(0, 10)}.\n\n${ratioTable(rows)}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
