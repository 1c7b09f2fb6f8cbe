/** Lays the moves between touchpoints out from left to right: columns in the order of stages, rows by barycentre. */
import type { Graph } from '../../server/api.ts';

export const nodeWidth = 148;
export const nodeHeight = 46;
const columnGap = 74;
const stageGap = 34;
const rowGap = 60;
/** More nodes of one stage than this in a column go into a second one. */
const mostRows = 3;
const top = 48;
const sweeps = 12;

export const startCode = -1;
export const endCode = -2;

export interface LaidNode {
  readonly code: number;
  readonly name: string;
  readonly channel: string;
  readonly count: number;
  readonly journeys: number;
  /** Left upper corner. */
  readonly x: number;
  readonly y: number;
}

export type GraphEdge = Graph['edges'][number];

export interface LaidEdge {
  readonly edge: GraphEdge;
  /** Start, two handles and end of its curve. */
  readonly curve: Curve;
  readonly width: number;
  readonly back: boolean;
}

type Curve = readonly [x: number, y: number, x1: number, y1: number, x2: number, y2: number, x3: number, y3: number];

/** The curve as an SVG path. */
export const pathOf = ([x, y, ...rest]: Curve): string => `M${x} ${y}C${rest.join(' ')}`;

/** The point of the curve at `t` in [0, 1]. */
export function pointOn([x0, y0, x1, y1, x2, y2, x3, y3]: Curve, t: number): { x: number; y: number } {
  const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
  return { x: a * x0 + b * x1 + c * x2 + d * x3, y: a * y0 + b * y1 + c * y2 + d * y3 };
}

export interface LaidStage {
  readonly name: string;
  readonly x: number;
  readonly width: number;
}

export interface LaidGraph {
  readonly nodes: readonly LaidNode[];
  readonly edges: readonly LaidEdge[];
  readonly stages: readonly LaidStage[];
  readonly width: number;
  readonly height: number;
}

export interface StageOrder {
  readonly name: string;
  /** Codes in the order customers meet them. */
  readonly touchpoints: readonly number[];
}

interface Column {
  readonly stage: number;
  codes: number[];
}

/** The stage of every node; one that belongs to none goes where most of its moves lead to and come from. */
function stageOf(graph: Graph, stages: readonly StageOrder[]): Map<number, number> {
  const known = new Map(stages.flatMap((stage, index) => stage.touchpoints.map((code) => [code, index] as const)));
  const found = new Map<number, number>();
  for (const node of graph.nodes) {
    const stage = known.get(node.code) ?? node.stage;
    if (stage !== null && stage !== undefined) found.set(node.code, stage);
  }
  for (const node of graph.nodes.filter((one) => !found.has(one.code))) {
    const near = graph.edges.filter((edge) => edge.from === node.code || edge.to === node.code);
    let weight = 0;
    let sum = 0;
    for (const edge of near) {
      const other = known.get(edge.from === node.code ? edge.to : edge.from);
      if (other === undefined) continue;
      weight += edge.count;
      sum += other * edge.count;
    }
    found.set(node.code, weight > 0 ? Math.round(sum / weight) : 0);
  }
  return found;
}

function columnsOf(graph: Graph, stages: readonly StageOrder[]): Column[] {
  const used = new Set(graph.edges.flatMap((edge) => [edge.from, edge.to]));
  const stageByCode = stageOf(graph, stages);
  const columns: Column[] = used.has(startCode) ? [{ stage: -1, codes: [startCode] }] : [];
  const last = Math.max(stages.length, 1);
  for (let stage = 0; stage < last; stage++) {
    const order = stages[stage]?.touchpoints ?? [];
    const place = (code: number): number => (order.includes(code) ? order.indexOf(code) : order.length);
    const codes = graph.nodes
      .filter((node) => used.has(node.code) && stageByCode.get(node.code) === stage)
      .map((node) => node.code)
      .sort((a, b) => place(a) - place(b) || a - b);
    const parts = Math.ceil(codes.length / mostRows);
    const each = Math.ceil(codes.length / Math.max(1, parts));
    for (let part = 0; part < parts; part++)
      columns.push({ stage, codes: codes.slice(part * each, (part + 1) * each) });
  }
  if (used.has(endCode)) columns.push({ stage: last, codes: [endCode] });
  return columns;
}

