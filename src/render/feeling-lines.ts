/** Draws feeling series onto a plot: measured solid with its band, declared dashed, gaps left open. */
import { unbroken, type FeelingPoint, type FeelingSeries } from './feeling.ts';
import { feelingPaint, group, lineHeight, styles, text } from './marks.ts';
import { linePaints, type PaintName } from './palette.ts';
import { Places } from './place.ts';
import type { Box, GroupItem, Item, PathStep, Tip } from './scene.ts';
import { sampled, smooth, smoothBack, type Point } from './smooth.ts';
import { widthOf } from './text.ts';
import { citedRows, count, evidence, valence } from './wording.ts';
import { say } from './language.ts';

export interface Plot {
  readonly box: Box;
  /** Centre of the columns `from` to `to`. */
  readonly x: (from: number, to: number) => number;
}

/** Height of a feeling on the plot: +2 at the top. */
export function feelingY(plot: Plot, value: number): number {
  return plot.box.y + ((2 - value) / 4) * plot.box.height;
}

const dashes: readonly (readonly number[])[] = [
  [5, 4],
  [2, 3],
  [9, 4],
  [9, 3, 2, 3],
  [1, 4],
];

/** Long strokes, apart from every declared line. */
const wantedDash = [12, 5] as const;

/** The paint of a wanted line is the one of the feeling it goes with. */
function wantedPaint(series: readonly FeelingSeries[], one: FeelingSeries): PaintName {
  const today = series.findIndex(
    (other) => !other.wanted && other.persona === one.persona && one.persona !== undefined,
  );
  return today < 0 ? 'ink' : seriesPaint(series, today);
}

/** Measured stands in the accent and declared in grey while there is one of each; more take the line paints. */
export function seriesPaint(all: readonly FeelingSeries[], at: number): PaintName {
  const asked = all[at];
  if (asked === undefined) return 'quiet';
  if (asked.wanted) return wantedPaint(all, asked);
  const series = all.filter((other) => !other.wanted);
  return todayPaint(series, series.indexOf(asked));
}

function todayPaint(series: readonly FeelingSeries[], index: number): PaintName {
  const one = series[index];
  if (one === undefined) return 'quiet';
  const alike = series.filter((other) => other.measured === one.measured);
  if (alike.length === 1) return one.measured ? 'accent' : 'quiet';
  const measured = series.filter((other) => other.measured).length;
  const paints = measured === 1 ? linePaints.filter((paint) => paint !== 'teal') : linePaints;
  const place = one.measured || measured !== 1 ? index : index - measured;
  return paints[place % paints.length] ?? 'quiet';
}

export function seriesDash(series: readonly FeelingSeries[], index: number): readonly number[] | undefined {
  const one = series[index];
  if (one === undefined || (one.measured && index < linePaints.length)) return undefined;
  if (one.wanted) return wantedDash;
  const before = series.slice(0, index).filter((other) => other.measured === one.measured).length;
  return dashes[before % dashes.length];
}

function onPlot(plot: Plot, point: FeelingPoint, value = point.value): Point {
  return { x: plot.x(point.from, point.to), y: feelingY(plot, value) };
}

const inRange = (value: number): number => Math.max(-2, Math.min(2, value));

/** The interval around a run of measured points; nothing where one of them has none. */
export function bandOf(plot: Plot, run: readonly FeelingPoint[], paint: PaintName): Item[] {
  const known = run.filter((point) => point.measure?.low !== undefined && point.measure.high !== undefined);
  if (known.length !== run.length) return [];
  const high = run.map((point) => onPlot(plot, point, inRange(point.measure?.high ?? point.value)));
  const low = run.map((point) => onPlot(plot, point, inRange(point.measure?.low ?? point.value)));
  const [h, l] = [high[0], low[0]];
  if (run.length === 1 && h && l) {
    return [{ kind: 'line', x1: h.x, y1: h.y, x2: l.x, y2: l.y, stroke: paint, strokeWidth: 7, opacity: 0.2 }];
  }
  const steps: PathStep[] = [...smooth(high), ...smoothBack(low), ['Z']];
  return [{ kind: 'path', steps, fill: paint, opacity: 0.16 }];
}

/** Pixels to each side of the line, for an intensity from 1 to 5. */
const thickness = (intensity: number): number => 1 + intensity * 1.6;

