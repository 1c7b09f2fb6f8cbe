/** Chooses the edges a drawing of the graph shows: who is shown is never cut off, the heaviest come first. */
import type { FoundGraph, GraphEdge } from '../discovery.ts';
import { END, START } from './graph.ts';

/**
 * Of the most met touchpoints as many as fit: a tree that reaches each from START and one that leads each to END,
 * both grown along the heaviest edges (widest paths, Prim's way), should together carry no more than `keep` of all
 * counts. Then the heaviest edges between those touchpoints until `keep` is shown, or a little more. Nothing is counted anew: what is
 * not shown is hidden, and both together are the whole log. O(touchpoints * edges * log touchpoints).
 */
export function drawnGraph(edges: readonly GraphEdge[], keep = 0.8): FoundGraph {
  const order = [...edges.keys()].toSorted(
    (a, b) => (edges[b] as GraphEdge).count - (edges[a] as GraphEdge).count || a - b,
  );
  const total = edges.reduce((sum, edge) => sum + edge.count, 0);
  const { tree, inside } = mostSpanned(edges, order, keep * total);
  const shown = new Set(tree);
  let sum = weightOf(edges, shown);
  for (const at of order) {
    if (sum >= keep * total) break;
    const { from, to, count } = edges[at] as GraphEdge;
    if (shown.has(at) || !inside.has(from) || !inside.has(to)) continue;
    shown.add(at);
    sum += count;
  }
  return {
    edges,
    shown: [...shown].toSorted((a, b) => a - b),
    hiddenShare: total === 0 ? 0 : (total - sum) / total,
  };
}

interface Spanned {
  /** Indices of the edges of both trees. */
  readonly tree: ReadonlySet<number>;
  /** What they join, START and END among it. */
  readonly inside: ReadonlySet<number>;
}

const weightOf = (edges: readonly GraphEdge[], shown: Iterable<number>): number =>
  [...shown].reduce((sum, at) => sum + (edges[at] as GraphEdge).count, 0);

/** As many of the most met touchpoints as trees of no more than `wish` span, and enough for `wish` to lie between them. */
function mostSpanned(edges: readonly GraphEdge[], order: readonly number[], wish: number): Spanned {
  const met = mostMet(edges);
  const first = (many: number): Spanned => spanned(edges, order, new Set(met.slice(0, many)));
  const all = first(met.length);
  if (weightOf(edges, all.tree) <= wish) return all;
  const tooFew = (many: number): boolean => weightBetween(edges, first(many).inside) < wish;
  const least = 1 + lastWith(0, met.length, tooFew);
  return first(lastWith(least, met.length, (many) => weightOf(edges, first(many).tree) <= wish));
}

function weightBetween(edges: readonly GraphEdge[], inside: ReadonlySet<number>): number {
  return edges.reduce((sum, { from, to, count }) => sum + (inside.has(from) && inside.has(to) ? count : 0), 0);
}

/** The last number from `low` on, below `high`, for which it holds, found by halving; `low` counts as holding. */
function lastWith(low: number, high: number, holds: (value: number) => boolean): number {
  let [yes, no] = [low, high];
  while (no - yes > 1) {
    const half = (yes + no) >> 1;
    if (holds(half)) yes = half;
    else no = half;
  }
  return yes;
}

/** Touchpoints, the most often met first: every event is entered exactly once. */
function mostMet(edges: readonly GraphEdge[]): number[] {
  const met = new Map<number, number>();
  for (const { from, to, count } of edges) {
    if (from !== START) met.set(from, met.get(from) ?? 0);
    if (to !== END) met.set(to, (met.get(to) ?? 0) + count);
  }
  return [...met].toSorted(([a, times], [b, others]) => others - times || a - b).map(([code]) => code);
}

/** Both trees over `wanted`, without whom only those who are not wanted lead to or from. */
function spanned(edges: readonly GraphEdge[], order: readonly number[], wanted: ReadonlySet<number>): Spanned {
  const may = new Set([...wanted, START, END]);
  const near = order.filter((at) => may.has((edges[at] as GraphEdge).from) && may.has((edges[at] as GraphEdge).to));
  const forth = grown(edges, near, START, (edge) => [edge.from, edge.to]);
  const back = grown(edges, near, END, (edge) => [edge.to, edge.from]);
  const inside = new Set([START, END, ...[...forth.reached].filter((code) => back.reached.has(code))]);
  const joins = (at: number): boolean =>
    inside.has((edges[at] as GraphEdge).from) && inside.has((edges[at] as GraphEdge).to);
  return { tree: new Set([...forth.tree, ...back.tree].filter(joins)), inside };
}

/** Edges by which everything is reached from `root`; `ends` says which way an edge leads. */
function grown(
  edges: readonly GraphEdge[],
  order: readonly number[],
  root: number,
  ends: (edge: GraphEdge) => [near: number, far: number],
): { tree: number[]; reached: Set<number> } {
  const reached = new Set([root]);
  const tree: number[] = [];
  for (;;) {
    const next = order.find((at) => {
      const [near, far] = ends(edges[at] as GraphEdge);
      return reached.has(near) && !reached.has(far) && far !== START && far !== END;
    });
    if (next === undefined) return { tree, reached };
    reached.add(ends(edges[next] as GraphEdge)[1]);
    tree.push(next);
  }
}
