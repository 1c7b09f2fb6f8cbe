/** The emotion lane of the grid: the curve inside the cells. */
import type { Lane, MeasuredMap } from '../map/map.ts';
import { allFeelings, feelingsOf, mostSeries, type FeelingSeries } from './feeling.ts';
import { drawFeelings, drawMissing, feelingY, seriesDash, seriesPaint, type Plot } from './feeling-lines.ts';
import {
  disagreementSample,
  disagreementsOf,
  drawDisagreements,
  drawVoices,
  voiceSample,
  voicesOf,
  voiceWords,
} from './feeling-voices.ts';
import { endOf } from './heads.ts';
import type { LaidColumn } from './grid-columns.ts';
import { block, line, lineHeight, styles, text } from './marks.ts';
import { Places } from './place.ts';
import { answers, type Column, shownLanes } from './reading.ts';
import type { Item } from './scene.ts';
import { clamp } from './text.ts';
import { say } from './language.ts';

const laneHeight = 168;

export function centre(columns: readonly LaidColumn[], from: number, to: number): number {
  const [first, last] = [columns[from], columns[to]];
  return first && last ? (first.x + last.x + last.width) / 2 : 0;
}

/** Columns nobody measured, where something was measured at all; else those without any point. */
function silent(columns: readonly LaidColumn[], series: readonly FeelingSeries[]): LaidColumn[] {
  const measured = series.filter((one) => one.measured);
  const heard = (index: number): boolean =>
    (measured.length > 0 ? measured : series).some((one) =>
      one.points.some((point) => point.from <= index && index <= point.to),
    );
  return columns.filter((column) => !heard(column.index));
}

/** What stands in the columns without a measured feeling: nobody was asked, or too few answered to show it. */
export function silences(
  measured: MeasuredMap,
  columns: readonly LaidColumn[],
  series: readonly FeelingSeries[],
): { middle: number; words: string }[] {
  return silent(columns, series).map((column) => {
    const { x, width } = column;
    return { middle: x + width / 2, words: say(isHidden(measured, column) ? 'too few to show' : 'not measured') };
  });
}

/** Somebody answered at the step, or at its stage, but too few to show. */
export const isHidden = (measured: MeasuredMap, { step, stage }: Column): boolean =>
  answers(measured, [...(step.measures ?? []), ...(stage.measures ?? [])]).some(
    ({ ref, measure }) => ref.ask === 'feeling' && ref.by !== 'strain' && measure.suppressed,
  );

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
  const where = (index: number): string => columns[index]?.step.name ?? '';
  const voices = drawVoices(plot, voicesOf(measured, series), places, where);
  const apart = drawDisagreements(plot, series, places);
  const curves = drawFeelings(plot, series, places, where);
  const missing = drawMissing(plot, silences(measured, columns, series), places);
  const axis = [2, 0, -2].map((value) =>
    line(
      left,
      feelingY(plot, value),
      right,
      feelingY(plot, value),
      value === 0 ? { stroke: 'strong' } : { dash: [1, 4] },
    ),
  );
  return { items: [...axis, ...missing, ...voices, ...curves, ...apart], height };
}

const keyLine = lineHeight(styles.small);

interface KeyRow {
  readonly lines: readonly string[];
  /** A sample of the line, 18 wide, at the height `y`. */
  readonly sample: (x: number, y: number) => Item[];
}

function keyRows(measured: MeasuredMap, lane: Lane, width: number): KeyRow[] {
  const series = lane.kind === 'emotions' && !lane.collapsed ? feelingsOfLane(measured, lane) : [];
  const linesOf = (words: string): string[] => clamp(words, width - 24, styles.small, 2).lines;
  const rows = series.map((one, index): KeyRow => {
    const plain = one.name === 'Measured' || one.name === 'Declared';
    const dash = seriesDash(series, index);
    const paint = {
      stroke: seriesPaint(series, index),
      strokeWidth: one.measured ? 2.4 : 1.5,
      ...(dash ? { dash } : {}),
    };
    const lines = linesOf(say(plain ? one.name.toLowerCase() : one.name));
    return { lines, sample: (x, y) => [line(x, y, x + 18, y, paint)] };
  });
  const voices = voicesOf(measured, series).map(({ by }): KeyRow => {
    return { lines: linesOf(voiceWords(by)), sample: (x, y) => voiceSample(by, x, y, 18) };
  });
  const apart: KeyRow = { lines: linesOf(say('far apart')), sample: (x, y) => disagreementSample(x + 9, y) };
  return [...rows, ...voices, ...(disagreementsOf(series).length > 0 ? [apart] : [])];
}

export function feelingKeyHeight(measured: MeasuredMap, lane: Lane, width: number): number {
  return keyRows(measured, lane, width).reduce((sum, { lines }) => sum + lines.length * keyLine + 3, 0);
}

/** What the lines mean, for the lane's title cell: a sample of each line and its name. */
export function feelingKey(measured: MeasuredMap, lane: Lane, x: number, y: number, width: number): Item[] {
  let at = y;
  return keyRows(measured, lane, width).flatMap(({ lines, sample }) => {
    const words = block(lines, { x: x + 24, y: at, width: width - 24 }, styles.small, 'quiet');
    const items = [...sample(x, at + keyLine / 2), ...words];
    at += lines.length * keyLine + 3;
    return items;
  });
}
