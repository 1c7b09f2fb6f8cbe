/** The messages between a miner and its thread. */
import type { Progress } from '../../lib/progress.ts';
import type { MeasureRef } from '../../map/measure.ts';
import type { DiscoverySettings } from '../discovery.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import type { ThreadFailure } from '../import/thread-failure.ts';
import type { StrainWish } from '../strain/strain.ts';
import type { Earlier } from './known-again.ts';
import type { Discovered, FunnelWish, GraphWish, VariantsWish } from './miner-shapes.ts';

export type MinerTask =
  | { readonly verb: 'hold'; readonly log: JourneyLog; readonly traits: TraitTable; readonly found?: Discovered }
  | { readonly verb: 'forget' }
  | { readonly verb: 'discover'; readonly settings: DiscoverySettings; readonly earlier?: Earlier }
  | { readonly verb: 'graph'; readonly wish: GraphWish }
  | { readonly verb: 'variants'; readonly wish: VariantsWish }
  | { readonly verb: 'funnel'; readonly wish: FunnelWish }
  | { readonly verb: 'volume'; readonly touchpoint: number }
  | { readonly verb: 'measures'; readonly refs: readonly MeasureRef[] }
  | { readonly verb: 'strain'; readonly wish: StrainWish };

export interface MinerRequest {
  readonly number: number;
  /** Which log. */
  readonly id: string;
  readonly task: MinerTask;
  /** One shared 32-bit integer, set to 1 to cancel: a busy thread reads no messages. */
  readonly cancelled: SharedArrayBuffer;
}

export type MinerReply =
  | { readonly number: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly number: number; readonly kind: 'answer'; readonly answer: unknown }
  | { readonly number: number; readonly kind: 'cancelled' }
  | ({ readonly number: number } & ThreadFailure);
