/** What the miner answers, in the shapes that the paths page reads. */
import type { Discovery, FoundJourney, FoundTouchpoint } from '../../events/discovery.ts';
import type { MinedGraph, ShownWish } from '../../events/mining/miner-shapes.ts';
import { mayCount } from '../../events/shared-discovery.ts';
import type { ShownPaths } from '../../events/shown-paths.ts';
import type { Told } from '../../events/told.ts';
import { deny } from '../../lib/refusal.ts';
import type { Graph, Variants } from '../api.ts';

/** The shown part of a graph: its edges, and the touchpoints they join with how often and by how many each is met. */
export function graphShape(
  discovery: Discovery,
  told: Told,
  group: FoundJourney | undefined,
  graph: MinedGraph,
): Graph {
  const shown = graph.shown.flatMap((index) => graph.edges[index] ?? []);
  const inside = new Set(shown.flatMap((edge) => [edge.from, edge.to]));
  const facts = new Map(group?.touchpoints.map((one) => [one.touchpoint, one]));
  const sizeOf = ({ code, journeys, count }: FoundTouchpoint): Pick<Graph['nodes'][number], 'journeys' | 'count'> => {
    if (told.of((group ?? discovery.all).id, 'share', { touchpoint: code }) !== 'shown') {
      return { journeys: null, count: null };
    }
    const may = mayCount(told, (group ?? discovery.all).id, code);
    if (!group) return { journeys, count: may ? count : null };
    const { reached, perJourney } = facts.get(code) ?? { reached: { hits: 0 }, perJourney: 0 };
    return { journeys: reached.hits, count: may ? Math.round(perJourney * reached.hits) : null };
  };
  return {
    nodes: discovery.touchpoints
      .filter((touchpoint) => inside.has(touchpoint.code))
      .map((touchpoint) => {
        const { code, name, channel, stage } = touchpoint;
        return { code, name, channel, stage: stage ?? null, ...sizeOf(touchpoint) };
      }),
    edges: shown.map(({ from, to, count, customers, median, p90, about }) => ({
      from,
      to,
      count,
      customers,
      medianSeconds: median,
      p90Seconds: p90,
      about,
    })),
    hiddenShare: graph.hiddenShare,
    totalEdges: graph.totalEdges,
    totalNodes: graph.totalNodes,
  };
}

export function variantsShape(discovery: Discovery, found: ShownPaths): Variants {
  const names = new Map(discovery.touchpoints.map((touchpoint) => [touchpoint.code, touchpoint.name]));
  const share = (count: number): number => (found.journeys === 0 ? 0 : count / found.journeys);
  const { distinct, journeys } = found.other;
  return {
    distinct: found.distinct,
    rows: found.rows.map(({ path, count }) => ({
      path: path.map((code) => names.get(code) ?? String(code)),
      count,
      share: share(count),
    })),
    other: { distinct, count: journeys, share: share(journeys) },
  };
}

/** What a miner must keep to itself. */
export function shownWish({ all, journeys, touchpoints }: Discovery, told: Told): ShownWish {
  return {
    least: told.least,
    hiddenGroups: [...journeys.keys()].filter((at) => told.of(journeys[at]?.id ?? '', 'journeys') !== 'shown'),
    veiled: [all, ...journeys].map(({ id }) => veiledIn(told, id, touchpoints)),
  };
}

/** Touchpoints of which it may not be told how often they are met. */
const veiledIn = (told: Told, id: string, touchpoints: readonly FoundTouchpoint[]): number[] =>
  touchpoints
    .map(({ code }) => code)
    .filter((touchpoint) => told.of(id, 'share', { touchpoint }) !== 'shown' || !mayCount(told, id, touchpoint));

/** Refuses a journey of which nothing may be told. */
export function refuseFew(told: Told, { id }: Pick<FoundJourney, 'id'>): void {
  if (told.of(id, 'journeys') === 'shown') return;
  deny('too-few', `Showing how they walk would tell of fewer than ${told.least} customers.`, {
    fix: 'Look at everyone instead.',
  });
}
