/** What reading journeys out of a log asks for and gives back, from files directly or from the store. */
import type { JourneyLog, JourneyNames, TraitTable } from '../journey-log.ts';
import type { SplitRows } from './split-rows.ts';
import type { Lifecycle, RobotPolicy, Where } from './log-input.ts';

/** How customers' streams become journeys. Absent: by the journey column, else as the log itself shows (`found`). */
export type CutWish =
  /** By the journey column, else found; where found, no journey reaches `goal` twice. */
  | FoundWish
  | { readonly by: 'customer' }
  | { readonly by: 'journey-column' }
  /** A journey ends with this event. */
  | { readonly by: 'goal'; readonly event: string }
  /** A journey begins with this event. */
  | { readonly by: 'start'; readonly event: string }
  /** A pause longer than this many seconds begins a new journey; found from the data when absent. */
  | { readonly by: 'gap'; readonly seconds?: number };

export interface FoundWish {
  readonly by: 'found';
  readonly goal?: string;
  /** Where nothing tells journeys apart, the goal ends them; else they stay whole but for a second goal. */
  readonly goalEnds?: boolean;
}

export interface ReadWishes {
  readonly where?: readonly Where[];
  readonly lifecycle?: Lifecycle;
  readonly robots?: RobotPolicy;
  readonly staff?: readonly string[];
  readonly cut?: CutWish;
  /** Tell of each row which journey it came to; from files only. */
  readonly rows?: boolean;
}

export interface ReadLog {
  readonly log: JourneyLog;
  readonly names: JourneyNames;
  readonly traits: TraitTable;
  readonly split?: SplitRows;
}
