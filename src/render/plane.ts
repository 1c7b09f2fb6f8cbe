/** A plane of two scores from 1 to 5: its axes, the names of its quarters, and free places for what stands on it. */
import { block, group, line, lineHeight, rect, styles, text } from './marks.ts';
import { overlap, Places } from './place.ts';
import type { Box, Item } from './scene.ts';
import type { Point } from './smooth.ts';
import { clamp, widthOf } from './text.ts';
import { say } from './language.ts';

/** One direction of the plane, from 1 to 5. */
export interface Axis {
  readonly name: string;
  /** Words at the ends. */
  readonly low: string;
  readonly high: string;
  /** Which end one would rather be at. */
  readonly better: 'high' | 'low';
}

/** Names by whether a quarter is good along x and along y: never by where it happens to lie. */
export interface QuarterNames {
  readonly both: string;
  readonly onlyX: string;
  readonly onlyY: string;
  readonly neither: string;
}

export interface Plane {
  readonly box: Box;
  readonly x: Axis;
  readonly y: Axis;
  readonly names: QuarterNames;
}

const lowest = 1;
const highest = 5;
const middle = (lowest + highest) / 2;

/** Scores of 1 and 5 stand a little inside the frame, so that what is drawn there is whole. */
const inset = 30;
const field = ({ x, y, width, height }: Box): Box => ({
  x: x + inset,
  y: y + inset,
  width: width - 2 * inset,
  height: height - 2 * inset,
});

/** Where two scores stand on the plane. */
export function pointAt(plane: { readonly box: Box }, x: number, y: number): Point {
  const box = field(plane.box);
  return {
    x: box.x + ((x - lowest) / (highest - lowest)) * box.width,
    y: box.y + ((highest - y) / (highest - lowest)) * box.height,
  };
}

/** The scores a point of the drawing stands for, to a tenth, kept on the plane. */
export function scoresAt(plane: Box, point: Point): { x: number; y: number } {
  const box = field(plane);
  const score = (share: number): number => {
    const value = lowest + Math.min(1, Math.max(0, share)) * (highest - lowest);
    return Math.round(value * 10) / 10;
  };
  return { x: score((point.x - box.x) / box.width), y: score(1 - (point.y - box.y) / box.height) };
}

/** What a place is called: worked out from which end of each axis is the better one. */
export function quarterName(plane: Pick<Plane, 'x' | 'y' | 'names'>, x: number, y: number): string {
  const good = (axis: Axis, value: number): boolean => (axis.better === 'high' ? value >= middle : value <= middle);
  const [alongX, alongY] = [good(plane.x, x), good(plane.y, y)];
  if (alongX && alongY) return say(plane.names.both);
  if (alongX) return say(plane.names.onlyX);
  return say(alongY ? plane.names.onlyY : plane.names.neither);
}

interface Corner {
  readonly name: string;
  readonly box: Box;
  readonly best: boolean;
}

function cornersOf(plane: Plane): Corner[] {
  const { box } = plane;
  const [width, height] = [box.width / 2, box.height / 2];
  return [lowest, highest].flatMap((x) =>
    [lowest, highest].map((y) => {
      const name = quarterName(plane, x, y);
      const left = x === lowest ? box.x : box.x + width;
      const top = y === highest ? box.y : box.y + height;
      return { name, best: name === say(plane.names.both), box: { x: left, y: top, width, height } };
    }),
  );
}

interface LaidName {
  readonly words: string;
  readonly box: Box;
}

/** Where the name of each quarter is written: its outer corner, or the next one that no disc covers. */
function layNames(plane: Plane, discs: readonly PlacedDisc[]): LaidName[] {
  const height = lineHeight(styles.title);
  const pad = 12;
  return cornersOf(plane).map(({ name, box: quarter }) => {
    const words = clamp(name, quarter.width - 2 * pad, styles.title, 1).lines[0] ?? '';
    const width = widthOf(words, styles.title);
    const left = quarter.x === plane.box.x;
    const top = quarter.y === plane.box.y;
    const xs = [quarter.x + pad, quarter.x + quarter.width - pad - width];
    const ys = [quarter.y + 8, quarter.y + quarter.height - height - 8];
    const spots = (top ? ys : ys.toReversed()).flatMap((y) =>
      (left ? xs : xs.toReversed()).map((x) => ({ x, y, width, height })),
    );
    const free = spots.find((box) => discs.every(({ shown, r }) => overlap(box, around(shown, r + 2)) === 0));
    return { words, box: free ?? spots[0] ?? quarter };
  });
}

