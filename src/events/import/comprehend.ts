/** From a file to a plan for reading it: what kind of file it is, its columns, its times, and the first rows. */
import { deny } from '../../lib/refusal.ts';
import type { Watch } from '../../lib/progress.ts';
import { chooseColumns, type Choice, type Chosen } from './choose-columns.ts';
import type { Row, RowSink } from './delimited.ts';
import { EventReader, type EventFields } from './event-reader.ts';
import type { ColumnRole, LogWishes } from './log-input.ts';
import type { Plan, TimePlan } from './plan.ts';
import { rowTexts, sniffShape, type Shape } from './shape.ts';
import { detectTimes, timeFormatLabel, type TimeFormat } from './times.ts';
import type { Problem, Understanding, UnderstoodColumn } from './understanding.ts';
import { walkRows } from './walk.ts';
import { wordsOf } from './column-names.ts';

export interface Comprehended {
  readonly shape: Shape;
  readonly understanding: Understanding;
  /** Absent when customer, event or time is not known. */
  readonly plan?: Plan;
}

const sampleRows = 20_000;
const sampleCells = 250_000;
const shownRows = 20;
const decoder = new TextDecoder();

export async function comprehend(
  path: string,
  name: string,
  wishes: LogWishes,
  parquet: boolean,
  watch?: Watch,
): Promise<Comprehended> {
  const shape = await sniffShape(path, name, wishes, parquet);
  const options = {
    wishes: wishes,
    ...(watch?.signal ? { watch: { report: () => undefined, signal: watch.signal } } : {}),
  };
  const sample = new SampleSink();
  const columns = await sampleOf(shape, sample, options);
  if (columns.length === 0 || sample.rows.length === 0) refuseEmpty(shape, sample);
  const rows = sample.rows.map((row) => columns.map((_, at) => row[at] ?? ''));
  const choice = chooseColumns(columns, rows, wishes);
  const problems: Problem[] = [...choice.problems, ...sample.problems(shape)];
  const times = await timePlans(choice, shape, wishes, problems);
  const time = times.values().next().value;
  const plan = planOf(choice, times, shape, wishes);
  const events = plan ? await previewEvents(shape, plan, options) : [];
  const understanding: Understanding = {
    name,
    form: parquet ? 'parquet' : shape.form,
    format: formatLabel(shape),
    columns: understoodColumns(choice),
    wide: choice.wide,
    ...(time ? { timeFormat: timeFormatLabel(time.format) } : {}),
    timezone: wishes.timezone ?? 'UTC',
    ...(choice.lifecycle ? { lifecycle: choice.keep } : {}),
    rows: rows.slice(0, shownRows),
    events,
    problems,
    ready: plan !== undefined,
  };
  return { shape, understanding, ...(plan ? { plan } : {}) };
}

/** Fills the sample; resolves to the columns that were met. */
export async function sampleOf(
  shape: Shape,
  sample: SampleSink,
  options: { wishes: LogWishes; watch?: Watch },
): Promise<readonly string[]> {
  let columns: () => readonly string[] = () => [];
  await walkRows(shape, (known) => ((columns = known), sample), { ...options, enough: () => sample.full });
  return [...columns()];
}

function refuseEmpty(shape: Shape, sample: SampleSink): never {
  const place = { file: shape.name };
  if (sample.brokenRows > 0) {
    return deny('no-readable-rows', `No row of ${shape.name} could be read: ${sample.firstReason}.`, {
      fix: 'Check that the file is what its name says.',
      place: { ...place, line: sample.firstLine },
    });
  }
  const what = shape.form === 'delimited' ? 'has a header, but no rows' : 'holds no events';
  return deny('no-events', `${shape.name} ${what}.`, { fix: 'Check that the export is complete.', place });
}

/** The first rows, as many as tell what a file is. */
export class SampleSink implements RowSink {
  readonly rows: string[][] = [];
  brokenRows = 0;
  firstReason = '';
  firstLine = 1;
  private cells = 0;
  private readonly counts = new Map<number, number>();

  get full(): boolean {
    return this.rows.length >= sampleRows || this.cells >= sampleCells;
  }

  row(row: Row): void {
    if (this.full) return;
    this.rows.push(rowTexts(row));
    this.cells += row.count;
    this.counts.set(row.count, (this.counts.get(row.count) ?? 0) + 1);
  }

