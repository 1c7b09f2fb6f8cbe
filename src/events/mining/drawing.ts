/** Chooses the edges a drawing of the graph shows: nobody is cut off, the heaviest come first, the rest is counted. */
import type { FoundGraph, GraphEdge } from '../discovery.ts';
import { END, START } from './graph.ts';

/**
 * A tree that reaches every touchpoint from START and one that leads every touchpoint to END, both grown along the
 * heaviest edges (widest paths, Prim's way), then the heaviest edges until `keep` of all counts is shown.
 * O(touchpoints * edges).
 */
export function drawnGraph(edges: readonly GraphEdge[], keep = 0.8): FoundGraph {
  const order = [...edges.keys()].toSorted(
    (a, b) => (edges[b] as GraphEdge).count - (edges[a] as GraphEdge).count || a - b,
  );
  const shown = new Set([
    ...grown(edges, order, START, (edge) => [edge.from, edge.to]),
    ...grown(edges, order, END, (edge) => [edge.to, edge.from]),
  ]);
  const total = edges.reduce((sum, edge) => sum + edge.count, 0);
  let sum = 0;
  for (const at of shown) sum += (edges[at] as GraphEdge).count;
  for (const at of order) {
    if (sum >= keep * total) break;
    if (shown.has(at)) continue;
    shown.add(at);
    sum += (edges[at] as GraphEdge).count;
  }
  return {
    edges,
    shown: [...shown].toSorted((a, b) => a - b),
    hiddenShare: total === 0 ? 0 : (total - sum) / total,
  };
}

/** Edges by which everything is reached from `root`; `ends` says which way an edge leads. */
function grown(
  edges: readonly GraphEdge[],
  order: readonly number[],
  root: number,
  ends: (edge: GraphEdge) => [near: number, far: number],
): number[] {
  const reached = new Set([root]);
  const tree: number[] = [];
  for (;;) {
    const next = order.find((at) => {
      const [near, far] = ends(edges[at] as GraphEdge);
      return reached.has(near) && !reached.has(far) && far !== START && far !== END;
    });
    if (next === undefined) return tree;
    reached.add(ends(edges[next] as GraphEdge)[1]);
    tree.push(next);
  }
}