const around = ({ x, y }: Point, r: number): Box => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });

/** What is free on the plane once names, middle lines and discs stand on it. */
export function placesOn(plane: Plane, discs: readonly PlacedDisc[]): Places {
  const { x, y, width, height } = plane.box;
  const places = new Places(plane.box);
  for (const { box } of layNames(plane, discs)) places.block(box);
  places.blockLine(
    [
      { x: x + width / 2, y },
      { x: x + width / 2, y: y + height },
    ],
    2,
  );
  places.blockLine(
    [
      { x, y: y + height / 2 },
      { x: x + width, y: y + height / 2 },
    ],
    2,
  );
  for (const { shown, r } of discs) places.block(around(shown, r));
  return places;
}

/** Ground, middle lines, names of the quarters and of the axes. */
export function drawPlane(plane: Plane, discs: readonly PlacedDisc[]): Item[] {
  const { box } = plane;
  const best = cornersOf(plane).flatMap((one) => (one.best ? [rect(one.box, { fill: 'sunk' })] : []));
  const names = layNames(plane, discs).map(({ words, box: at }) =>
    group('quarter', [text(words, at.x, at.y + at.height - 7, styles.title, 'quiet')], { label: words }),
  );
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const below = box.y + box.height + 18;
  return [
    rect(box, { fill: 'card' }),
    ...best,
    ...names,
    line(centre.x, box.y, centre.x, box.y + box.height, { stroke: 'strong' }),
    line(box.x, centre.y, box.x + box.width, centre.y, { stroke: 'strong' }),
    rect(box, { stroke: 'line' }),
    text(say(plane.x.low), box.x, below, styles.small, 'quiet'),
    text(say(plane.x.high), box.x + box.width, below, styles.small, 'quiet', 'end'),
    text(say(plane.x.name), centre.x, below, styles.smallStrong, 'ink', 'middle'),
    ...block(wrapEnds(say(plane.y.high)), { x: box.x - 66, y: box.y, width: 58 }, styles.small, 'quiet'),
    ...block(
      wrapEnds(say(plane.y.low)),
      { x: box.x - 66, y: box.y + box.height - 32, width: 58 },
      styles.small,
      'quiet',
    ),
    ...block(
      clamp(say(plane.y.name), 58, styles.smallStrong, 5).lines,
      { x: box.x - 66, y: centre.y - 16, width: 58 },
      styles.smallStrong,
    ),
  ];
}

const wrapEnds = (words: string): string[] => clamp(words, 58, styles.small, 2).lines;

export interface Disc {
  readonly id: string;
  /** Where its scores put it. */
  readonly at: Point;
  readonly r: number;
}

export interface PlacedDisc extends Disc {
  /** Where it is drawn: aside, when another stands there already. */
  readonly shown: Point;
}

const golden = Math.PI * (3 - Math.sqrt(5));

/** Moves discs aside, as little as a spiral allows, until none covers another; those first in the list stay. */
export function apart(discs: readonly Disc[], box: Box): PlacedDisc[] {
  const placed: PlacedDisc[] = [];
  const inside = (point: Point, r: number): Point => ({
    x: Math.min(box.x + box.width - r - 2, Math.max(box.x + r + 2, point.x)),
    y: Math.min(box.y + box.height - r - 2, Math.max(box.y + r + 2, point.y)),
  });
  for (const disc of discs) {
    let shown = inside(disc.at, disc.r);
    for (let turn = 1; turn < 900; turn++) {
      const hit = placed.some((one) => Math.hypot(one.shown.x - shown.x, one.shown.y - shown.y) < one.r + disc.r + 3);
      if (!hit) break;
      const away = 5 * Math.sqrt(turn);
      shown = inside(
        { x: disc.at.x + away * Math.cos(turn * golden), y: disc.at.y + away * Math.sin(turn * golden) },
        disc.r,
      );
    }
    placed.push({ ...disc, shown });
  }
  return placed;
}

/** A thin line from where a disc is drawn to where it belongs. */
export function leader(disc: PlacedDisc): Item[] {
  const away = Math.hypot(disc.shown.x - disc.at.x, disc.shown.y - disc.at.y);
  if (away < disc.r) return [];
  return [
    line(disc.shown.x, disc.shown.y, disc.at.x, disc.at.y, { stroke: 'strong' }),
    { kind: 'circle', cx: disc.at.x, cy: disc.at.y, r: 2, fill: 'quiet' },
  ];
}
