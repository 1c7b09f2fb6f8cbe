/** Claim: every question is answered from a file within 4 GiB, most in little more than reading it takes. */
import { benchLog, buildCode, machine } from './bench-log.ts';
import { measureChild } from './measure-child.ts';
import { keepResults, ratioTable } from './results.ts';

const questions: readonly (readonly string[])[] = [
  ['summary'],
  ['directly-follows'],
  ['variants', '--top', '50'],
  ['funnel', '--step', 'Add to basket', '--step', 'Pay by card', '--step', 'Rate order', '--within', '7d'],
  ['waits'],
  ['stages'],
  ['journeys'],
];

const log = await benchLog();
buildCode();
await measureChild('bare', [log.path]);
const bare = await measureChild('bare', [log.path]);
const rows = [{ what: 'the engine parses and counts', ...bare }];
for (const [question = '', ...options] of questions) {
  const run = await measureChild('cli', ['ask', question, log.path, ...options, '--json', '--quiet']);
  rows.push({ what: `\`ask ${question}\``, ...run });
}
keepResults(
  `ask, ${log.events.toLocaleString('en')} events`,
  `${Math.round(log.megabytes)} MB of CSV; ${machine()}; ${new Date().toISOString().slice(0, 10)}.\n\n${ratioTable(rows)}`,
);
