/** `import`: loads events or answers into a data folder, or into a running server. */
import { basename } from 'node:path';
import type { LoadedLog, RejectedRow } from '../events/import/loaded-log.ts';
import type { LogInput } from '../events/import/log-input.ts';
import type { ImportWishes } from '../server/imports/look.ts';
import type { PlacedAnswers } from '../server/responses/placed-answers.ts';
import { deny } from '../lib/refusal.ts';
import { refusalText } from './failure.ts';
import { inputsOf, logsHelp, withLogOptions, wishesOf, type LogOptions } from './log-options.ts';
import { answersNotes, placedText, understoodAnswers, type ShownAnswers } from './answers-text.ts';
import { progressBar, type ProgressBar } from './progress-bar.ts';
import type { AddVerb } from './program.ts';
import { responseWishes, withResponseOptions, type ResponseOptions } from './response-options.ts';
import { dataFolder } from './data-folder.ts';
import type { Terminal } from './terminal.ts';
import { counted } from './words.ts';
import { writeWhole } from './write-whole.ts';

interface ImportOptions extends LogOptions, ResponseOptions {
  readonly into?: string;
  readonly server?: string;
  readonly json?: boolean;
  readonly responses?: boolean;
}

/** What came of one import. `rejections` is the CSV of the rows set aside, in pieces. */
export interface Imported {
  readonly source: string;
  readonly name: string;
  readonly events?: number;
  /** Instead of events, where the file holds answers. */
  readonly responses?: number;
  /** Events or answers that were not there before; unknown from a server. */
  readonly added?: number;
  readonly customers?: number;
  readonly rejected: number;
  /** Of answers: how the file was read, and where they went. */
  readonly understood?: ShownAnswers;
  readonly placed?: PlacedAnswers;
  /** The rows that were set aside, as CSV, for each file that has such rows. */
  readonly rejections: readonly { readonly file: string; readonly csv: AsyncIterable<string> | Iterable<string> }[];
}

const examples = `
Examples:
  sojourn import orders.csv
  sojourn import orders-*.csv.gz --into /srv/sojourn
  sojourn import visits.ndjson --server http://127.0.0.1:4780
  sojourn import survey.csv
  sojourn import reviews.csv --text content --rating comfort --rating cleanliness
  sojourn import effort.csv --score "CES=ces:1-7:lower"

Answers of customers are told from events by their columns. Importing a file again adds nothing twice. Rows that cannot be used go to LOG.rejected.csv with reasons.`;

export const addImport: AddVerb = (program, terminal, done) => {
  const command = program
    .command('import')
    .description('load events or answers of customers into a data folder or a running server')
    .argument('<logs...>', logsHelp)
    .option('--into <folder>', 'data folder (default: ./sojourn-data); no server may be running on it')
    .option('--server <url>', 'address of a running server')
    .option('--responses', 'the files hold answers of customers (found when absent)')
    .option('--json', 'print one JSON document');
  withResponseOptions(withLogOptions(command))
    .addHelpText('after', examples)
    .action(async (logs: string[], options: ImportOptions) => {
      await importLogs(logs, options, terminal);
      done();
    });
};

async function importLogs(logs: readonly string[], options: ImportOptions, terminal: Terminal): Promise<void> {
  if (options.into !== undefined && options.server !== undefined) {
    deny('two-places', 'Files go into a folder or to a server, not both.', { fix: 'Use --into or --server.' });
  }
  const inputs = inputsOf(logs, terminal);
  const bar = progressBar(terminal, options.quiet === true);
  try {
    const imported = await importAll(inputs, options, terminal, bar);
    bar.clear();
    for (const one of imported) terminal.err(toldOf(one, options.quiet === true));
    const shown: Shown[] = [];
    for (const one of imported) shown.push(await setAside(one, logs));
    await terminal.out(options.json ? `${JSON.stringify({ imported: shown })}\n` : shown.map(sentence).join(''));
  } finally {
    bar.clear();
  }
}

/** How a file of answers was read, and where its answers went. */
function toldOf({ understood, placed }: Imported, quiet: boolean): string {
  if (!understood) return '';
  if (quiet) return answersNotes(understood);
  return understoodAnswers(understood) + answersNotes(understood) + (placed ? placedText(placed) : '');
}

