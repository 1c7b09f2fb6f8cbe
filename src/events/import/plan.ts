/** How a log is to be read, decided: plain data, so that it travels to the thread that reads. */
import type { Lifecycle, RobotPolicy, Where } from './log-input.ts';
import type { TimeFormat } from './times.ts';

export interface TimePlan {
  readonly column: string;
  readonly format: TimeFormat;
  /** Wide tables: the name of the event that this column's time makes. */
  readonly eventName?: string;
}

/** Columns by their names in the file. */
export interface Plan {
  readonly customer: string;
  /** Absent in wide tables. */
  readonly event?: string;
  /** Columns that name the event where the event column is empty (calls of the Segment specification). */
  readonly eventElse: readonly string[];
  /** One column, or several in wide tables. */
  readonly times: readonly TimePlan[];
  readonly wide: boolean;
  readonly journey?: string;
  /** Begin of the service, in a column of its own. */
  readonly start?: TimePlan;
  /** An id from before signing in: the customer of rows without one, and the same person as the customer of the others. */
  readonly anonymous?: string;
  /** An id that a row says is the same person as its customer. */
  readonly formerly?: string;
  /** When the device sent the event and when it arrived: what the device's clock is wrong by. */
  readonly sent?: TimePlan;
  readonly received?: TimePlan;
  /** The program that made the event. */
  readonly agent?: string;
  readonly robots: RobotPolicy;
  /** Whose events are set apart, as patterns of ids or `column=pattern`. */
  readonly staff: readonly string[];
  readonly lifecycle?: string;
  readonly instance?: string;
  /** Names an event once; repeats of it are the same event. */
  readonly id?: string;
  readonly keep: Lifecycle;
  readonly timezone: string;
  readonly where: readonly Where[];
  readonly properties: readonly string[];
  /** Columns that play a part and are therefore no properties. */
  readonly parts: readonly string[];
  /** Columns that turn up later are properties, too. */
  readonly keepAll: boolean;
  /** Columns may still turn up while reading (JSON, XES). */
  readonly growing: boolean;
  /** The customers are cases: nothing says that two of them are one person. */
  readonly cases: boolean;
}
