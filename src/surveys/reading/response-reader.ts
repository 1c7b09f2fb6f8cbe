/** Makes responses of rows, one by one; a row with an answer that cannot be read is set aside with its field and reason. */
import type { Row, RowSink } from '../../events/import/delimited.ts';
import { rowTexts } from '../../events/import/shape.ts';
import { TimeReader } from '../../events/import/times.ts';
import { idFrom } from '../../lib/derived-id.ts';
import type { Answer, Response } from '../response.ts';
import { onScale } from '../scales.ts';
import { labelIn, numberIn, saysNothing } from './score-text.ts';
import type { PlannedScore, ResponsePlan } from './understood-responses.ts';

export interface ResponseSink {
  response(response: Response): void;
  rejected(line: number, field: string | undefined, reason: string, raw: Uint8Array): void;
}

const encoder = new TextEncoder();
const longestRaw = 200;
/** What spreadsheets and databases write for "no date". */
const noDate = 0;

/** Thrown within one row, caught at its end. */
class Unreadable extends Error {
  readonly field: string | undefined;

  constructor(field: string | undefined, reason: string) {
    super(reason);
    this.field = field;
  }
}

export class ResponseReader implements RowSink {
  /** Rows that hold no answer at all; kept, as who was asked and did not answer counts, too. */
  unanswered = 0;
  /** Answers dated 1970-01-01. */
  undated = 0;
  /** Rows that repeat another row exactly. */
  repeats = 0;
  readonly #plan: ResponsePlan;
  readonly #source: string;
  readonly #columns: () => readonly string[];
  readonly #sink: ResponseSink;
  readonly #times: TimeReader | undefined;
  readonly #copies = new Map<string, number>();
  #row = 0;
  #index = new Map<string, number>();

  constructor(plan: ResponsePlan, source: string, columns: () => readonly string[], sink: ResponseSink) {
    this.#plan = plan;
    this.#source = source;
    this.#columns = columns;
    this.#sink = sink;
    if (plan.time) this.#times = new TimeReader(plan.time.format, plan.timezone);
  }

  row(row: Row): void {
    this.#row++;
    try {
      const { fields } = this.#plan;
      if (fields !== undefined && row.count > fields) {
        throw new Unreadable(undefined, `the row has ${row.count} fields, the header ${fields}`);
      }
      const response = this.#read(rowTexts(row));
      if (response) this.#sink.response(response);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#sink.rejected(row.line, error.field, error.message, row.bytes.subarray(row.from, row.to));
    }
  }

  broken(line: number, reason: string, raw: Uint8Array): void {
    this.#row++;
    this.#sink.rejected(line, undefined, reason, raw);
  }

  #read(cells: readonly string[]): Response | undefined {
    const plan = this.#plan;
    const cell = (column: string | undefined): string =>
      column === undefined ? '' : (cells[this.#at(column)] ?? '').trim();
    const tag = (key: string, column: string | undefined): Record<string, string> => {
      const value = cell(column);
      return value === '' || saysNothing(value) ? {} : { [key]: value };
    };
    const asked = cell(plan.question);
    const answers = plan.scores
      .filter((one) => one.question === undefined || one.question === asked)
      .flatMap((one) => answerIn(cell(one.column), one) ?? []);
    const texts = this.#texts(cell, asked);
    const time = this.#time(cell(plan.time?.column));
    const customer = tag('customer', plan.customer);
    if (answers.length === 0 && texts.length === 0) {
      if (Object.keys(customer).length === 0 && time === undefined) throw new Unreadable(undefined, 'nothing is in it');
      this.unanswered++;
    }
    const id = this.#id(cells, cell(plan.id), time !== undefined && 'customer' in customer);
    if (id === undefined) return undefined;
    return {
      id,
      source: this.#source,
      row: this.#row,
      ...customer,
      ...(time === undefined ? {} : { time }),
      ...tag('journey', plan.journey),
      ...tag('language', plan.language),
      answers,
      texts,
      ...tag('touchpoint', plan.touchpoint),
      ...tag('stage', plan.stage),
      ...tag('event', plan.event),
      properties: this.#properties(cells),
    };
  }

  #texts(cell: (column: string) => string, asked: string): Response['texts'] {
    const { texts, wordQuestions, question, scores, scoreColumn } = this.#plan;
    const found = texts.flatMap((column) => {
      const text = cell(column);
      return text === '' || saysNothing(text) ? [] : [{ question: column, text }];
    });
    if (question === undefined || asked === '' || scoreColumn === undefined) return found;
    if (wordQuestions.includes(asked)) {
      const text = cell(scoreColumn);
      return text === '' || saysNothing(text) ? found : [...found, { question: asked, text }];
    }
    if (scores.some((one) => one.question === asked)) return found;
    throw new Unreadable(question, `the question "${asked.slice(0, 80)}" does not occur in the first rows of the file`);
  }

