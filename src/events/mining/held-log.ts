/** One log in the miner's thread: its arrays, what was discovered in them, and answers worth keeping. */
import { deny } from '../../lib/refusal.ts';
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import type { Measures, MeasureRef } from '../../map/measure.ts';
import type { DiscoverySettings, GraphEdge } from '../discovery.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import { answerAll } from '../measures.ts';
import { type EdgeCrowds, edgeCrowds, type RoughEdges, roughEdges, shownEdges } from '../shown-edges.ts';
import { type ShownPaths, shownPaths } from '../shown-paths.ts';
import { isShared } from '../shared-memory.ts';
import { type Breakdown, type Funnel, funnel } from '../questions/funnel.ts';
import { type StrainCounts, strainCounts, type StrainWish } from '../strain/strain.ts';
import { type Volume, volume } from '../questions/volume.ts';
import { alone, type Beside } from './beside.ts';
import { discoverBeside } from './discover.ts';
import { drawnGraph } from './drawing.ts';
import { allEdges, directlyFollows } from './graph.ts';
import type { Earlier } from './known-again.ts';
import type { Discovered, FunnelWish, GraphWish, MinedGraph, ShownWish, VariantsWish } from './miner-shapes.ts';
import type { Part } from './part.ts';
import { type Ends, perform } from './tasks.ts';
import { foldTouchpoints, type Folded } from './touchpoints.ts';
import { topVariants, variants } from './variants.ts';

/** Rows kept of each group's variants; more are counted anew. */
const rowsKept = 200;
const everybody = -1;
/** Events from which on other threads are asked to help. */
const worthHelp = 300_000;

export class HeldLog {
  private readonly log: JourneyLog;
  private readonly traits: TraitTable;
  private found: Discovered | undefined;
  private folded: Folded | undefined;
  private ended: Ends | undefined;
  private readonly beside: () => Beside;
  private readonly graphs = new Map<number, readonly GraphEdge[]>();
  private readonly variantsOf = new Map<number, ShownPaths>();
  private crowds: EdgeCrowds | undefined;
  private rough: { readonly key: string; readonly edges: RoughEdges } | undefined;
  private tellable: { readonly key: string; readonly paths: readonly ShownPaths[] } | undefined;

  /** `beside` is asked for when there is work to share. */
  constructor(log: JourneyLog, traits: TraitTable, found?: Discovered, beside: () => Beside = () => alone) {
    this.log = log;
    this.traits = traits;
    this.found = found;
    this.beside = beside;
  }

  discover(settings: DiscoverySettings, watch: Watch, earlier?: Earlier): Discovered {
    const { found, folded, ends } = discoverBeside(this.log, this.traits, settings, watch, this.hands(), earlier);
    this.found = found;
    this.folded = folded;
    this.ended = ends;
    this.graphs.clear();
    this.variantsOf.clear();
    this.crowds = undefined;
    this.rough = undefined;
    this.tellable = undefined;
    return found;
  }

  graph({ group, keep, shown }: GraphWish, watch: Watch): MinedGraph {
    checkpoint(watch);
    const key = group ?? everybody;
    const edges = this.graphs.get(key) ?? allEdges(directlyFollows(this.touchpoints().log, this.part(group)));
    this.graphs.set(key, edges);
    const met = new Set(edges.flatMap((edge) => [edge.from, edge.to]).filter((code) => code >= 0));
    const totals = { totalEdges: edges.length, totalNodes: met.size };
    if (!shown)
      return { ...drawnGraph(edges, keep), ...totals, edges: edges.map((edge) => ({ ...edge, about: false })) };
    const told = shownEdges(edges, this.roughly(shown), shown.least);
    const drawn = drawnGraph(told, keep);
    const sum = (list: readonly GraphEdge[]): number => list.reduce((all, edge) => all + edge.count, 0);
    const part = sum(drawn.shown.flatMap((at) => told[at] ?? [])) / Math.max(1, sum(edges));
    return { ...drawn, ...totals, edges: told, hiddenShare: Math.max(0, Math.round((1 - part) * 100) / 100) };
  }