  broken(line: number, reason: string): void {
    if (this.brokenRows++ === 0) {
      this.firstReason = reason;
      this.firstLine = line;
    }
  }

  problems(shape: Shape): Problem[] {
    if (shape.form !== 'delimited') return [];
    const expected = shape.columns?.length ?? 0;
    if (expected === 1) {
      return [
        {
          message: `${shape.name} was read as one column; perhaps its fields are divided by something unusual.`,
          fix: 'Name the character with --delimiter.',
          place: { file: shape.name },
        },
      ];
    }
    const usual = [...this.counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? expected;
    if (usual === expected) return [];
    return [
      {
        message: `Most rows of ${shape.name} have ${usual} fields, the first has ${expected}.`,
        fix: 'Check the header and the delimiter.',
        place: { file: shape.name, line: 1 },
      },
    ];
  }
}

/** How each time column is written, by its name. */
type Clocks = ReadonlyMap<string, TimePlan>;

async function timePlans(choice: Choice, shape: Shape, wishes: LogWishes, problems: Problem[]): Promise<Clocks> {
  const { times, start, sent, received } = choice;
  const plans = new Map<string, TimePlan>();
  for (const one of [...times, start, sent, received]) {
    if (!one) continue;
    const { name, times: found } = one.facts;
    const eventName = choice.wide ? { eventName: eventNameOf(name) } : {};
    if (wishes.timeFormat !== undefined && one !== sent && one !== received) {
      plans.set(name, { column: name, format: { kind: 'pattern', pattern: wishes.timeFormat }, ...eventName });
      continue;
    }
    let format: TimeFormat = found?.format ?? { kind: 'parts', order: 'ymd' };
    if (found?.ambiguous) format = await settleOrder(shape, name, wishes, format, problems);
    plans.set(name, { column: name, format, ...eventName });
  }
  return plans;
}

/** The sample did not tell day from month: the first value of the whole column that does, decides. */
export async function settleOrder(
  shape: Shape,
  column: string,
  wishes: LogWishes,
  fallback: TimeFormat,
  problems: Problem[],
): Promise<TimeFormat> {
  let decided: TimeFormat | undefined;
  const sink = (columns: () => readonly string[]): RowSink => ({
    row: (row) => {
      if (decided) return;
      const at = columns().indexOf(column);
      const value = decoder.decode(row.bytes.subarray(row.starts[at], Math.max(0, row.ends[at] ?? 0))).trim();
      if (!/^(1[3-9]|2\d|3[01])\D|^\d+\D(1[3-9]|2\d|3[01])\D/.test(value)) return;
      const found = detectTimes([value]);
      if (found && !found.ambiguous) decided = found.format;
    },
    broken: () => undefined,
  });
  await walkRows(shape, sink, { wishes, enough: () => decided !== undefined });
  if (decided) return decided;
  problems.push({
    message: `"${column}" never shows whether day or month stands first; the day was taken to be first.`,
    fix: 'If the month is first: --time-format "%m/%d/%Y %H:%M:%S", as your times are written.',
    place: { field: column },
  });
  return fallback;
}

/** "ordered_at" -> "Ordered", "ship date" -> "Ship". */
export function eventNameOf(column: string): string {
  const words = wordsOf(column);
  const bare = words
    .replace(/ (at|on|date|time|timestamp|datetime|date time|ts|utc)$/, '')
    .replace(/^(date|time|timestamp)( of)? /, '');
  const name = bare === '' ? words : bare;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function planOf(choice: Choice, times: Clocks, shape: Shape, wishes: LogWishes): Plan | undefined {
  const { customer, event, wide, journey, lifecycle, instance, id } = choice;
  const clock = (chosen: Chosen | undefined): TimePlan | undefined => chosen && times.get(chosen.facts.name);
  const own = choice.times.flatMap((one) => clock(one) ?? []);
  const [start, sent, received] = [clock(choice.start), clock(choice.sent), clock(choice.received)];
  if (!customer || (!event && !wide) || own.length === 0) return undefined;
  // Other ids and the agent are kept with every event: what is read back from the store is joined and cleaned anew.
  const parts = [customer, event, journey, lifecycle, instance, id, choice.start, choice.sent, choice.received];
  const used = new Set([...parts, ...choice.times].map((one) => one?.facts.name));
  const wanted = wishes.properties ?? 'all';
  const properties = choice.facts
    .map((one) => one.name)
    .filter((name) => !used.has(name) && !choice.ignored.has(name))
    .filter((name) => wanted === 'all' || (wanted !== 'none' && wanted.includes(name)));
  const name = (chosen: Chosen | undefined): string | undefined => chosen?.facts.name;
  return {
    customer: customer.facts.name,
    times: own,
    wide,
    ...optional('event', name(event)),
    eventElse: choice.eventElse,
    ...optional('journey', name(journey)),
    ...optional('lifecycle', name(lifecycle)),
    ...optional('instance', name(instance)),
    ...optional('id', name(id)),
    ...optional('anonymous', name(choice.anonymous)),
    ...optional('formerly', name(choice.formerly)),
    ...optional('agent', name(choice.agent)),
    ...(start ? { start } : {}),
    ...(sent && received ? { sent, received } : {}),
    robots: wishes.robots ?? 'apart',
    staff: wishes.staff ?? [],
    keep: choice.keep,
    timezone: wishes.timezone ?? 'UTC',
    where: wishes.where ?? [],
    properties,
    parts: [...used, ...choice.ignored].filter((one) => one !== undefined),
    keepAll: wanted === 'all',
    growing: shape.form !== 'delimited',
    cases: choice.cases,
  };
}

function optional<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: string });
}

