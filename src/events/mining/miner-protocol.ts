/** What a miner asks of its thread. */
import type { MeasureRef } from '../../map/measure.ts';
import type { DiscoverySettings } from '../discovery.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
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
  | { readonly verb: 'volume'; readonly touchpoint: number; readonly least?: number }
  | { readonly verb: 'measures'; readonly refs: readonly MeasureRef[]; readonly least?: number }
  | { readonly verb: 'strain'; readonly wish: StrainWish };
