/** Reads the comments of a file of responses: every row keeps its number, and none is lost for a score that is wrong. */
import type { Row, RowSink } from '../../events/import/delimited.ts';
import type { LogInput } from '../../events/import/log-input.ts';
import { rowTexts } from '../../events/import/shape.ts';
import { TimeReader } from '../../events/import/times.ts';
import type { ReadTools } from '../../events/import/understand.ts';
import { walkRows } from '../../events/import/walk.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { deny } from '../../lib/refusal.ts';
import type { ResponseWishes } from '../reading/response-wishes.ts';
import { saysNothing } from '../reading/score-text.ts';
import { readingWishes, understandResponses, type PlannedResponses } from '../reading/understand-responses.ts';
import type { ThemeText } from './themes.ts';

export interface TextWishes {
  /** Columns with the words; found when absent. Several are read as one text, in this order. */
  readonly text?: readonly string[];
  /** Column to break the themes down by. */
  readonly by?: string;
  /** Columns of ratings whose touchpoints the texts are matched to. */
  readonly ratings?: readonly string[];
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly timezone?: string;
  readonly timeFormat?: string;
}

export interface ReadTexts {
  /** One for each row, those without words too, in input order. */
  readonly texts: readonly ThemeText[];
  /** Different customers; all rows where no column names them. */
  readonly customers: number;
  readonly from?: number;
  readonly to?: number;
  /** In words: "reviews.csv: CSV; text = Comment, time = Date". */
  readonly understood: string;
  /** Touchpoints that the ratings of the file are about. */
  readonly touchpoints: readonly string[];
  /** Lines that are no rows, and what is odd about the file. */
  readonly warnings: readonly string[];
}

/**
 * Throws `Refused`: `no-text` where no column holds words, `unknown-column`, and what reading a file can refuse
 * (`no-such-file`, an empty one, one that is no table).
 */
export async function readTexts(
  input: LogInput,
  wishes: TextWishes = {},
  watch: Watch = unwatched,
  tools: ReadTools = {},
): Promise<ReadTexts> {
  const reading = readingWishes(responseWishes(wishes));
  const rated = await understandResponses(input, { ...responseWishes(wishes), ...ratingWishes(wishes) }, watch, tools);
  const columns = rated.understood.columns.filter((one) => one.role === 'text').map((one) => one.name);
  if (columns.length === 0) noText(rated);
  const found = await understandResponses(
    input,
    { ...responseWishes(wishes), texts: columns, ratings: [] },
    watch,
    tools,
  );
  const names = found.understood.columns.map((one) => one.name);
  const sink = new TextSink(columns, columnNamed(names, wishes.by), found);
  const problems = await walkRows(found.shape, (known) => sink.over(known), { wishes: reading, watch });
  const { name, format } = found.understood;
  const roles = [`text = ${columns.join(' and ')}`, ...sink.parts.map(([role, column]) => `${role} = ${column}`)];
  return {
    texts: sink.texts,
    customers: sink.customers.size || sink.texts.length,
    ...(sink.from <= sink.to ? { from: sink.from, to: sink.to } : {}),
    understood: `${name}: ${format}; ${roles.join(', ')}`,
    touchpoints: [...new Set(rated.understood.scores.flatMap((one) => one.touchpoint ?? []))],
    warnings: [...problems.map((one) => one.message), ...sink.warnings()],
  };
}

function responseWishes({ text, delimiter, encoding, timezone, timeFormat }: TextWishes): ResponseWishes {
  return {
    ...(text === undefined ? {} : { texts: [...text] }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
  };
}

const ratingWishes = ({ ratings }: TextWishes): ResponseWishes =>
  ratings === undefined ? {} : { ratings: [...ratings] };

function noText({ understood }: PlannedResponses): never {
  return deny('no-text', `${understood.name}: no column holds comments.`, {
    fix: `Name it with --text; the columns are ${understood.columns.map((one) => one.name).join(', ')}.`,
    place: { file: understood.name },
  });
}

function columnNamed(names: readonly string[], wished: string | undefined): string | undefined {
  if (wished === undefined) return undefined;
  const found = names.find((one) => one === wished) ?? names.find((one) => one.toLowerCase() === wished.toLowerCase());
  if (found !== undefined) return found;
  return deny('unknown-column', `There is no column "${wished}".`, {
    fix: `The columns are: ${names.join(', ')}.`,
    place: { field: wished },
  });
}

const encoder = new TextEncoder();
type Cell = (column: string | undefined) => string;

class TextSink implements RowSink {
  readonly texts: ThemeText[] = [];
  readonly customers = new Set<string>();
  from = Number.POSITIVE_INFINITY;
  to = Number.NEGATIVE_INFINITY;
  readonly parts: readonly (readonly [string, string])[];
  readonly #columns: readonly string[];
  readonly #by: string | undefined;
  readonly #plan: PlannedResponses['plan'];
  readonly #times: TimeReader | undefined;
  #names: () => readonly string[] = () => [];
  #row = 0;
  #broken = 0;
  #undated = 0;

  constructor(columns: readonly string[], by: string | undefined, { plan }: PlannedResponses) {
    this.#columns = columns;
    this.#by = by;
    this.#plan = plan;
    if (plan?.time) this.#times = new TimeReader(plan.time.format, plan.timezone);
    const named = { time: plan?.time?.column, customer: plan?.customer, language: plan?.language, by };
    this.parts = Object.entries(named).flatMap(([role, column]) => (column === undefined ? [] : [[role, column]]));
  }

  over(names: () => readonly string[]): this {
    this.#names = names;
    return this;
  }

  row(row: Row): void {
    this.#row++;
    const cells = rowTexts(row);
    const names = this.#names();
    const cell: Cell = (column) => (column === undefined ? '' : (cells[names.indexOf(column)] ?? '').trim());
    const customer = cell(this.#plan?.customer);
    if (customer !== '') this.customers.add(customer);
    const time = this.#time(cell(this.#plan?.time?.column));
    const language = cell(this.#plan?.language);
    const group = cell(this.#by);
    this.texts.push({
      row: this.#row,
      text: this.#columns
        .map(cell)
        .filter((text) => text !== '' && !saysNothing(text))
        .join('\n'),
      ...(time === undefined ? {} : { time }),
      ...(language === '' || saysNothing(language) ? {} : { language }),
      ...(group === '' ? {} : { group }),
    });
  }

  broken(): void {
    this.#row++;
    this.#broken++;
  }

  /** Milliseconds; 1970-01-01 is what spreadsheets and databases write for "no date". */
  #time(text: string): number | undefined {
    if (text === '' || !this.#times || saysNothing(text)) return undefined;
    const bytes = encoder.encode(text);
    const time = Math.floor(this.#times.read(bytes, 0, bytes.length) / 1000);
    if (Number.isNaN(time) || time === 0) {
      this.#undated++;
      return undefined;
    }
    this.from = Math.min(this.from, time);
    this.to = Math.max(this.to, time);
    return time;
  }

  warnings(): string[] {
    const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);
    return [
      ...(this.#broken > 0 ? [`${rows(this.#broken)} could not be read and have no line in the answer.`] : []),
      ...(this.#undated > 0 ? [`The time of ${rows(this.#undated)} could not be read; kept without one.`] : []),
    ];
  }
}