/** How strongly it is felt, as a soft thickness of the line, over neighbouring points that both say so. */
function intensityOf(plot: Plot, run: readonly FeelingPoint[], paint: PaintName): Item[] {
  const strong = run.filter((point) => point.card?.intensity !== undefined);
  return unbroken(strong).flatMap((part): Item[] => {
    const at = (point: FeelingPoint, side: 1 | -1): Point => {
      const { x, y } = onPlot(plot, point);
      return { x, y: y + side * thickness(point.card?.intensity ?? 0) };
    };
    const [only] = part;
    if (part.length === 1 && only) {
      const { x, y } = onPlot(plot, only);
      return [
        { kind: 'circle', cx: x, cy: y, r: thickness(only.card?.intensity ?? 0) + 3, fill: paint, opacity: 0.22 },
      ];
    }
    const steps: PathStep[] = [
      ...smooth(part.map((point) => at(point, -1))),
      ...smoothBack(part.map((point) => at(point, 1))),
      ['Z'],
    ];
    return [{ kind: 'path', steps, fill: paint, opacity: 0.22 }];
  });
}

function tipOfPoint(series: FeelingSeries, point: FeelingPoint, where: string): Tip {
  const title = `${where}: ${valence(point.value)}`;
  if (point.measure) return { title, rows: evidence(point.measure) };
  const rows: (readonly [string, string])[] = [[say(series.wanted ? 'Wanted by' : 'Declared by'), whoSays(series)]];
  if (point.card?.intensity !== undefined)
    rows.push([say('How strongly'), say('{n} of 5', { n: count(point.card.intensity) })]);
  if (point.card?.text) rows.push([say('Words'), point.card.text]);
  if (point.card?.owner) rows.push([say('Owner'), point.card.owner]);
  if (point.card) rows.push(...citedRows(point.card));
  return { title, rows };
}

function whoSays(series: FeelingSeries): string {
  return series.name === 'Declared' || series.name === 'Wanted' ? say('the people who drew this map') : series.name;
}

/** A wanted feeling is a square on its corner: told apart without colour. */
function diamond({ x, y }: Point, stroke: PaintName): Item {
  const r = 4.6;
  const steps: PathStep[] = [['M', x, y - r], ['L', x + r, y], ['L', x, y + r], ['L', x - r, y], ['Z']];
  return { kind: 'path', steps, fill: 'card', stroke, strokeWidth: 1.4 };
}

function dotOf(series: FeelingSeries, point: FeelingPoint, at: Point, paint: PaintName): Item {
  const low = point.value <= -1;
  if (series.wanted) return diamond(at, paint);
  return series.measured
    ? {
        kind: 'circle',
        cx: at.x,
        cy: at.y,
        r: 5,
        fill: low ? 'pain' : 'card',
        stroke: low ? 'pain' : paint,
        strokeWidth: 2,
      }
    : { kind: 'circle', cx: at.x, cy: at.y, r: 3.2, fill: 'card', stroke: paint, strokeWidth: 1.4 };
}

/** A measured point opens the evidence of the step or stage that asked. */
function recordOf({ card, record }: FeelingPoint): { record?: string } {
  const known = card?.id ?? record;
  return known === undefined ? {} : { record: known };
}

function drawPoint(plot: Plot, series: FeelingSeries, point: FeelingPoint, paint: PaintName, where: string): GroupItem {
  const { x, y } = onPlot(plot, point);
  const dot = dotOf(series, point, { x, y }, paint);
  return group('feeling', [dot], {
    ...recordOf(point),
    label: valence(point.value),
    box: { x: x - 8, y: y - 8, width: 16, height: 16 },
    tip: tipOfPoint(series, point, where),
  });
}

interface Label {
  readonly at: Point;
  readonly value: string;
  readonly grey: string;
  readonly paint: PaintName;
  readonly below: boolean;
}

/** True when no other series lies lower at that column, and one lies higher. */
function isLowest(all: readonly FeelingSeries[], series: FeelingSeries, point: FeelingPoint): boolean {
  const others = all.filter((one) => one !== series).flatMap((one) => one.points);
  const beside = others.filter((other) => other.from <= point.to && point.from <= other.to);
  return beside.length > 0 && beside.every((other) => other.value > point.value);
}

