/** `discover`: events in, journey maps out. */
import { resolve } from 'node:path';
import type { Discovery } from '../events/discovery.ts';
import type { Discovered, Miner } from '../events/mining/miner-shapes.ts';

import type { MeasuredMap } from '../map/map.ts';
import type { answerRefs } from '../server/feelings/answer-refs.ts';
import type { WaitingResponses } from '../server/feelings/responses-of-log.ts';
import { deny } from '../lib/refusal.ts';
import { endings } from '../render/map-forms.ts';
import { withDiscoveryOptions, wholeNumber } from './ask.ts';
import { heldLog, withDiscovery, type DiscoveryOptions } from './discover-log.ts';
import { drawInTerminal } from './draw-in-terminal.ts';
import { logsHelp, withLogOptions, type LogOptions } from './log-options.ts';
import { outputsOf, type Output } from './outputs.ts';
import { progressBar, type ProgressBar } from './progress-bar.ts';
import type { AddVerb } from './program.ts';
import { readLogs, type ReadLogs } from './read-logs.ts';
import { oneLine } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted } from './words.ts';
import { writeMaps, type Written } from './write-maps.ts';
import { withWriteOptions, writeOptionsOf, type WrittenOptions } from './write-options.ts';

type DiscoverOptions = LogOptions &
  DiscoveryOptions &
  WrittenOptions & {
    readonly output?: readonly string[];
    readonly only?: number;
    readonly json?: boolean;
    readonly responses?: readonly string[];
  };

const examples = `
Examples:
  sojourn discover orders.csv
  sojourn discover orders.csv -o map.html
  sojourn discover orders.csv.gz -o map.svg -o map.png -o map.journey.json
  sojourn discover visits.csv --goal "Order placed" --split gap:3d -o report.pdf
  sojourn discover orders.csv --responses survey.csv -o map.html
  sojourn discover clinic.xes --journeys 3 --stages 6 --only 1 -o clinic.svg --view metro

The ending of OUT chooses the form: ${endings.map(([ending]) => ending).join(' ')}
.html, .pdf, .pptx and .xlsx hold an overview and every journey; the others one file a journey: map.svg, map.2.svg, ...
Without -o the maps are drawn here.`;

export const addDiscover: AddVerb = (program, terminal, done) => {
  const command = program
    .command('discover')
    .description('discover journeys in logs and draw their maps')
    .argument('<logs...>', logsHelp)
    .option('-o, --output <file>', 'write the maps; may be repeated', (file: string, before: string[] = []) => [
      ...before,
      file,
    ])
    .option(
      '--responses <file>',
      'survey answers or reviews: how customers felt; may be repeated',
      (file: string, before: string[] = []) => [...before, file],
    )
    .option('--only <k>', 'only the k-th journey, 1 is the largest', wholeNumber)
    .option('--json', 'print one JSON document: what was found, and the files written');
  withDiscoveryOptions(withLogOptions(withWriteOptions(command)))
    .addHelpText('after', examples)
    .action(async (logs: string[], options: DiscoverOptions) => {
      await discover(logs, options, terminal);
      done();
    });
};

async function discover(logs: readonly string[], options: DiscoverOptions, terminal: Terminal): Promise<void> {
  const outputs = await outputsOf(options.output ?? []);
  refuseOverwriting(logs, outputs);
  const bar = progressBar(terminal, options.quiet === true);
  try {
    const read = await readLogs(logs, options, terminal, bar);
    const { loaded } = read;
    const heard = await heardBy(read, options, terminal, bar);
    const { discovery, maps } = await withDiscovery(read, options, bar, async (found, miner) => ({
      discovery: found.discovery,
      maps: await measuredMaps(
        { found, attached: placed(heard, found, options, terminal) },
        miner,
        loaded,
        options.only,
        bar,
      ),
    }));
    const written = await writeMaps(maps, outputs, writeOptionsOf(options, { overview: true }), bar);
    bar.clear();
    await report({ discovery, maps, written }, options, terminal);
  } finally {
    bar.clear();
  }
}