  variants({ group, top = 50, shown }: VariantsWish, watch: Watch): ShownPaths {
    checkpoint(watch);
    if (shown) return first(this.tellablePaths(shown)[group === undefined ? 0 : group + 1], top);
    const key = group ?? everybody;
    const kept = this.variantsOf.get(key);
    if (kept && (top <= rowsKept || kept.rows.length === kept.distinct)) return first(kept, top);
    const part = this.part(group);
    const found = variants(this.touchpoints().log, part ? { part } : {});
    const rows = topVariants(found, Math.max(top, rowsKept));
    const answer = { distinct: found.distinct, journeys: found.journeys, rows, other: { distinct: 0, journeys: 0 } };
    this.variantsOf.set(key, answer);
    return first(answer, top);
  }

  private roughly(shown: ShownWish): RoughEdges {
    const key = JSON.stringify(shown);
    if (this.rough?.key === key) return this.rough.edges;
    this.crowds ??= edgeCrowds(this.touchpoints().log, this.discovered().assignments, this.groups());
    const edges = roughEdges({ crowds: this.crowds, ...shown });
    this.rough = { key, edges };
    return edges;
  }

  private tellablePaths(shown: NonNullable<VariantsWish['shown']>): readonly ShownPaths[] {
    const key = JSON.stringify(shown);
    if (this.tellable?.key === key) return this.tellable.paths;
    const { log } = this.touchpoints();
    const { assignments } = this.discovered();
    const paths = shownPaths({ log, assignments, groups: this.groups(), found: variants(log), ...shown });
    this.tellable = { key, paths };
    return paths;
  }

  private groups(): number {
    return this.discovered().discovery.journeys.length;
  }

  funnel({ steps, withinSeconds, by }: FunnelWish, watch: Watch): Funnel {
    checkpoint(watch);
    const known = new Set(this.log.names);
    const log = steps.every((step) => known.has(step)) ? this.log : this.touchpoints().log;
    return funnel(log, {
      steps,
      // Whoever shows it decides what may be told of whom.
      suppressBelow: 0,
      ...(withinSeconds !== undefined && { withinSeconds }),
      ...(by !== undefined && { by: this.breakdown(by) }),
    });
  }

  volume(touchpoint: number, watch: Watch, least?: number): Volume {
    checkpoint(watch);
    return volume(this.touchpoints().log, touchpoint, least);
  }

  measures(refs: readonly MeasureRef[], watch: Watch, least?: number): Measures {
    const { discovery, assignments } = this.discovered();
    const wishes = { ...this.ends(), ...(least !== undefined && { least }) };
    return answerAll(this.log, assignments, discovery, refs, wishes, watch, this.hands());
  }

  /** Cells of touchpoints as discovery numbers them; the groups are the discovered journeys. */
  strain(wish: StrainWish, watch: Watch): StrainCounts {
    const { discovery, assignments } = this.discovered();
    const { converted } = this.ends();
    const more = { watch, ...(converted && { converted }) };
    return strainCounts(this.touchpoints().log, assignments, discovery.journeys.length, wish, more);
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
    this.folded ??= foldTouchpoints(this.log, this.traits.channels);
    return this.folded;
  }

  /** How journeys ended. Worked out anew for a restored discovery rather than kept with it: it is quick to find. */
  private ends(): Ends {
    const { goal } = this.discovered().discovery;
    this.ended ??= perform('ends', { log: this.touchpoints().log, goal }, unwatched);
    return this.ended;
  }

  /** Small logs are done before another thread has heard of them; others must lie where it can read them. */
  private hands(): Beside {
    return this.log.codes.length >= worthHelp && isShared(this.log.codes) ? this.beside() : alone;
  }
}

const none: ShownPaths = { distinct: 0, journeys: 0, rows: [], other: { distinct: 0, journeys: 0 } };

const first = (paths: ShownPaths = none, top: number): ShownPaths => ({ ...paths, rows: paths.rows.slice(0, top) });
