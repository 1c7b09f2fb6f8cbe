/** What came of loading a log: the counts people see, and the rows set aside. */
import type { Understanding } from './understanding.ts';

export interface RejectedRow {
  readonly file: string;
  /** Physical line where the row begins, from 1; the row's number where the form has no lines (Parquet). */
  readonly line: number;
  readonly field?: string;
  readonly reason: string;
  /** The row as it stood in the file, cut at 2,000 characters. */
  readonly row: string;
}

/** The columns that were used, by their names in the file. */
export interface UsedColumns {
  readonly customer: string;
  readonly event: string;
  readonly time: string;
  readonly journey?: string;
  readonly lifecycle?: string;
  readonly properties: readonly string[];
}

export interface LoadedLog {
  /** Id of the source the events are stored under. */
  readonly source: string;
  readonly name: string;
  /** Stored events, all loads of the source together. */
  readonly events: number;
  /** Events this load added; 0 when the same file was loaded before. */
  readonly added: number;
  readonly customers: number;
  /** ISO 8601 in UTC; absent when there are no events. */
  readonly from?: string;
  readonly to?: string;
  readonly columns: UsedColumns;
  readonly rejected: number;
  /** Rows set aside, in input order; may be walked more than once. */
  readonly rejections: () => AsyncIterable<RejectedRow>;
  readonly warnings: readonly string[];
  readonly understood: readonly Understanding[];
}