/** Before the log's arrays go to the thread that mines: who answered is looked up in them. */
async function heardBy(
  read: ReadLogs,
  { responses = [] }: DiscoverOptions,
  terminal: Terminal,
  bar: ProgressBar,
): Promise<WaitingResponses | undefined> {
  if (responses.length === 0) return undefined;
  const { responsesOfLog } = await import('../server/feelings/responses-of-log.ts');
  const heard = await responsesOfLog(responses, read, {}, bar);
  bar.clear();
  for (const { understood, problems } of heard.files) {
    for (const one of problems) terminal.err(`Note: ${oneLine(`${understood.name}: ${one.message}`)}\n`);
  }
  return heard;
}

/** Says how many found no place, so that nobody wonders where they are. */
function placed(
  heard: WaitingResponses | undefined,
  found: Discovered,
  { quiet }: DiscoverOptions,
  terminal: Terminal,
): ReturnType<WaitingResponses['placedBy']> {
  const attached = heard?.placedBy(found) ?? [];
  const waiting = attached.filter(({ whole, answers }) => [whole, ...answers].every((one) => one.to === 'unassigned'));
  if (heard && quiet !== true) {
    terminal.err(
      `${counted(attached.length, 'response')} read; ${waiting.length === 0 ? 'all found their place' : `${waiting.length} found no place on the maps`}.\n`,
    );
  }
  return attached;
}

/** A slip of the keyboard must not cost anybody their log. */
function refuseOverwriting(logs: readonly string[], outputs: readonly Output[]): void {
  const places = new Set(logs.map((log) => resolve(log)));
  for (const { path } of outputs) {
    if (places.has(resolve(path))) {
      deny('overwrites-log', `"${path}" is a log that is read.`, { fix: 'Write the map to another file.' });
    }
  }
}

/** The map of every journey, largest first, or of the one that was asked for. */
async function measuredMaps(
  { found, attached }: Parameters<typeof answerRefs>[2],
  miner: Miner,
  loaded: ReadLogs['loaded'],
  only: number | undefined,
  bar: ProgressBar,
): Promise<MeasuredMap[]> {
  const { overviewMaps } = await import('../server/discovered-map.ts');
  const { referencesOf } = await import('../server/maps/references.ts');
  const from = { source: loaded.source, logs: loaded.understood.map((log) => log.name) };
  const all = overviewMaps(found.discovery, from);
  const wanted = only === undefined ? all : all.slice(only - 1, only);
  if (wanted.length === 0) {
    deny('no-such-journey', `There is no journey ${only}: ${counted(all.length, 'journey')} discovered.`, {
      fix: `Choose one from 1 to ${all.length}.`,
    });
  }
  // The ids of references name their map's journey, so the log is walked once for all maps.
  const { answerRefs: answerAll } = await import('../server/feelings/answer-refs.ts');
  const measures = await answerAll(miner, heldLog, { found, attached }, wanted.flatMap(referencesOf), bar);
  return wanted.map((map) => {
    const own = referencesOf(map).flatMap(({ id }) => (measures[id] ? [[id, measures[id]] as const] : []));
    return { map, measures: Object.fromEntries(own) };
  });
}

interface Result {
  readonly discovery: Discovery;
  readonly maps: readonly MeasuredMap[];
  readonly written: readonly Written[];
}

async function report(result: Result, options: DiscoverOptions, terminal: Terminal): Promise<void> {
  if (options.json) {
    const { discovery, written } = result;
    await terminal.out(`${JSON.stringify({ ...discovery, written })}\n`);
    return;
  }
  const { notes, quality } = result.discovery;
  const said = [...notes, ...quality.choices.map(({ sentence }) => sentence)];
  if (!options.quiet) for (const note of said) terminal.err(`Note: ${note}\n`);
  for (const { path, lost } of result.written) {
    await terminal.out(`${path}\n`);
    for (const one of lost) terminal.err(`${path} cannot hold: ${one}\n`);
  }
  if (options.output) return;
  const drawing = { width: terminal.columns, colour: terminal.colour };
  await terminal.out(`${result.maps.map((map) => drawInTerminal(map, drawing)).join('\n')}`);
}