function understoodColumns(choice: Choice): UnderstoodColumn[] {
  const roles = new Map<string, { role: ColumnRole; why: string; sure: boolean }>();
  const note = (role: ColumnRole, chosen: Chosen | undefined): void => {
    if (chosen) roles.set(chosen.facts.name, { role, why: chosen.why, sure: chosen.sure });
  };
  note('id', choice.id);
  note('instance', choice.instance);
  note('lifecycle', choice.lifecycle);
  note('start', choice.start);
  note('sent', choice.sent);
  note('received', choice.received);
  note('agent', choice.agent);
  note('formerly', choice.formerly);
  note('anonymous', choice.anonymous);
  for (const time of choice.times) note('time', time);
  note('event', choice.event);
  note('journey', choice.journey);
  note('customer', choice.customer);
  return choice.facts.map((facts) => {
    const { name, samples } = facts;
    if (choice.ignored.has(name)) return { name, role: 'ignore', why: 'left out by hand', sure: true, samples };
    const twin =
      facts.sameAs === undefined ? 'kept with every event' : `the same as "${facts.sameAs}", kept with every event`;
    return { name, ...(roles.get(name) ?? { role: 'property' as const, why: twin, sure: true }), samples };
  });
}

/** "CSV with ; as separator, UTF-8, gzip". */
export function formatLabel(shape: Shape): string {
  if (shape.parquet) return 'Parquet';
  const separators: Readonly<Record<string, string>> = { ',': 'a comma', ';': ';', '\t': 'a tab', '|': '|' };
  const forms = { ndjson: 'JSON, one object a line', json: 'JSON', xes: 'XES', ocel: 'OCEL 2.0 JSON' } as const;
  const delimiter = shape.delimiter ?? ',';
  const form =
    shape.form === 'delimited'
      ? `${delimiter === '\t' ? 'TSV' : 'CSV'} with ${separators[delimiter] ?? `"${delimiter}"`} as separator`
      : forms[shape.form];
  const header = shape.form === 'delimited' && shape.header === false ? ', no header' : '';
  return `${form}${header}, ${shape.encoding.label}${shape.packed ? ', gzip' : ''}`;
}

async function previewEvents(
  shape: Shape,
  plan: Plan,
  options: { wishes: LogWishes; watch?: Watch },
): Promise<Understanding['events']> {
  const events: { customer: string; event: string; time: string }[] = [];
  const text = (bytes: Uint8Array, from: number, to: number): string => decoder.decode(bytes.subarray(from, to));
  const take = (event: EventFields): void => {
    if (events.length >= shownRows) return;
    events.push({
      customer: text(event.row.bytes, event.customerFrom, event.customerTo),
      event: text(event.eventBytes, event.eventFrom, event.eventTo),
      time: new Date(event.micros / 1000).toISOString(),
    });
  };
  let seen = 0;
  const sink = (columns: () => readonly string[]): RowSink => {
    const reader = new EventReader(plan, columns, { event: take, rejected: () => undefined });
    return { row: (row) => (seen++ < 1000 ? reader.row(row) : undefined), broken: () => undefined };
  };
  await walkRows(shape, sink, { ...options, enough: () => seen >= 1000 || events.length >= shownRows });
  return events;
}