/** Orders each column by the mean height of its neighbours, sweeping to and fro. Deterministic: ties keep their order. */
function rowsOf(columns: readonly Column[], edges: readonly GraphEdge[]): Map<number, number> {
  const row = new Map<number, number>();
  const place = (column: Column): void => {
    const offset = (column.codes.length - 1) / 2;
    column.codes.forEach((code, index) => row.set(code, index - offset));
  };
  columns.forEach(place);
  const mean = (code: number): number => {
    let weight = 0;
    let sum = 0;
    for (const { from, to, count } of edges) {
      const other = from === code ? to : to === code ? from : undefined;
      if (other === undefined || other === code) continue;
      weight += count;
      sum += count * (row.get(other) ?? 0);
    }
    return weight > 0 ? sum / weight : 0;
  };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const order = sweep % 2 === 0 ? columns : [...columns].reverse();
    for (const column of order) {
      const means = new Map(column.codes.map((code) => [code, mean(code)]));
      column.codes = [...column.codes].sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
      place(column);
    }
  }
  return row;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly column: number;
}

function curveOf(from: Spot, to: Spot, same: boolean): Curve {
  const middle = nodeHeight / 2;
  if (same) {
    const [x, y] = [from.x + nodeWidth / 2, from.y];
    return [x - 16, y, x - 28, y - 28, x + 28, y - 28, x + 16, y];
  }
  if (to.column > from.column) {
    const [x1, y1, x2, y2] = [from.x + nodeWidth, from.y + middle, to.x, to.y + middle];
    const bend = Math.max(30, (x2 - x1) / 2);
    return [x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2];
  }
  if (to.column === from.column) {
    const [x, y1, y2] = [from.x + nodeWidth, from.y + middle, to.y + middle];
    const out = 26 + Math.abs(y2 - y1) / 8;
    return [x, y1, x + out, y1, x + out, y2, x, y2];
  }
  const [x1, y1, x2, y2] = [from.x + nodeWidth / 2, from.y + nodeHeight, to.x + nodeWidth / 2, to.y + nodeHeight];
  const deep = Math.max(y1, y2) + 26 + Math.min(90, (x1 - x2) / 9);
  return [x1, y1, x1, deep, x2, deep, x2, y2];
}

function placed(
  columns: readonly Column[],
  row: ReadonlyMap<number, number>,
): { spots: Map<number, Spot>; stages: { stage: number; x: number; width: number }[] } {
  const rows = [...row.values()];
  const least = Math.min(0, ...rows);
  const spots = new Map<number, Spot>();
  const stages: { stage: number; x: number; width: number }[] = [];
  let x = 20;
  columns.forEach((column, index) => {
    const before = stages.at(-1);
    if (before?.stage === column.stage) stages[stages.length - 1] = { ...before, width: x + nodeWidth - before.x };
    else {
      x += before ? stageGap : 0;
      stages.push({ stage: column.stage, x, width: nodeWidth });
    }
    for (const code of column.codes) {
      const y = top + 20 + ((row.get(code) ?? 0) - least) * (nodeHeight + rowGap);
      spots.set(code, { x, y, column: index });
    }
    x += nodeWidth + columnGap;
  });
  return { spots, stages };
}

/** The whole drawing, in pixels. Pure: the same graph gives the same places. */
export function layGraph(graph: Graph, stages: readonly StageOrder[]): LaidGraph {
  const columns = columnsOf(graph, stages);
  const { spots, stages: bands } = placed(columns, rowsOf(columns, graph.edges));
  const most = Math.max(1, ...graph.edges.map((edge) => edge.count));
  const edges = [...graph.edges]
    .sort((a, b) => a.count - b.count || a.from - b.from || a.to - b.to)
    .flatMap((edge): LaidEdge[] => {
      const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
      if (!from || !to) return [];
      const curve = curveOf(from, to, edge.from === edge.to);
      return [{ edge, width: 1 + 8 * Math.sqrt(edge.count / most), curve, back: to.column < from.column }];
    });
  const own = new Map(graph.nodes.map((node) => [node.code, node]));
  const ends = (code: number, name: string) => ({ code, name, channel: '', count: 0, journeys: 0 });
  const nodes = [...spots].map(([code, { x, y }]): LaidNode => {
    const node = own.get(code) ?? ends(code, code === startCode ? 'Start' : 'End');
    return { code, name: node.name, channel: node.channel, count: node.count, journeys: node.journeys, x, y };
  });
  const right = Math.max(0, ...nodes.map((node) => node.x + nodeWidth));
  const low = Math.max(
    0,
    ...nodes.map((node) => node.y + nodeHeight),
    ...edges.map(({ curve }) => Math.max(curve[3], curve[5])),
  );
  return {
    nodes,
    edges,
    stages: bands.flatMap(({ stage, x, width }) => {
      const name = stages[stage]?.name;
      return name === undefined ? [] : [{ name, x, width }];
    }),
    width: right + 40,
    height: low + 30,
  };
}
