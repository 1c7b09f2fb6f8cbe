/** What a person hands over: log files or a stream, and what they said about them. */
import type { Readable } from 'node:stream';

/** A file on disk, or a stream such as stdin or an upload (`name` is shown in messages). */
export type LogInput = { readonly path: string } | { readonly stream: Readable; readonly name: string };

export const lifecycles = ['complete', 'start', 'all'] as const;
export type Lifecycle = (typeof lifecycles)[number];

/**
 * What a column is taken to be. `instance` pairs a start row with its complete row; `start` is when the service began,
 * in a column of its own; `id` names an event once. `anonymous` is an id from before signing in, `formerly` an id that
 * somebody says is the same person. `sent` and `received` set the clock of the device right; `agent` names the program.
 */
export type ColumnRole =
  | 'customer'
  | 'event'
  | 'time'
  | 'journey'
  | 'lifecycle'
  | 'instance'
  | 'start'
  | 'id'
  | 'anonymous'
  | 'formerly'
  | 'sent'
  | 'received'
  | 'agent'
  | 'property'
  | 'ignore';

/** Keep only rows whose property has this value, compared as text. */
export interface Where {
  readonly property: string;
  readonly value: string;
}

/** What is done with events that no customer made: set apart, or kept like all others. */
export const robotPolicies = ['apart', 'keep'] as const;
export type RobotPolicy = (typeof robotPolicies)[number];

/** What a person may say about a log; everything absent is found. */
export interface LogWishes {
  readonly customer?: string;
  readonly event?: string;
  readonly time?: string;
  /** An explicit case column. */
  readonly journey?: string;
  readonly lifecycle?: Lifecycle;
  /** IANA zone of times without an offset; UTC when absent. */
  readonly timezone?: string;
  /** strptime-like: `%d.%m.%Y %H:%M`. */
  readonly timeFormat?: string;
  /** OCEL: the object type whose objects are the customers. */
  readonly objectType?: string;
  /** Roles fixed by hand, by column name; what is absent is found. */
  readonly columns?: Readonly<Record<string, ColumnRole>>;
  readonly where?: readonly Where[];
  /** Rows that repeat exactly. `auto` drops them where times carry fractions of a second or events carry an id. */
  readonly repeats?: 'auto' | 'keep' | 'drop';
  /** Events of robots; set apart when absent. */
  readonly robots?: RobotPolicy;
  /** Own people and test users, whose events are set apart: `*@ourfirm.example` of ids, `email=*@ourfirm.example` of a column. */
  readonly staff?: readonly string[];
  /** Columns kept as properties; all when absent. */
  readonly properties?: 'all' | 'none' | readonly string[];
  /** Of delimited text; found when absent. */
  readonly delimiter?: string;
  /** Any name iconv knows; found when absent. */
  readonly encoding?: string;
  readonly limits?: Partial<UnpackLimits>;
}

/** When a compressed file is refused. */
export interface UnpackLimits {
  /** Bytes after unpacking. */
  readonly unpackedBytes: number;
  /** Unpacked bytes for each packed byte, judged beyond the first 64 MiB. */
  readonly ratio: number;
}

export function inputName(input: LogInput): string {
  return 'path' in input ? (input.path.split(/[/\\]/).pop() ?? input.path) : input.name;
}
