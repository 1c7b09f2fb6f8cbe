/** `discover`: events in, journey maps out. */
import { resolve } from 'node:path';
import type { Discovery } from '../events/discovery.ts';
import type { Discovered, Miner } from '../events/mining/miner-shapes.ts';

import type { MeasuredMap } from '../map/map.ts';
import type { answerRefs } from '../server/feelings/answer-refs.ts';
import type { WaitingResponses } from '../server/feelings/responses-of-log.ts';
import type { PlacedAnswers } from '../server/responses/placed-answers.ts';
import { deny } from '../lib/refusal.ts';
import { endings } from '../render/map-forms.ts';
import { withDiscoveryOptions, wholeNumber } from './ask.ts';
import { heldLog, withDiscovery, type DiscoveryOptions } from './discover-log.ts';
import { answersNotes, placedText, understoodAnswers } from './answers-text.ts';
import { drawInTerminal } from './draw-in-terminal.ts';
import { inputsOf, logsHelp, withLogOptions, type LogOptions } from './log-options.ts';
import { outputsOf, type Output } from './outputs.ts';
import { progressBar, type ProgressBar } from './progress-bar.ts';
import type { AddVerb } from './program.ts';
import { readLogs, type ReadLogs } from './read-logs.ts';
import { responseWishes, withResponseOptions, type ResponseOptions } from './response-options.ts';
import type { Terminal } from './terminal.ts';
import { counted } from './words.ts';
import { writeMaps, type Written } from './write-maps.ts';
import { withWriteOptions, writeOptionsOf, type WrittenOptions } from './write-options.ts';

type DiscoverOptions = LogOptions &
  ResponseOptions &
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
  sojourn discover orders.csv --responses effort.csv --score "CES=ces:1-7:lower" --column Ticket=customer -o map.html
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
  withDiscoveryOptions(withLogOptions(withResponseOptions(withWriteOptions(command))))
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
    const { discovery, maps, answers } = await withDiscovery(read, options, bar, async (found, miner) => {
      const placed = await placedBy(heard, found, options, terminal);
      const maps = await measuredMaps({ found, attached: placed.attached }, miner, loaded, options.only, bar);
      return { discovery: found.discovery, maps, answers: placed.told };
    });
    const written = await writeMaps(maps, outputs, writeOptionsOf(options, { overview: true }), bar);
    bar.clear();
    await report({ discovery, maps, written, ...(answers ? { answers } : {}) }, options, terminal);
  } finally {
    bar.clear();
  }
}

/** Before the log's arrays go to the thread that mines: who answered is looked up in them. */
async function heardBy(
  read: ReadLogs,
  options: DiscoverOptions,
  terminal: Terminal,
  bar: ProgressBar,
): Promise<WaitingResponses | undefined> {
  const { responses = [], quiet } = options;
  if (responses.length === 0) return undefined;
  if (responses.includes('-')) deny('stdin-is-a-log', 'Answers are read from files; "-" is a log.');
  inputsOf(responses, terminal);
  const { responsesOfLog } = await import('../server/feelings/responses-of-log.ts');
  const timezone = options.timezone === undefined ? {} : { timezone: options.timezone };
  const heard = await responsesOfLog(responses, read, { ...timezone, ...responseWishes(options) }, bar);
  bar.clear();
  for (const { understood, problems } of heard.files) {
    const file = { ...understood, problems };
    terminal.err((quiet === true ? '' : understoodAnswers(file)) + answersNotes(file));
  }
  return heard;
}

/** Answers with their places; says where they went, so that nobody wonders. */
async function placedBy(
  heard: WaitingResponses | undefined,
  found: Discovered,
  { quiet }: DiscoverOptions,
  terminal: Terminal,
): Promise<{ readonly attached: ReturnType<WaitingResponses['placedBy']>; readonly told?: ToldAnswers }> {
  if (!heard) return { attached: [] };
  const { placedAnswers } = await import('../server/responses/placed-answers.ts');
  const attached = heard.placedBy(found);
  const placed = placedAnswers(attached, found.discovery);
  if (quiet !== true) terminal.err(placedText(placed));
  const files = heard.files.map(({ understood, count, rejected, problems }) => ({
    name: understood.name,
    format: understood.format,
    columns: understood.columns.map(({ name, role, why, sure }) => ({ name, role, why, sure })),
    scores: understood.scores,
    responses: count,
    rejected,
    problems,
  }));
  return { attached, told: { files, ...placed } };
}

/** For `--json`: how answers were understood, and where they went. */
type ToldAnswers = PlacedAnswers & { readonly files: readonly object[] };

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
  const { toldBy, toldRefs } = await import('../events/told.ts');
  const told = toldBy(await miner.measures(heldLog, toldRefs(found.discovery, loaded.source), bar));
  const all = overviewMaps(found.discovery, { ...from, told });
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
  readonly answers?: ToldAnswers;
}

async function report(result: Result, options: DiscoverOptions, terminal: Terminal): Promise<void> {
  if (options.json) {
    const { discovery, written, answers } = result;
    await terminal.out(`${JSON.stringify({ ...discovery, written, ...(answers ? { responses: answers } : {}) })}\n`);
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