async function importAll(
  inputs: readonly LogInput[],
  options: ImportOptions,
  terminal: Terminal,
  bar: ProgressBar,
): Promise<Imported[]> {
  const wishes: ImportWishes = {
    ...wishesOf(options),
    ...(options.responses === true ? { kind: 'responses' } : {}),
    responses: responseWishes(options),
  };
  if (options.server === undefined)
    return intoFolder(inputs, wishes, dataFolder(options.into, terminal.env), terminal, bar);
  const { importToServer } = await import('./import-to-server.ts');
  const imported: Imported[] = [];
  for (const input of inputs) imported.push(await importToServer(options.server, input, wishes, bar));
  return imported;
}

/** Logs go together into one source; every file of answers is one of its own. */
async function intoFolder(
  inputs: readonly LogInput[],
  wishes: ImportWishes,
  folder: string,
  terminal: Terminal,
  bar: ProgressBar,
): Promise<Imported[]> {
  const { importFiles, sortedInputs } = await import('../server/import-files.ts');
  const sorted = await sortedInputs(inputs, wishes);
  const { events, responses } = await importFiles({ folder, env: terminal.env }, sorted, wishes, bar);
  const imported: Imported[] = [];
  if (events) {
    const { loaded, undiscovered } = events;
    if (undiscovered) terminal.err(`No journeys discovered: ${refusalText(undiscovered)}\n`);
    const { source, name, added, customers, rejected } = loaded;
    const rejections = await rejectionsByFile(loaded);
    imported.push({ source, name, events: loaded.events, added, customers, rejected, rejections });
  }
  for (const one of responses) {
    const { source, name, added, rejected, placed, understood } = one;
    const rejections = await rejectionsByFile(one);
    const told = { understood: { ...understood, problems: one.problems }, placed };
    imported.push({ source, name, responses: one.responses, added, rejected, rejections, ...told });
  }
  return imported;
}

type WithRejections = Pick<LoadedLog, 'rejections'>;

async function rejectionsByFile(loaded: WithRejections): Promise<Imported['rejections']> {
  const { rejectionsCsv } = await import('../events/import/rejections.ts');
  const files = new Set<string>();
  for await (const { file } of loaded.rejections()) files.add(file);
  return [...files].map((file) => ({ file, csv: rejectionsCsv(rowsOf(loaded, file)) }));
}

async function* rowsOf(loaded: WithRejections, file: string): AsyncGenerator<RejectedRow> {
  for await (const row of loaded.rejections()) if (row.file === file) yield row;
}

interface Shown extends Omit<Imported, 'rejections' | 'understood'> {
  readonly understood?: object;
  readonly rejectedTo: readonly string[];
}

/** For `--json`: the columns and scores of a file, without its rows. */
const readAs = ({ format, columns, scores, problems }: ShownAnswers): object => ({
  format,
  columns: columns.map(({ name, role, sure }) => ({ name, role, sure })),
  scores,
  problems,
});

/** Writes the rows set aside beside the log they came from; a log without such rows gets no file. */
async function setAside({ rejections, understood, ...rest }: Imported, logs: readonly string[]): Promise<Shown> {
  const rejectedTo: string[] = [];
  for (const { file, csv } of rejections) {
    const path = `${logs.find((log) => basename(log) === file) ?? file}.rejected.csv`;
    await writeWhole(path, csv);
    rejectedTo.push(path);
  }
  return { ...rest, ...(understood ? { understood: readAs(understood) } : {}), rejectedTo };
}

function sentence(one: Shown): string {
  const what = one.responses === undefined ? 'event' : 'response';
  const added = one.added === undefined ? '' : `, ${counted(one.added, `new ${what}`)}`;
  const who = one.customers === undefined ? '' : ` of ${counted(one.customers, 'customer')}`;
  const lines = [`${one.name}: ${counted(one.responses ?? one.events ?? 0, what)}${who}${added}`];
  if (one.rejected > 0) lines.push(`${counted(one.rejected, 'row')} set aside: see ${one.rejectedTo.join(', ')}`);
  return `${lines.join('\n')}\n`;
}
