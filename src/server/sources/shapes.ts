/** What the miner answers, in the shapes that the paths page reads. */
import type { Discovery, FoundGraph, FoundVariant } from '../../events/discovery.ts';
import type { Graph, Variants } from '../api.ts';

/** The shown part of a graph: its edges, and the touchpoints they join with how often and by how many each is met. */
export function graphShape(discovery: Discovery, group: number | undefined, graph: FoundGraph): Graph {
  const shown = graph.shown.flatMap((index) => graph.edges[index] ?? []);
  const inside = new Set(shown.flatMap((edge) => [edge.from, edge.to]));
  // Every event is entered exactly once, from START or from the event before it.
  const counts = new Map<number, number>();
  for (const edge of graph.edges) counts.set(edge.to, (counts.get(edge.to) ?? 0) + edge.count);
  const met = new Set(graph.edges.flatMap((edge) => [edge.from, edge.to]));
  const facts = group === undefined ? undefined : discovery.journeys[group]?.touchpoints;
  const reached = new Map(facts?.map((one) => [one.touchpoint, one.reached.hits]));
  return {
    nodes: discovery.touchpoints
      .filter((touchpoint) => inside.has(touchpoint.code))
      .map(({ code, name, channel, stage, journeys }) => ({
        code,
        name,
        channel,
        stage: stage ?? null,
        journeys: facts ? (reached.get(code) ?? 0) : journeys,
        count: counts.get(code) ?? 0,
      })),
    edges: shown.map(({ from, to, count, customers, median, p90 }) => ({
      from,
      to,
      count,
      customers,
      medianSeconds: median,
      p90Seconds: p90,
    })),
    hiddenShare: graph.hiddenShare,
    totalEdges: graph.edges.length,
    totalNodes: discovery.touchpoints.filter((touchpoint) => met.has(touchpoint.code)).length,
  };
}

export function variantsShape(
  discovery: Discovery,
  found: { readonly distinct: number; readonly journeys: number; readonly rows: readonly FoundVariant[] },
): Variants {
  const names = new Map(discovery.touchpoints.map((touchpoint) => [touchpoint.code, touchpoint.name]));
  return {
    distinct: found.distinct,
    rows: found.rows.map(({ path, count }) => ({
      path: path.map((code) => names.get(code) ?? String(code)),
      count,
      share: found.journeys === 0 ? 0 : count / found.journeys,
    })),
  };
}
