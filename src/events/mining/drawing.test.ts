import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundGraph, GraphEdge } from '../discovery.ts';
import { drawnGraph } from './drawing.ts';
import { END, START } from './graph.ts';

/** The moves of whole journeys, so that every touchpoint is reached from START and leads to END. */
function movesOf(journeys: readonly (readonly number[])[]): GraphEdge[] {
  const counts = new Map<string, GraphEdge>();
  for (const journey of journeys) {
    const path = [START, ...journey, END];
    path.slice(1).forEach((to, index) => {
      const from = path[index] ?? START;
      const before = counts.get(`${from}>${to}`)?.count ?? 0;
      counts.set(`${from}>${to}`, { from, to, count: before + 1, customers: before + 1, median: 60, p90: 600 });
    });
  }
  return [...counts.values()];
}

const shownOf = (graph: FoundGraph): GraphEdge[] => graph.shown.flatMap((at) => graph.edges[at] ?? []);
const touchpointsOf = (edges: readonly GraphEdge[]): Set<number> =>
  new Set(edges.flatMap(({ from, to }) => [from, to]).filter((code) => code !== START && code !== END));

function reachedFrom(root: number, edges: readonly GraphEdge[], way: 'forth' | 'back'): Set<number> {
  const reached = new Set([root]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { from, to } of edges) {
      if (way === 'forth' && reached.has(from)) reached.add(to);
      if (way === 'back' && reached.has(to)) reached.add(from);
    }
  }
  return reached;
}

const journeys = fc.array(fc.array(fc.nat(11), { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 40 });

describe('the drawn part of the graph', () => {
  test('whoever is shown is reached from the start and leads to the end; hidden and shown are everything', () => {
    fc.assert(
      fc.property(journeys, fc.double({ min: 0.01, max: 1, noNaN: true }), (walked, keep) => {
        const edges = movesOf(walked);
        const graph = drawnGraph(edges, keep);
        const shown = shownOf(graph);
        const [forth, back] = [reachedFrom(START, shown, 'forth'), reachedFrom(END, shown, 'back')];
        for (const code of touchpointsOf(shown)) expect([forth.has(code), back.has(code)]).toEqual([true, true]);
        const total = edges.reduce((sum, edge) => sum + edge.count, 0);
        const sum = shown.reduce((all, edge) => all + edge.count, 0);
        expect(graph.hiddenShare + sum / total).toBeCloseTo(1, 12);
        expect(sum / total).toBeGreaterThanOrEqual(keep - 1e-9);
      }),
    );
  });

  test('more detail never hides a touchpoint, and all of it hides nothing', () => {
    fc.assert(
      fc.property(journeys, (walked) => {
        const edges = movesOf(walked);
        const steps = [0.1, 0.3, 0.5, 0.7, 0.9, 1].map((keep) => touchpointsOf(shownOf(drawnGraph(edges, keep))));
        steps.slice(1).forEach((more, index) => {
          for (const code of steps[index] ?? []) expect(more.has(code)).toBe(true);
        });
        expect(drawnGraph(edges, 1).hiddenShare).toBe(0);
        expect(drawnGraph(edges, 1).shown).toHaveLength(edges.length);
      }),
    );
  });

  test('with little detail the rarely met go first', () => {
    const usual = Array.from({ length: 90 }, () => [0, 1, 2]);
    const rare = Array.from({ length: 10 }, () => [0, 3, 4, 2]);
    const edges = movesOf([...usual, ...rare]);
    expect([...touchpointsOf(shownOf(drawnGraph(edges, 0.9)))].toSorted()).toEqual([0, 1, 2]);
    expect([...touchpointsOf(shownOf(drawnGraph(edges, 1)))].toSorted()).toEqual([0, 1, 2, 3, 4]);
  });
});
