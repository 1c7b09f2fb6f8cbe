/** A map at the size of a stamp: its stages, the line of its feelings, and which cells hold something. */
import type { JourneyMap, LaneKind } from '../map/map.ts';
import { feelingsOf, unbroken } from './feeling.ts';
import { line, rect, text } from './marks.ts';
import type { PaintName } from './palette.ts';
import { columnsOf, shownLanes } from './reading.ts';
import type { Item, Scene } from './scene.ts';
import { smooth } from './smooth.ts';
import { clamp } from './text.ts';

const width = 320;
const edge = 14;
/** From top to bottom: names of stages, the curve, rows of cells. */
const curve = { top: 40, height: 62 };
const rows = { top: 116, height: 7, gap: 3, most: 6 };

/** Drawn as one block a cell; the feelings have their curve. */
const tints: Partial<Record<LaneKind, PaintName>> = {
  pains: 'painTint',
  opportunities: 'accentTint',
  solutions: 'accentTint',
  touchpoints: 'sandTint',
};
const asRows: readonly LaneKind[] = [
  'actions',
  'touchpoints',
  'frontstage',
  'backstage',
  'thoughts',
  'pains',
  'opportunities',
  'solutions',
];

/** Pure; `theme` is light and may be replaced, since paints are named. */
export function sketchOf(map: JourneyMap): Scene {
  const columns = columnsOf(map);
  const step = (width - 2 * edge) / Math.max(1, columns.length);
  const lanes = shownLanes(map)
    .filter((lane) => asRows.includes(lane.kind))
    .slice(0, rows.most);
  const height = rows.top + Math.max(1, lanes.length) * (rows.height + rows.gap) + edge - rows.gap;
  return {
    width,
    height,
    theme: 'light',
    title: map.title,
    desc: `${map.title}: ${map.stages.map((stage) => stage.name).join(', ')}`,
    items: [...heads(map, step), ...feelings(map, step), ...lanes.flatMap((lane, row) => cells(map, lane, row, step))],
  };
}

/** Each stage with its name above a rule; names that do not fit are cut. */
function heads(map: JourneyMap, step: number): Item[] {
  let at = edge;
  return map.stages.flatMap((stage) => {
    const x = at;
    const wide = stage.steps.length * step;
    at += wide;
    const words = clamp(stage.name, wide - 6, { size: 9.5, weight: 500 }, 1).lines.slice(0, 1);
    return [
      ...words.map((one) => text(one, x + 1, edge + 9, { size: 9.5, weight: 500 }, 'quiet')),
      line(x + 1, edge + 15, x + wide - 3, edge + 15, { stroke: 'strong', strokeWidth: 1.5 }),
    ];
  });
}

function feelings(map: JourneyMap, step: number): Item[] {
  const y = (value: number): number => curve.top + ((2 - value) / 4) * curve.height;
  const x = (column: number): number => edge + (column + 0.5) * step;
  const neutral = line(edge, y(0), width - edge, y(0), { dash: [2, 3], stroke: 'strong' });
  const [series] = feelingsOf({ map, measures: {} });
  if (!series) return [neutral];
  const lines = unbroken(series.points).map((run): Item => {
    const points = run.map((point) => ({ x: x((point.from + point.to) / 2), y: y(point.value) }));
    return { kind: 'path', steps: smooth(points), stroke: 'ink', strokeWidth: 1.5, round: true };
  });
  const dots = series.points.map((point): Item => {
    const fill: PaintName = point.value <= -0.5 ? 'pain' : point.value >= 0.5 ? 'accent' : 'sand';
    return { kind: 'circle', cx: x((point.from + point.to) / 2), cy: y(point.value), r: 3, fill };
  });
  return [neutral, ...lines, ...dots];
}

function cells(map: JourneyMap, lane: JourneyMap['lanes'][number], row: number, step: number): Item[] {
  const columns = columnsOf(map);
  const y = rows.top + row * (rows.height + rows.gap);
  const fill = tints[lane.kind] ?? 'sunk';
  const held = new Set(map.cards.filter((card) => card.lane === lane.id).map((card) => card.step));
  return columns
    .filter((column) => held.has(column.step.id))
    .map((column) =>
      rect(
        { x: edge + column.index * step + 1, y, width: Math.max(2, step - 3), height: rows.height },
        { fill, radius: 2 },
      ),
    );
}
