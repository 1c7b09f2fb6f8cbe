/** What a log was understood to be, before any of it is used: shown to people, who may correct it. */
import type { Place } from '../../lib/refusal.ts';
import type { ColumnRole, Lifecycle } from './log-input.ts';

export type LogForm = 'delimited' | 'ndjson' | 'json' | 'parquet' | 'xes' | 'ocel';

export interface UnderstoodColumn {
  readonly name: string;
  readonly role: ColumnRole;
  /** Why it was taken so, in one sentence. */
  readonly why: string;
  /** False when another choice is nearly as good: worth a question. */
  readonly sure: boolean;
  /** Up to five different values as they stand in the file. */
  readonly samples: readonly string[];
}

/** Something a person should know; the log can be used nevertheless. */
export interface Problem {
  readonly message: string;
  readonly fix?: string;
  readonly place?: Place;
}

export interface Understanding {
  readonly name: string;
  readonly form: LogForm;
  /** In words: "CSV with ; as separator, UTF-8, gzip". */
  readonly format: string;
  readonly columns: readonly UnderstoodColumn[];
  /** Several time columns in a row: each makes an event named after its column. */
  readonly wide: boolean;
  /** How times are written, strptime-like or in words ("epoch milliseconds"); absent when no time column was found. */
  readonly timeFormat?: string;
  readonly timezone: string;
  /** Absent where the log has no lifecycle column. */
  readonly lifecycle?: Lifecycle;
  /** The first twenty rows as they stand in the file, in the order of `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** The first events as they were understood; `time` is ISO 8601 in UTC. */
  readonly events: readonly { readonly customer: string; readonly event: string; readonly time?: string }[];
  readonly problems: readonly Problem[];
  /** Customer, event and time are known. */
  readonly ready: boolean;
}
