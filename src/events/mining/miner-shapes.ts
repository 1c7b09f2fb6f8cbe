/** What a miner answers: the shapes that cross between a thread that holds logs and everybody who asks of them. */
import type { Measure, MeasureRef } from '../../map/measure.ts';
import type { Watch } from '../../lib/progress.ts';
import type { Discovery, DiscoverySettings, FoundGraph } from '../discovery.ts';
import type { ShownEdge } from '../shown-edges.ts';
import type { ShownPaths } from '../shown-paths.ts';
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
  /** Tells nothing of few people; everything when absent. */
  readonly shown?: ShownWish;
}

export interface ShownWish {
  /** People a shown answer rests on at least. */
  readonly least: number;
  /** Groups of which nothing is told, by their index. */
  readonly hiddenGroups: readonly number[];
  /** Touchpoints of which it may not be told how many meet them: of everybody, then of each group. */
  readonly veiled: readonly (readonly number[])[];
}

/** A graph as it may be shown: `edges` are those that may be told. */
export interface MinedGraph extends FoundGraph {
  readonly edges: readonly ShownEdge[];
  /** Kinds of moves, those that may not be told too, and touchpoints met. */
  readonly totalEdges: number;
  readonly totalNodes: number;
}

export interface VariantsWish {
  readonly group?: number;
  /** 50 when absent. */
  readonly top?: number;
  /** Tells nothing of few people; everything when absent. */
  readonly shown?: Pick<ShownWish, 'least' | 'hiddenGroups'>;
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
  graph(id: string, wish: GraphWish, watch?: Watch): Promise<MinedGraph>;
  /** Paths of touchpoint codes, immediate repeats kept. */
  variants(id: string, wish: VariantsWish, watch?: Watch): Promise<ShownPaths>;
  funnel(id: string, wish: FunnelWish, watch?: Watch): Promise<Funnel>;
  volume(id: string, touchpoint: number, watch?: Watch, least?: number): Promise<Volume>;
  /** `least`: people a shown answer rests on at least, as `MeasureWishes` has it. */
  measures(
    id: string,
    refs: readonly MeasureRef[],
    watch?: Watch,
    least?: number,
  ): Promise<Readonly<Record<string, Measure>>>;
  /** How strained visits were, by discovered journey and touchpoint, and the class of each visit asked for. */
  strain(id: string, wish: StrainWish, watch?: Watch): Promise<StrainCounts>;
  close(): Promise<void>;
}
