/** What discovery finds: the shape every page, map and export of a discovered journey is made from. */
import type { Interval } from '../lib/statistics.ts';

/** A share with what it rests on: `hits` of `n`, and the 95 % Wilson interval. */
export interface Share extends Partial<Interval> {
  readonly hits: number;
  readonly n: number;
}

/** Seconds. `n` is how many waits were measured. */
export interface Times {
  readonly n: number;
  readonly median: number;
  readonly p75?: number;
  readonly p90: number;
}

export interface Discovery {
  readonly source: SourceFacts;
  /** Touchpoints after folding names; index = code. */
  readonly touchpoints: readonly FoundTouchpoint[];
  readonly stages: readonly FoundStage[];
  /** Touchpoints that occur at every stage alike. */
  readonly crossStage: readonly number[];
  /** The touchpoint that means a journey succeeded, given or guessed (`notes` say which); absent when none is known. */
  readonly goal?: number;
  /** The log as one journey, then each group, largest first. */
  readonly all: FoundJourney;
  readonly journeys: readonly FoundJourney[];
  readonly graph: FoundGraph;
  readonly variants: { readonly distinct: number; readonly rows: readonly FoundVariant[] };
  readonly quality: Quality;
  /** What was asked for; what is absent was found. */
  readonly settings?: DiscoverySettings;
  /** One sentence each: what was decided and why, and what a reader should distrust. */
  readonly notes: readonly string[];
}

export interface SourceFacts {
  readonly events: number;
  readonly journeys: number;
  readonly customers: number;
  readonly from: string;
  readonly to: string;
  /** How journeys were bounded, in words. */
  readonly cut: string;
  /** Share of adjacent pairs with equal times. */
  readonly ties: number;
}

export interface FoundTouchpoint {
  readonly code: number;
  readonly name: string;
  /** Names in the log that were folded into it. */
  readonly events: readonly string[];
  /** One of the map's channels, guessed from names and properties. */
  readonly channel: string;
  readonly stage: number | undefined;
  readonly journeys: number;
  readonly customers: number;
  readonly count: number;
}

export interface FoundStage {
  readonly id: string;
  readonly name: string;
  /** Touchpoint codes, in the order customers meet them. */
  readonly touchpoints: readonly number[];
  /** Touchpoints that changed stage in more than 20 % of resamples. */
  readonly between: readonly number[];
}

/** A group of similar journeys and everything measured about it. */
export interface FoundJourney {
  readonly id: string;
  readonly name: string;
  readonly journeys: number;
  readonly customers: number;
  readonly share: number;
  /** Touchpoints that set it apart, strongest first. */
  readonly signature: readonly number[];
  readonly traits: readonly FoundTrait[];
  /** Reached the goal, when one is known or given. */
  readonly converted?: Share;
  readonly duration: Times;
  /** The journey of the group that lies nearest to all others, and the share that walks exactly it. */
  readonly typical: { readonly path: readonly number[]; readonly share: number };
  /** The path the group's own chain makes most probable. */
  readonly probable: { readonly path: readonly number[]; readonly share: number };
  readonly stages: readonly StageFacts[];
  readonly touchpoints: readonly TouchpointFacts[];
  readonly waits: readonly WaitFacts[];
  readonly pains: readonly PainCandidate[];
}

export interface FoundTrait {
  readonly property: string;
  readonly value: string;
  readonly lift: number;
  /** Share of the group's customers with it. */
  readonly share: number;
  readonly n: number;
  /** Benjamini-Hochberg over all traits of all groups. */
  readonly pAdjusted: number;
}

export interface StageFacts {
  readonly stage: number;
  /** Journeys that reached it, of all of the group. */
  readonly reached: Share;
  /** Of those that reached it and are not unfinished: went no further. Absent on the last stage. */
  readonly dropOff?: Share;
  readonly time?: Times;
  /** From the last event of an earlier stage to the first of this one. */
  readonly waitBefore?: Times;
}

export interface TouchpointFacts {
  readonly touchpoint: number;
  readonly reached: Share;
  readonly perJourney: number;
  readonly waitBefore?: Times;
  /** Journeys that repeat it right away (self-loop) or come back to it later. */
  readonly repeated: Share;
  /** Of the journeys lost, how many had this as their last touchpoint. */
  readonly lastOfLost: number;
}

export interface WaitFacts extends Times {
  readonly from: number;
  readonly to: number;
  /** Too regular to be a person. */
  readonly automatic: boolean;
}

export interface PainCandidate {
  readonly kind: 'drop-off' | 'wait' | 'repeat';
  readonly stage: number;
  readonly touchpoint?: number;
  /** One plain sentence with its figure. */
  readonly sentence: string;
  readonly value: number;
  readonly baseline: number;
  readonly n: number;
  readonly low?: number;
  readonly high?: number;
  readonly pAdjusted: number;
}

/** START is -1, END is -2. Counts are of the whole log. */
export interface FoundGraph {
  readonly edges: readonly GraphEdge[];
  /** Indices into `edges` that the default drawing shows; the rest is the hidden share. */
  readonly shown: readonly number[];
  readonly hiddenShare: number;
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly customers: number;
  readonly median: number;
  readonly p90: number;
}

export interface FoundVariant {
  readonly path: readonly number[];
  readonly count: number;
}

export interface Quality {
  readonly groups: GroupQuality;
  readonly stages: StageQuality;
  /** What was chosen without being asked, and why: one sentence for each. */
  readonly choices: readonly Choice[];
}

/** How groups are looked for: by the chain of moves they walk, or where many paths lie close together. */
export type GroupsBy = 'chains' | 'density';

export interface GroupQuality {
  readonly by: GroupsBy;
  /** The number was asked for. */
  readonly fixed: boolean;
  readonly tried: readonly number[];
  readonly bic: readonly number[];
  readonly chosen: number;
  /** Adjusted Rand index between two half-samples; absent with one group. */
  readonly stability?: number;
  /** Journeys too short to tell: no group holds 60 % of the chance, and they are in none. */
  readonly tooShort: number;
  /** Groups that joined their nearest because they walk the same path, or hold less than 2 % of the journeys. */
  readonly merged: { readonly alike: number; readonly small: number };
  /** Groups given up because two half-samples did not agree on them. */
  readonly unstable: number;
  /** Share of journeys that follow one of a few scripts up to slips, in [0, 1]. */
  readonly scripted: number;
}

export interface StageQuality {
  /** The number was asked for. */
  readonly fixed: boolean;
  readonly explained: number;
  readonly modularity: number;
  readonly gradientShare: number;
  /** Resamples of the journeys by which touchpoints between stages were found. */
  readonly resamples: number;
}

export type ChoiceAbout =
  | 'cut'
  | 'groups'
  | 'merged'
  | 'stability'
  | 'unstable'
  | 'too-short'
  | 'density'
  | 'stages'
  | 'between'
  | 'cross-stage'
  | 'path';

export interface Choice {
  readonly about: ChoiceAbout;
  readonly sentence: string;
}

/** What a person may fix; everything absent is found. */
export interface DiscoverySettings {
  readonly stages?: number;
  readonly journeys?: number;
  /** 'chains' when absent. */
  readonly groupsBy?: GroupsBy;
  /** Event whose occurrence means the journey succeeded. */
  readonly goal?: string;
  readonly seed?: number;
}
