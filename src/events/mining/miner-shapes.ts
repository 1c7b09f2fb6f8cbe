/** What a miner answers: the shapes that cross between a thread that holds logs and everybody who asks of them. */
import type { Measure, MeasureRef } from '../../map/measure.ts';
import type { Watch } from '../../lib/progress.ts';
import type { Discovery, DiscoverySettings, FoundGraph, FoundVariant } from '../discovery.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import type { GroupHabits } from './habits.ts';
import type { Earlier } from './known-again.ts';
import type { Funnel } from '../questions/funnel.ts';
import type { StrainCounts, StrainWish } from '../strain/strain.ts';
import type { Volume } from '../questions/volume.ts';

/** A discovery and the group of every journey of the log, in the log's order. */
export interface Discovered {
  readonly discovery: Discovery;
  /** Index into `discovery.journeys`; -1 for journeys too short to tell. */
  readonly assignments: Int16Array;
  /** What the groups are known again by. */
  readonly habits?: GroupHabits;
}

/** All of the log, or one discovered journey of it (index into `discovery.journeys`). */
export interface GraphWish {
  readonly group?: number;
  /** Share of transitions the shown edges must carry, in (0, 1]; 0.8 when absent. */
  readonly keep?: number;
}

export interface VariantsWish {
  readonly group?: number;
  /** 50 when absent. */
  readonly top?: number;
}

export interface FunnelWish {
  /** Event names as they stand in the log, or touchpoints' names. */
  readonly steps: readonly string[];
  readonly withinSeconds?: number;
  /** A property of the trait table to break down by; Refused 'unknown-property' when the log has none so named. */
  readonly by?: string;
}

/**
 * A worker thread that holds the arrays of one or several logs. Every question names the log by the id it was
 * handed over with; an unknown id is Refused 'log-not-held', a question about touchpoints or groups before
 * discovery is Refused 'not-discovered'. Work is done in the order asked; a watch's signal cancels its own.
 */
export interface Miner {
  /**
   * Hands a log over. Its arrays are transferred: the caller must not use them afterwards. `found` restores an
   * earlier discovery of the same log.
   */
  hold(id: string, log: JourneyLog, traits: TraitTable, found?: Discovered): Promise<void>;
  holds(id: string): boolean;
  forget(id: string): Promise<void>;
  /** What is found again as in `earlier` keeps its id. */
  discover(id: string, settings: DiscoverySettings, watch?: Watch, earlier?: Earlier): Promise<Discovered>;
  graph(id: string, wish: GraphWish, watch?: Watch): Promise<FoundGraph>;
  /** Paths of touchpoint codes, immediate repeats kept. */
  variants(
    id: string,
    wish: VariantsWish,
    watch?: Watch,
  ): Promise<{ readonly distinct: number; readonly journeys: number; readonly rows: readonly FoundVariant[] }>;
  funnel(id: string, wish: FunnelWish, watch?: Watch): Promise<Funnel>;
  volume(id: string, touchpoint: number, watch?: Watch): Promise<Volume>;
  measures(id: string, refs: readonly MeasureRef[], watch?: Watch): Promise<Readonly<Record<string, Measure>>>;
  /** How strained visits were, by discovered journey and touchpoint, and the class of each visit asked for. */
  strain(id: string, wish: StrainWish, watch?: Watch): Promise<StrainCounts>;
  close(): Promise<void>;
}
