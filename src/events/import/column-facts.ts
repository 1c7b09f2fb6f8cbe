/** What the values of a column show, from a sample of rows. */
import { transitionOf } from './event-reader.ts';
import { detectTimes, TimeReader, type FoundTimes } from './times.ts';

export interface ColumnFacts {
  readonly name: string;
  readonly at: number;
  /** Share of rows with a value. */
  readonly filled: number;
  readonly distinct: number;
  /** Rows with a value for each different value. */
  readonly repeats: number;
  /** Share of values that are plain numbers with a fraction or a sign. */
  readonly measures: number;
  readonly numeric: number;
  readonly averageLength: number;
  readonly times: FoundTimes | undefined;
  /** Share of values that are words of a life cycle ("start", "complete", "suspend"). */
  readonly transitions: number;
  readonly starts: boolean;
  readonly completes: boolean;
  readonly samples: readonly string[];
  /** Equal to an earlier column, value for value. */
  readonly sameAs?: string;
}

const transitionWords =
  /^(start(ed)?|begin|began|completed?|end(ed)?|finish(ed)?|done|schedule|assign|reassign|suspend|resume|withdraw|abort|ate_abort|pi_abort|autoskip|manualskip|in ?progress|unknown)$/i;
const timesLookedAt = 2000;
const encoder = new TextEncoder();

export function factsOf(names: readonly string[], rows: readonly (readonly string[])[]): ColumnFacts[] {
  const columns = names.map((_, at) => rows.map((row) => row[at] ?? ''));
  return names.map((name, at) => {
    const values = columns[at] ?? [];
    const facts = columnFacts(name, at, values);
    const twin = columns.findIndex((other, before) => before < at && other.every((value, i) => value === values[i]));
    return twin >= 0 && facts.filled > 0 ? { ...facts, sameAs: names[twin] ?? '' } : facts;
  });
}

function columnFacts(name: string, at: number, values: readonly string[]): ColumnFacts {
  const filled = values.filter((value) => value !== '' && !/^(null|nan|\\n)$/i.test(value));
  const distinct = new Set(filled);
  const share = (test: (value: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  const transitions = share((value) => transitionWords.test(value));
  return {
    name,
    at,
    filled: values.length === 0 ? 0 : filled.length / values.length,
    distinct: distinct.size,
    repeats: distinct.size === 0 ? 0 : filled.length / distinct.size,
    measures: share((value) => /^-?\d+[.,]\d+$|^-\d+$/.test(value)),
    numeric: share((value) => /^-?\d+([.,]\d+)?$/.test(value)),
    averageLength: filled.reduce((sum, value) => sum + value.length, 0) / Math.max(1, filled.length),
    times: detectTimes(spread(filled, timesLookedAt)),
    transitions,
    starts: transitions > 0.5 && filled.some((value) => transitionOf(value) === 1),
    completes: transitions > 0.5 && filled.some((value) => transitionOf(value) === 2),
    samples: [...distinct].slice(0, 5),
  };
}

/** Evenly taken from the whole list. */
function spread(values: readonly string[], most: number): readonly string[] {
  if (values.length <= most) return values;
  return Array.from({ length: most }, (_, i) => values[Math.floor((i * values.length) / most)] ?? '');
}

const soon = 600_000_000;

/** In most rows the one time lies within minutes of the other. */
export function soonAfter(rows: readonly (readonly string[])[], one: ColumnFacts, other: ColumnFacts): boolean {
  if (!one.times || !other.times) return false;
  const readers = [new TimeReader(one.times.format, 'UTC'), new TimeReader(other.times.format, 'UTC')] as const;
  const read = (reader: TimeReader, text: string): number => {
    const bytes = encoder.encode(text);
    return reader.read(bytes, 0, bytes.length);
  };
  const looked = rows.slice(0, timesLookedAt);
  const apart = looked.map((row) => read(readers[1], row[other.at] ?? '') - read(readers[0], row[one.at] ?? ''));
  const told = apart.filter((micros) => !Number.isNaN(micros));
  return told.length > 0 && told.filter((micros) => Math.abs(micros) <= soon).length * 2 > told.length;
}

/** How often the value changes from one row of a customer to the next: what happened changes, who it was does not. */
export function changeRate(rows: readonly (readonly string[])[], customer: number, column: number): number {
  const last = new Map<string, string>();
  let pairs = 0;
  let changes = 0;
  for (const row of rows) {
    const who = row[customer] ?? '';
    const value = row[column] ?? '';
    const before = last.get(who);
    if (before !== undefined) {
      pairs++;
      if (before !== value) changes++;
    }
    last.set(who, value);
  }
  return pairs === 0 ? 0 : changes / pairs;
}

/** Share of the values of `inner` that occur with one value of `outer` only. */
export function nesting(rows: readonly (readonly string[])[], inner: number, outer: number): number {
  const owner = new Map<string, string>();
  const shared = new Set<string>();
  for (const row of rows) {
    const value = row[inner] ?? '';
    // What is not told belongs to nobody.
    if (value === '' || (row[outer] ?? '') === '') continue;
    const own = owner.get(value);
    if (own === undefined) owner.set(value, row[outer] ?? '');
    else if (own !== row[outer]) shared.add(value);
  }
  return owner.size === 0 ? 0 : 1 - shared.size / owner.size;
}
