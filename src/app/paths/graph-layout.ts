/** Lays the moves between touchpoints out from left to right: a column for each stage, as wide as there is room. */
import type { Graph } from '../../server/api.ts';

export const nodeHeight = 56;
const nodeWidths = { least: 118, most: 172 } as const;
const endWidth = 58;
const leastGap = 46;
const rowGap = 16;
/** Moves that pass between the same two touchpoints lie this far apart. */
const passApart = 4;
const margin = 16;
const top = 52;

export const startCode = -1;
export const endCode = -2;

export interface LaidNode {
  readonly code: number;
  readonly name: string;
  readonly channel: string;
  /** Null where it would tell of few people. */
  readonly count: number | null;
  readonly journeys: number | null;
  /** Left upper corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export type GraphEdge = Graph['edges'][number];

export interface LaidEdge {
  readonly edge: GraphEdge;
  /** From touchpoint to touchpoint, around those in between; each begins where the one before ends. */
  readonly curves: readonly Curve[];
  readonly width: number;
  readonly back: boolean;
}

type Curve = readonly [x: number, y: number, x1: number, y1: number, x2: number, y2: number, x3: number, y3: number];

/** Curves that follow each other, as an SVG path. */
export function pathOf(curves: readonly Curve[]): string {
  const [x, y] = curves[0] ?? [0, 0];
  return `M${x} ${y}${curves.map(([, , ...rest]) => `C${rest.join(' ')}`).join('')}`;
}

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
  readonly codes: readonly number[];
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

/** Touchpoints stand in the order customers meet them, so that none jumps when more or fewer are shown. */
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
    if (codes.length > 0) columns.push({ stage, codes });
  }
  if (used.has(endCode)) columns.push({ stage: last, codes: [endCode] });
  return columns;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly column: number;
}

/** A stage is its name's own column; start and end are narrow. */
const isEnd = (column: Column): boolean => column.codes[0] === startCode || column.codes[0] === endCode;

/** Columns as wide and as far apart as the room allows; each stands in the middle of the tallest. */
function placed(columns: readonly Column[], room: number): { spots: Map<number, Spot>; bands: LaidBand[] } {
  const ends = columns.filter(isEnd).length;
  const inner = columns.length - ends;
  const free = room - 2 * margin - ends * endWidth;
  const wanted = (free / Math.max(1, columns.length - 1 + inner * 0.2)) * 0.68;
  const width = Math.round(Math.min(nodeWidths.most, Math.max(nodeWidths.least, wanted)));
  const gap = Math.max(leastGap, Math.floor((free - inner * width) / Math.max(1, columns.length - 1)));
  const most = Math.max(0, ...columns.map((column) => column.codes.length));
  const spots = new Map<number, Spot>();
  const bands: LaidBand[] = [];
  let x = margin;
  columns.forEach((column, index) => {
    const own = isEnd(column) ? endWidth : width;
    bands.push({ stage: column.stage, x, width: own });
    column.codes.forEach((code, row) => {
      const y = top + (row + (most - column.codes.length) / 2) * (nodeHeight + rowGap);
      spots.set(code, { x, y, width: own, column: index });
    });
    x += own + gap;
  });
  return { spots, bands };
}

interface LaidBand {
  readonly stage: number;
  readonly x: number;
  readonly width: number;
}

type Side = 'left' | 'right';

/** Where a move leaves and where it arrives: on to the right, back to the left, down and up a stage beside it. */
function sidesOf(from: Spot, to: Spot): [Side, Side] {
  if (to.column > from.column) return ['right', 'left'];
  if (to.column < from.column) return ['left', 'right'];
  return to.y >= from.y ? ['right', 'right'] : ['left', 'left'];
}

interface Port {
  readonly end: string;
  /** Height of the other end. */
  readonly towards: number;
}

/** The height of each end of each move, so that moves on one side of a touchpoint lie beside each other. */
function portsOf(edges: readonly GraphEdge[], spots: ReadonlyMap<number, Spot>): Map<string, number> {
  const sides = new Map<string, { spot: Spot; ports: Port[] }>();
  const add = (code: number, side: Side, spot: Spot, port: Port): void => {
    const held = sides.get(`${code} ${side}`) ?? { spot, ports: [] };
    held.ports.push(port);
    sides.set(`${code} ${side}`, held);
  };
  for (const { from, to } of edges) {
    const [start, end] = [spots.get(from), spots.get(to)];
    if (!start || !end) continue;
    const [leaves, arrives] = sidesOf(start, end);
    add(from, leaves, start, { end: `${from} ${to} out`, towards: end.y });
    add(to, arrives, end, { end: `${from} ${to} in`, towards: start.y });
  }
  const heights = new Map<string, number>();
  for (const { spot, ports } of sides.values()) {
    const apart = Math.min(9, (nodeHeight - 14) / Math.max(1, ports.length - 1));
    ports.sort((a, b) => a.towards - b.towards || (a.end < b.end ? -1 : 1));
    ports.forEach(({ end }, index) =>
      heights.set(end, spot.y + nodeHeight / 2 + (index - (ports.length - 1) / 2) * apart),
    );
  }
  return heights;
}

/** A column as moves see it that pass it by: its two sides, and the heights at which they can. */
interface Wall {
  readonly left: number;
  readonly right: number;
  readonly gaps: readonly { readonly y: number; taken: number }[];
}

