/** One log in the miner's thread: its arrays, what was discovered in them, and answers worth keeping. */
import { deny } from '../../lib/refusal.ts';
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { Measures, MeasureRef } from '../../map/measure.ts';
import type { DiscoverySettings, FoundGraph, FoundVariant, GraphEdge } from '../discovery.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import { answerAll } from '../measures.ts';
import { type Breakdown, type Funnel, funnel } from '../questions/funnel.ts';
import { discover } from './discover.ts';
import { drawnGraph } from './drawing.ts';
import { reached } from './goal.ts';
import { allEdges, directlyFollows } from './graph.ts';
import type { Discovered, FunnelWish, GraphWish, VariantsWish } from './miner-shapes.ts';
import type { Part } from './part.ts';
import { foldTouchpoints, type Folded } from './touchpoints.ts';
import { unfinishedJourneys } from './unfinished.ts';
import { topVariants, variants } from './variants.ts';

export interface VariantsAnswer {
  readonly distinct: number;
  readonly journeys: number;
  readonly rows: readonly FoundVariant[];
}

/** Rows kept of each group's variants; more are counted anew. */
const rowsKept = 200;
const everybody = -1;

export class HeldLog {
  private readonly log: JourneyLog;
  private readonly traits: TraitTable;
  private found: Discovered | undefined;
  private folded: Folded | undefined;
  private ended: { readonly unfinished: Uint8Array; readonly converted?: Uint8Array } | undefined;
  private readonly graphs = new Map<number, readonly GraphEdge[]>();
  private readonly variantsOf = new Map<number, VariantsAnswer>();

  constructor(log: JourneyLog, traits: TraitTable, found?: Discovered) {
    this.log = log;
    this.traits = traits;
    this.found = found;
  }

  discover(settings: DiscoverySettings, watch: Watch): Discovered {
    this.found = discover(this.log, this.traits, settings, watch);
    this.graphs.clear();
    this.variantsOf.clear();
    this.ended = undefined;
    return this.found;
  }

  graph({ group, keep }: GraphWish, watch: Watch): FoundGraph {
    checkpoint(watch);
    const key = group ?? everybody;
    const edges = this.graphs.get(key) ?? allEdges(directlyFollows(this.touchpoints().log, this.part(group)));
    this.graphs.set(key, edges);
    return drawnGraph(edges, keep);
  }

  variants({ group, top = 50 }: VariantsWish, watch: Watch): VariantsAnswer {
    checkpoint(watch);
    const key = group ?? everybody;
    const kept = this.variantsOf.get(key);
    if (kept && (top <= rowsKept || kept.rows.length === kept.distinct)) {
      return { ...kept, rows: kept.rows.slice(0, top) };
    }
    const part = this.part(group);
    const found = variants(this.touchpoints().log, part ? { part } : {});
    const answer = {
      distinct: found.distinct,
      journeys: found.journeys,
      rows: topVariants(found, Math.max(top, rowsKept)),
    };
    this.variantsOf.set(key, answer);
    return { ...answer, rows: answer.rows.slice(0, top) };
  }

  funnel({ steps, withinSeconds, by }: FunnelWish, watch: Watch): Funnel {
    checkpoint(watch);
    const known = new Set(this.log.names);
    const log = steps.every((step) => known.has(step)) ? this.log : this.touchpoints().log;
    return funnel(log, {
      steps,
      ...(withinSeconds !== undefined && { withinSeconds }),
      ...(by !== undefined && { by: this.breakdown(by) }),
    });
  }

  measures(refs: readonly MeasureRef[], watch: Watch): Measures {
    const { discovery, assignments } = this.discovered();
    return answerAll(this.log, assignments, discovery, refs, this.ends(), watch);
  }

  private breakdown(name: string): Breakdown {
    const property = this.traits.properties.find((one) => one.name === name);
    if (property) return property;
    return deny('unknown-property', `The log has no property "${name}" to break down by.`, {
      fix: `It has: ${this.traits.properties.map((one) => one.name).join(', ') || 'none'}.`,
      place: { field: 'by' },
    });
  }

  private discovered(): Discovered {
    if (this.found) return this.found;
    return deny('not-discovered', 'This log was loaded, but its journeys are not discovered yet.', {
      fix: 'Wait for discovery to finish, or start it again.',
    });
  }

  private part(group: number | undefined): Part | undefined {
    const { discovery, assignments } = this.discovered();
    if (group === undefined) return undefined;
    if (discovery.journeys[group] === undefined) {
      deny('unknown-journey', `There is no discovered journey number ${group}.`, { fix: 'Reload the page.' });
    }
    return { assignments, group };
  }

  private touchpoints(): Folded {
    this.folded ??= foldTouchpoints(this.log);
    return this.folded;
  }

  /** How journeys ended. Recomputed rather than kept with the discovery: a byte a journey, and quick to find. */
  private ends(): { readonly unfinished: Uint8Array; readonly converted?: Uint8Array } {
    if (this.ended) return this.ended;
    const { log } = this.touchpoints();
    const goal = this.discovered().discovery.goal;
    const converted = goal === undefined ? undefined : reached(log, goal);
    this.ended = { unfinished: unfinishedJourneys(log, converted), ...(converted && { converted }) };
    return this.ended;
  }
}
