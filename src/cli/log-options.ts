/** The options every verb that reads logs shares, and what they come to. */
import { statSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Lifecycle,
  type LogInput,
  type LogWishes,
  robotPolicies,
  type RobotPolicy,
  type Where,
} from '../events/import/log-input.ts';
import type { CutWish, ReadWishes } from '../events/import/read-journeys.ts';
import { parseWithin } from '../events/questions/within.ts';
import { deny, isRefusal } from '../lib/refusal.ts';
import type { Terminal } from './terminal.ts';

/** As commander hands them over. */
export interface LogOptions {
  readonly customer?: string;
  readonly event?: string;
  readonly time?: string;
  readonly journey?: string;
  readonly lifecycle?: Lifecycle;
  readonly timezone?: string;
  readonly timeFormat?: string;
  readonly objectType?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly repeats?: 'auto' | 'keep' | 'drop';
  readonly robots?: RobotPolicy;
  readonly staff?: readonly string[];
  readonly where?: readonly Where[];
  readonly split?: CutWish;
  /** The event that means a journey succeeded. */
  readonly goal?: string;
  readonly quiet?: boolean;
}

export const logsHelp =
  'CSV, TSV, NDJSON, JSON, Parquet, XES or OCEL 2.0 JSON, each also .gz; "-" reads NDJSON from stdin';

export function withLogOptions(command: Command): Command {
  return command
    .option('--customer <column>', 'column that says whose the event is')
    .option('--event <column>', 'column that names the event')
    .option('--time <column>', 'column with the time')
    .option('--journey <column>', 'column that names the journey (the case)')
    .addOption(
      new Option('--lifecycle <rows>', 'which rows count where the log has a lifecycle').choices([
        'complete',
        'start',
        'all',
      ]),
    )
    .option('--timezone <zone>', 'time zone of times without an offset, e.g. Europe/Oslo (default: UTC)')
    .option('--time-format <format>', 'how times are written, e.g. "%d.%m.%Y %H:%M"')
    .option('--object-type <type>', 'OCEL: the object type that is the customer')
    .option('--delimiter <character>', 'what divides the fields of a CSV (found when absent)', parseDelimiter)
    .option('--encoding <name>', 'how the letters of a text are stored, e.g. windows-1251 (found when absent)')
    .addOption(
      new Option(
        '--repeats <rows>',
        'rows that repeat another exactly (default: dropped where times are precise)',
      ).choices(['auto', 'keep', 'drop']),
    )
    .addOption(
      new Option('--robots <events>', 'events that robots made, by their name or pace (default: apart)').choices([
        ...robotPolicies,
      ]),
    )
    .option(
      '--staff <pattern>',
      'own people and tests, to set apart: "*@ourfirm.example" or "email=*@ourfirm.example"; may be repeated',
      (pattern: string, before: readonly string[] = []) => [...before, pattern],
    )
    .option('--where <property=value>', 'keep only matching rows; may be repeated', collectWhere)
    .option(
      '--split <rule>',
      "how a customer's events become journeys: customer, journey, gap, gap:3d, goal:EVENT or start:EVENT",
      parseSplit,
    )
    .option('-q, --quiet', 'no progress');
}

function collectWhere(text: string, before: readonly Where[] = []): Where[] {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as PROPERTY=VALUE, e.g. --where country=NO.');
  return [...before, { property: text.slice(0, at), value: text.slice(at + 1) }];
}

function parseDelimiter(text: string): string {
  if (text === '\\t' || text === 'tab') return '\t';
  if (text.length === 1 && text.charCodeAt(0) < 128) return text;
  throw new InvalidArgumentError('It is one character, such as ; or tab.');
}

function parseSplit(text: string): CutWish {
  const [rule = '', ...rest] = text.split(':');
  const detail = rest.join(':');
  if (rule === 'customer' && detail === '') return { by: 'customer' };
  if (rule === 'journey' && detail === '') return { by: 'journey-column' };
  if ((rule === 'goal' || rule === 'start') && detail !== '') return { by: rule, event: detail };
  if (rule === 'gap' && detail === '') return { by: 'gap' };
  if (rule === 'gap') {
    const seconds = parseWithin(detail);
    if (!isRefusal(seconds)) return { by: 'gap', seconds };
  }
  throw new InvalidArgumentError('It is one of customer, journey, gap, gap:3d, goal:EVENT, start:EVENT.');
}

/** What was said about the logs, as the reader takes it. */
export function wishesOf(options: LogOptions): LogWishes & ReadWishes {
  const { customer, event, time, journey, lifecycle, timezone, timeFormat, objectType, where, split } = options;
  const { delimiter, encoding, repeats, robots, staff } = options;
  return {
    ...(customer === undefined ? {} : { customer }),
    ...(event === undefined ? {} : { event }),
    ...(time === undefined ? {} : { time }),
    ...(journey === undefined ? {} : { journey }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
    ...(objectType === undefined ? {} : { objectType }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(repeats === undefined ? {} : { repeats }),
    ...(robots === undefined ? {} : { robots }),
    ...(staff === undefined ? {} : { staff }),
    ...(where === undefined ? {} : { where }),
    ...cutWish(split, options.goal),
  };
}

/** A goal is not reached twice in one journey, unless it was said how to cut. */
function cutWish(split: CutWish | undefined, goal: string | undefined): { cut?: CutWish } {
  if (split !== undefined) return { cut: split };
  return goal === undefined ? {} : { cut: { by: 'found', goal } };
}

/** The files named, all of them there; `-` is standard input. */
export function inputsOf(logs: readonly string[], terminal: Terminal): LogInput[] {
  if (logs.filter((log) => log === '-').length > 1) deny('stdin-twice', 'Standard input can be read only once.');
  return logs.map((path) => {
    if (path === '-') return { stream: terminal.stdin, name: 'stdin' };
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) deny('no-such-file', `There is no file "${path}".`, { fix: 'Check the name and the folder.' });
    if (found.isDirectory()) deny('not-a-file', `"${path}" is a folder.`, { fix: 'Name the files in it.' });
    return { path };
  });
}