function wallsOf(spots: ReadonlyMap<number, Spot>): Wall[] {
  const columns = new Map<number, Spot[]>();
  for (const spot of spots.values()) columns.set(spot.column, [...(columns.get(spot.column) ?? []), spot]);
  return [...columns.keys()]
    .sort((a, b) => a - b)
    .map((column) => {
      const held = (columns.get(column) ?? []).toSorted((a, b) => a.y - b.y);
      const [first, last] = [held[0], held.at(-1)];
      const below = held.map((spot) => ({ y: spot.y + nodeHeight + rowGap / 2, taken: 0 }));
      const gaps = [{ y: (first?.y ?? 0) - rowGap / 2, taken: 0 }, ...below];
      return { left: first?.x ?? 0, right: (last?.x ?? 0) + (last?.width ?? 0), gaps };
    });
}

/** Every other one above, every other one below, never into the touchpoints on either side. */
function shifted(y: number, taken: number): number {
  const away = Math.ceil(taken / 2) * passApart;
  return y + (taken % 2 === 0 ? -1 : 1) * Math.min(away, rowGap / 2 - 1);
}

/** Where a move passes the columns between its ends: as straight as possible, and not where many pass already. */
function passesOf(from: Spot, to: Spot, y1: number, y2: number, walls: readonly Wall[]): readonly Pass[] {
  const way = to.column > from.column ? 1 : -1;
  const between = Math.abs(to.column - from.column) - 1;
  return Array.from({ length: Math.max(0, between) }, (_, index): Pass | undefined => {
    const wall = walls[from.column + way * (index + 1)];
    const straight = y1 + ((y2 - y1) * (index + 1)) / (between + 1);
    const cost = (gap: Wall['gaps'][number]): number => Math.abs(gap.y - straight) + gap.taken * passApart;
    const gap = wall?.gaps.reduce((best, one) => (cost(one) < cost(best) ? one : best));
    if (!wall || !gap) return undefined;
    const y = shifted(gap.y, gap.taken);
    gap.taken += 1;
    return way === 1 ? { into: wall.left, out: wall.right, y } : { into: wall.right, out: wall.left, y };
  }).filter((pass) => pass !== undefined);
}

interface Pass {
  readonly into: number;
  readonly out: number;
  readonly y: number;
}

/** From point to point, level at both ends. */
function swing(x1: number, y1: number, x2: number, y2: number): Curve {
  const middle = (x1 + x2) / 2;
  return [x1, y1, middle, y1, middle, y2, x2, y2];
}

function curvesOf(from: Spot, to: Spot, y1: number, y2: number, walls: readonly Wall[]): readonly Curve[] {
  const [leaves, arrives] = sidesOf(from, to);
  const x1 = leaves === 'right' ? from.x + from.width : from.x;
  const x2 = arrives === 'right' ? to.x + to.width : to.x;
  if (from === to) return [[x1, y1 - 4, x1 + 30, y1 - 22, x1 + 30, y2 + 22, x2, y2 + 4]];
  if (leaves === arrives) {
    const out = x1 + (leaves === 'right' ? 1 : -1) * Math.min(40, 20 + Math.abs(y2 - y1) / 10);
    return [[x1, y1, out, y1, out, y2, x2, y2]];
  }
  let [x, y] = [x1, y1];
  const curves: Curve[] = [];
  for (const pass of passesOf(from, to, y1, y2, walls)) {
    curves.push(swing(x, y, pass.into, pass.y), swing(pass.into, pass.y, pass.out, pass.y));
    [x, y] = [pass.out, pass.y];
  }
  return [...curves, swing(x, y, x2, y2)];
}

function edgesOf(graph: Graph, spots: ReadonlyMap<number, Spot>): LaidEdge[] {
  const ports = portsOf(graph.edges, spots);
  const walls = wallsOf(spots);
  const most = Math.max(1, ...graph.edges.map((edge) => edge.count));
  // The most walked choose their way first, and are drawn last.
  return graph.edges
    .toSorted((a, b) => b.count - a.count || b.from - a.from || b.to - a.to)
    .flatMap((edge): LaidEdge[] => {
      const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
      const out = ports.get(`${edge.from} ${edge.to} out`);
      const into = ports.get(`${edge.from} ${edge.to} in`);
      if (!from || !to || out === undefined || into === undefined) return [];
      const width = 1 + 8 * Math.sqrt(edge.count / most);
      return [{ edge, width, curves: curvesOf(from, to, out, into, walls), back: to.column < from.column }];
    })
    .toReversed();
}

/** The whole drawing, in pixels, no narrower than it must be for `room`. Pure: the same graph gives the same places. */
export function layGraph(graph: Graph, stages: readonly StageOrder[], room = 0): LaidGraph {
  const { spots, bands } = placed(columnsOf(graph, stages), room);
  const own = new Map(graph.nodes.map((node) => [node.code, node]));
  const ends = (code: number, name: string) => ({ code, name, channel: '', count: 0, journeys: 0 });
  const nodes = [...spots].map(([code, { x, y, width }]): LaidNode => {
    const node = own.get(code) ?? ends(code, code === startCode ? 'Start' : 'End');
    return { code, name: node.name, channel: node.channel, count: node.count, journeys: node.journeys, x, y, width };
  });
  return {
    nodes,
    edges: edgesOf(graph, spots),
    stages: bands.flatMap(({ stage, x, width }) => {
      const name = stages[stage]?.name;
      return name === undefined ? [] : [{ name, x, width }];
    }),
    width: Math.max(0, ...nodes.map((node) => node.x + node.width)) + margin,
    height: Math.max(0, ...nodes.map((node) => node.y + nodeHeight)) + 24,
  };
}
