/** What reading journeys out of a log asks for and gives back, from files directly or from the store. */
import type { JourneyLog, JourneyNames, TraitTable } from '../journey-log.ts';
import type { Lifecycle, Where } from './log-input.ts';

/** How customers' streams become journeys. Absent: by the journey column, else by customer or gap, whichever the log shows. */
export type CutWish =
  | { readonly by: 'customer' }
  | { readonly by: 'journey-column' }
  /** A journey ends with this event. */
  | { readonly by: 'goal'; readonly event: string }
  /** A pause longer than this many seconds begins a new journey; found from the data when absent. */
  | { readonly by: 'gap'; readonly seconds?: number };

export interface ReadWishes {
  readonly where?: readonly Where[];
  readonly lifecycle?: Lifecycle;
  readonly cut?: CutWish;
}

export interface ReadLog {
  readonly log: JourneyLog;
  readonly names: JourneyNames;
  readonly traits: TraitTable;
}
