/** What each analytic engine's adapter offers; `analytics.ts` makes lanes of it. */
import type { Params, RowFile } from './stores.ts';

export type Settings = Readonly<Record<string, string | number>>;

export interface Statement {
  readonly sql: string;
  readonly params: Params | undefined;
  readonly settings: Settings | undefined;
}

/** One session that runs one statement at a time; the lane in front of it sees to that. */
export interface Session {
  /** The whole answer, as JSONEachRow when the SQL names no format. */
  answer(statement: Statement): Promise<string>;
  stream(statement: Statement): AsyncIterable<Uint8Array>;
  insert(table: string, lines: Uint8Array, settings: Settings | undefined): Promise<void>;
  insertFile(table: string, file: RowFile, settings: Settings | undefined): Promise<void>;
  /** Stops what runs; that then fails. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** The same meaning on every machine and either engine, whatever their own defaults are. */
export function sessionSettings(memory: number, spill: number): Settings {
  return {
    session_timezone: 'UTC',
    date_time_input_format: 'best_effort',
    output_format_json_quote_64bit_integers: 0,
    max_memory_usage: memory,
    max_bytes_before_external_group_by: spill,
    max_bytes_before_external_sort: spill,
  };
}