function labelsOf(plot: Plot, series: FeelingSeries, all: readonly FeelingSeries[]): Label[] {
  return series.points.map((point) => ({
    below: isLowest(all, series, point),
    at: onPlot(plot, point),
    value: valence(point.value),
    grey: point.measure ? `n ${count(point.measure.n)}` : '',
    paint: feelingPaint(point.value) === 'pain' ? 'pain' : 'ink',
  }));
}

const shifts = [0, 0.3, -0.3, 0.55, -0.55];

/** Places around a point, nearest first: above, below, then aside; below first for the lowest of several lines. */
function candidates({ at, below }: Label, width: number, height: number, near: boolean): Box[] {
  const over = (away: number): number => at.y - away - height;
  const under = (away: number): number => at.y + away;
  const sides = below ? [under, over] : [over, under];
  const aways = [
    [9, 14],
    [20, 28],
    [38, 50],
  ];
  const rows = aways.slice(0, near ? 1 : undefined).flatMap((own) => sides.flatMap((side) => own.map(side)));
  const stacked = rows.flatMap((y) =>
    shifts.map((shift) => ({ x: at.x - width / 2 + shift * width, y, width, height })),
  );
  const beside = [9, 16, 26].flatMap((away) => [at.x + away, at.x - away - width]);
  return [...stacked, ...beside.map((x) => ({ x, y: at.y - height / 2, width, height }))];
}

function drawLabel(label: Label, places: Places, must: boolean): Item[] {
  const numberWidth = widthOf(label.value, styles.smallStrong);
  const width = numberWidth + (label.grey ? 4 + widthOf(label.grey, styles.small) : 0) + 2;
  const height = lineHeight(styles.small);
  const boxes = candidates(label, width, height, !must);
  const { index, free } = places.take(boxes);
  const box = boxes[index];
  if (!box || (!must && !free)) return [];
  const y = box.y + height - 4;
  const items: Item[] = [text(label.value, box.x + 1, y, styles.smallStrong, label.paint)];
  if (label.grey) items.push(text(label.grey, box.x + 1 + numberWidth + 4, y, styles.small, 'quiet'));
  return items;
}

/** All series on the plot, their numbers where nothing else is; `places` then knows what is taken. */
export function drawFeelings(
  plot: Plot,
  series: readonly FeelingSeries[],
  places: Places,
  where: (column: number) => string,
): Item[] {
  const [bands, lines, dots]: [Item[], Item[], Item[]] = [[], [], []];
  series.forEach((one, index) => {
    const paint = seriesPaint(series, index);
    const dash = seriesDash(series, index);
    for (const run of unbroken(one.points)) {
      const steps = smooth(run.map((point) => onPlot(plot, point)));
      places.blockLine(sampled(steps), 3);
      if (one.measured) bands.push(...bandOf(plot, run, paint));
      bands.push(...intensityOf(plot, run, paint));
      if (run.length > 1) {
        const width = one.measured ? 2.4 : 1.5;
        lines.push({ kind: 'path', steps, stroke: paint, strokeWidth: width, round: !dash, ...(dash ? { dash } : {}) });
      }
    }
    for (const point of one.points) {
      const { x, y } = onPlot(plot, point);
      places.block({ x: x - 7, y: y - 7, width: 14, height: 14 });
      dots.push(drawPoint(plot, one, point, paint, where(point.from)));
    }
  });
  // Of many lines, those that nobody measured are numbered where there is room.
  const must = (one: FeelingSeries): boolean => one.measured || series.length <= 2;
  const ordered = [...series.filter(must), ...series.filter((one) => !must(one))];
  const labels = ordered.flatMap((one) =>
    labelsOf(plot, one, series).flatMap((label) => drawLabel(label, places, must(one))),
  );
  return [...bands, ...lines, ...dots, ...labels];
}

/** Says "not measured", or why it is not shown, in the middle of a column, near the neutral line, where nothing else stands. */
export function drawMissing(plot: Plot, missing: readonly { middle: number; words: string }[], places: Places): Item[] {
  const height = lineHeight(styles.small);
  const zero = feelingY(plot, 0);
  return missing.map(({ middle, words }) => {
    const width = widthOf(words, styles.small) + 4;
    const tops = [-18, 4, -34, 20, -50, 36, 52, -66].map((away) => zero + away);
    const boxes = tops.map((y) => ({ x: middle - width / 2, y, width, height }));
    const box = boxes[places.take(boxes).index];
    return text(words, middle, (box?.y ?? zero) + height - 4, styles.small, 'quiet', 'middle');
  });
}
