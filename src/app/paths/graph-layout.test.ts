import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph } from '../../server/api.ts';
import { endCode, layGraph, nodeHeight, pointOn, startCode, type LaidNode } from './graph-layout.ts';

const names = ['See advert', 'Search', 'Open shop', 'Add to basket', 'Pay', 'Call the shop'];
const stages = [
  { name: 'Find', touchpoints: [0, 1] },
  { name: 'Choose', touchpoints: [2, 3] },
  { name: 'Order', touchpoints: [4] },
];

function graphOf(pairs: readonly (readonly [number, number, number])[]): Graph {
  const edges = pairs.map(([from, to, count]) => ({
    from,
    to,
    count,
    customers: count,
    medianSeconds: 60,
    p90Seconds: 600,
    about: false,
  }));
  const nodes = names.map((name, code) => ({ code, name, channel: 'web', stage: null, journeys: 10, count: 10 }));
  return { nodes, edges, hiddenShare: 0, totalEdges: edges.length, totalNodes: nodes.length };
}

const at = (nodes: readonly LaidNode[], code: number): LaidNode | undefined => nodes.find((node) => node.code === code);

test('start stands left of every stage, stages in their order, the end on the right', () => {
  const { nodes } = layGraph(
    graphOf([
      [startCode, 0, 50],
      [0, 2, 40],
      [2, 4, 30],
      [4, endCode, 30],
    ]),
    stages,
  );
  const places = [startCode, 0, 2, 4, endCode].map((code) => at(nodes, code)?.x ?? 0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a touchpoint of no stage stands where its moves are', () => {
  const { nodes } = layGraph(
    graphOf([
      [0, 2, 40],
      [4, 5, 30],
      [5, 4, 30],
    ]),
    stages,
  );
  expect(at(nodes, 5)?.x).toBe(at(nodes, 4)?.x);
});

test('only touchpoints with a move that is shown are drawn, and moves back are marked', () => {
  const { nodes, edges } = layGraph(
    graphOf([
      [0, 2, 40],
      [2, 0, 10],
    ]),
    stages,
  );
  expect(nodes.map((node) => node.code).toSorted()).toEqual([0, 2]);
  expect(edges.map(({ edge, back }) => [edge.from, back])).toEqual([
    [2, true],
    [0, false],
  ]);
});

test('no two touchpoints ever touch, and the same graph gives the same drawing', () => {
  const code = fc.integer({ min: -1, max: 5 });
  const pair = fc.tuple(code, code, fc.integer({ min: 1, max: 1000 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
      const moves = pairs.map(([from, to, count]) => [from, to === startCode ? endCode : to, count] as const);
      const laid = layGraph(graphOf(moves), stages);
      expect(layGraph(graphOf(moves), stages)).toEqual(laid);
      for (const [index, a] of laid.nodes.entries()) {
        for (const b of laid.nodes.slice(index + 1)) {
          const apart = a.x < b.x ? b.x - a.x >= a.width : a.x - b.x >= b.width;
          expect(apart || Math.abs(a.y - b.y) >= nodeHeight).toBe(true);
        }
        expect(a.x + a.width).toBeLessThanOrEqual(laid.width);
      }
    }),
  );
});

test('a stage is one column in the order customers meet its touchpoints, and six stages fit a usual page', () => {
  const wide = Array.from({ length: 6 }, (_, stage) => ({ name: `Stage ${stage + 1}`, touchpoints: [stage] }));
  const chain = [startCode, 0, 1, 2, 3, 4, 5, endCode];
  const graph = graphOf(chain.slice(1).map((to, index) => [chain[index] ?? 0, to, 10]));
  expect(layGraph(graph, wide, 1190).width).toBeLessThanOrEqual(1190);
  expect(layGraph(graph, wide, 1600).width).toBeGreaterThan(1400);
  const { nodes } = layGraph(
    graphOf([
      [0, 1, 5],
      [1, 0, 50],
    ]),
    stages,
    900,
  );
  expect(at(nodes, 0)?.x).toBe(at(nodes, 1)?.x);
  expect(at(nodes, 0)?.y).toBeLessThan(at(nodes, 1)?.y ?? 0);
});

test('a move passes between the touchpoints of the stages it skips, never behind one', () => {
  const code = fc.integer({ min: 0, max: 5 });
  const pair = fc.tuple(code, code, fc.integer({ min: 1, max: 1000 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
      const unlike = pairs.filter(([from, to]) => from !== to);
      const { nodes, edges } = layGraph(graphOf(unlike), stages, 900);
      for (const { edge, curves } of edges) {
        const others = nodes.filter((node) => node.code !== edge.from && node.code !== edge.to);
        const points = curves.flatMap((curve) => [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((t) => pointOn(curve, t)));
        const behind = others.filter((node) =>
          points.some(({ x, y }) => x > node.x && x < node.x + node.width && y > node.y && y < node.y + nodeHeight),
        );
        expect(behind.map((node) => node.name)).toEqual([]);
      }
    }),
  );
});