  #time(text: string): number | undefined {
    if (text === '' || !this.#times || saysNothing(text)) return undefined;
    const bytes = encoder.encode(text);
    const micros = this.#times.read(bytes, 0, bytes.length);
    if (Number.isNaN(micros)) throw new Unreadable(this.#plan.time?.column, this.#times.reason);
    if (micros === noDate) {
      this.undated++;
      return undefined;
    }
    return Math.floor(micros / 1000);
  }

  /**
   * The same row has the same id in whatever order its columns stand. Rows that repeat are one where who and when (or
   * an id) are known, and as many answers as there are rows where they are not.
   */
  #id(cells: readonly string[], own: string, telling: boolean): string | undefined {
    if (own !== '') return this.#once(idFrom('response', own), true);
    const columns = this.#columns();
    const values = columns.flatMap((name, at) => {
      const value = (cells[at] ?? '').trim();
      return value === '' ? [] : [[name, value] as const];
    });
    const sorted = values.toSorted(([a], [b]) => (a < b ? -1 : 1));
    return this.#once(idFrom('response', ...sorted.flat()), telling);
  }

  #once(id: string, telling: boolean): string | undefined {
    const copies = this.#copies.get(id) ?? 0;
    this.#copies.set(id, copies + 1);
    if (copies === 0) return id;
    this.repeats++;
    return telling ? undefined : idFrom('response', id, String(copies));
  }

  #properties(cells: readonly string[]): Record<string, string> {
    const parts = this.#plan.parts;
    const properties: Record<string, string> = {};
    for (const [at, name] of this.#columns().entries()) {
      const value = (cells[at] ?? '').trim();
      if (value !== '' && !parts.includes(name)) properties[name] = value;
    }
    return properties;
  }

  #at(column: string): number {
    let at = this.#index.get(column);
    if (at === undefined) {
      at = this.#columns().indexOf(column);
      if (at >= 0) this.#index.set(column, at);
    }
    return at;
  }
}

/** The answer of a cell; undefined where it is empty. Throws where the value is none of the scale. */
function answerIn(raw: string, score: PlannedScore): Answer | undefined {
  if (raw === '') return undefined;
  const { column, question, kind, range, polarity, touchpoint, guessed } = score;
  if (raw.length > longestRaw) throw new Unreadable(column, 'this is too long for a score');
  return {
    question: (question ?? column).slice(0, 500),
    kind,
    raw,
    value: valueIn(raw, score),
    scale: range,
    polarity,
    ...(touchpoint === undefined ? {} : { touchpoint }),
    ...(guessed ? { guessed } : {}),
  };
}

function valueIn(raw: string, { column, range, codes, words, labels }: PlannedScore): number | null {
  if (saysNothing(raw) || words.includes(raw.toLowerCase())) return null;
  const value = numberIn(raw)?.value ?? (labels ? labelIn(raw)?.value : undefined);
  if (value === undefined) throw new Unreadable(column, `"${raw.slice(0, 60)}" is no score that could be read`);
  if (codes.includes(value)) return null;
  if (onScale(value, range)) return value;
  throw new Unreadable(column, `${value} lies outside the scale of ${range.min} to ${range.max}`);
}
