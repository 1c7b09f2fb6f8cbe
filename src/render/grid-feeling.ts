/** The emotion lane of the grid: the curve inside the cells. */
import type { Lane, MeasuredMap } from '../map/map.ts';
import { allFeelings, feelingsOf, mostSeries, type FeelingSeries } from './feeling.ts';
import { drawFeelings, drawMissing, feelingY, seriesDash, seriesPaint, type Plot } from './feeling-lines.ts';
import { endOf } from './heads.ts';
import type { LaidColumn } from './grid-columns.ts';
import { block, line, lineHeight, styles, text } from './marks.ts';
import { Places } from './place.ts';
import { shownLanes } from './reading.ts';
import type { Item } from './scene.ts';
import { clamp } from './text.ts';
import { say } from './language.ts';

const laneHeight = 168;

export function centre(columns: readonly LaidColumn[], from: number, to: number): number {
  const [first, last] = [columns[from], columns[to]];
  return first && last ? (first.x + last.x + last.width) / 2 : 0;
}

/** Columns nobody measured, where something was measured at all; else those without any point. */
export function silent(columns: readonly LaidColumn[], series: readonly FeelingSeries[]): LaidColumn[] {
  const measured = series.filter((one) => one.measured);
  const heard = (index: number): boolean =>
    (measured.length > 0 ? measured : series).some((one) =>
      one.points.some((point) => point.from <= index && index <= point.to),
    );
  return columns.filter((column) => !heard(column.index));
}

/** A map with one emotion lane shows all feelings in it; with several, each shows its own and the first what has no lane. */
export function feelingsOfLane(measured: MeasuredMap, lane: Lane): FeelingSeries[] {
  const lanes = shownLanes(measured.map).filter((one) => one.kind === 'emotions');
  const all = lanes.length > 1 ? allFeelings(measured) : feelingsOf(measured);
  if (lanes.length <= 1) return all;
  const own = all.filter((one) => one.lane === lane.id || (one.lane === undefined && lanes[0] === lane));
  return own.slice(0, mostSeries);
}

export function layFeelings(
  measured: MeasuredMap,
  lane: Lane,
  columns: readonly LaidColumn[],
  top: number,
): { items: Item[]; height: number } {
  const series = feelingsOfLane(measured, lane);
  const height = series.length === 0 ? 40 : laneHeight;
  const left = columns[0]?.x ?? 0;
  const right = endOf(columns);
  const box = { x: left, y: top + 22, width: right - left, height: height - 44 };
  const plot: Plot = { box, x: (from, to) => centre(columns, from, to) };
  if (series.length === 0) {
    const middle = top + height / 2 + 4;
    const words = (column: LaidColumn): Item =>
      text(say('not measured'), column.x + column.width / 2, middle, styles.small, 'quiet', 'middle');
    return { items: columns.map(words), height };
  }
  const places = new Places({ x: left + 2, y: top + 3, width: right - left - 4, height: height - 6 });
  const zero = feelingY(plot, 0);
  const ends = [left, right].map((x) => ({ x, y: zero }));
  places.blockLine(ends, 1);
  const curves = drawFeelings(plot, series, places, (index) => columns[index]?.step.name ?? '');
  const middles = silent(columns, series).map((column) => column.x + column.width / 2);
  const missing = drawMissing(plot, middles, places);
  const axis = [2, 0, -2].map((value) =>
    line(
      left,
      feelingY(plot, value),
      right,
      feelingY(plot, value),
      value === 0 ? { stroke: 'strong' } : { dash: [1, 4] },
    ),
  );
  return { items: [...axis, ...missing, ...curves], height };
}

const keyLine = lineHeight(styles.small);

function keyRows(measured: MeasuredMap, lane: Lane, width: number): { series: FeelingSeries[]; names: string[][] } {
  const series = lane.kind === 'emotions' && !lane.collapsed ? feelingsOfLane(measured, lane) : [];
  const names = series.map((one) => {
    const plain = one.name === 'Measured' || one.name === 'Declared';
    return clamp(say(plain ? one.name.toLowerCase() : one.name), width - 24, styles.small, 2).lines;
  });
  return { series, names };
}

export function feelingKeyHeight(measured: MeasuredMap, lane: Lane, width: number): number {
  return keyRows(measured, lane, width).names.reduce((sum, lines) => sum + lines.length * keyLine + 3, 0);
}

/** What the lines mean, for the lane's title cell: a sample of each line and its name. */
export function feelingKey(measured: MeasuredMap, lane: Lane, x: number, y: number, width: number): Item[] {
  const { series, names } = keyRows(measured, lane, width);
  let at = y;
  return series.flatMap((one, index) => {
    const dash = seriesDash(series, index);
    const stroke = seriesPaint(series, index);
    const lines = names[index] ?? [];
    const mid = at + keyLine / 2;
    const items = [
      line(x, mid, x + 18, mid, { stroke, strokeWidth: one.measured ? 2.4 : 1.5, ...(dash ? { dash } : {}) }),
      ...block(lines, { x: x + 24, y: at, width: width - 24 }, styles.small, 'quiet'),
    ];
    at += lines.length * keyLine + 3;
    return items;
  });
}
