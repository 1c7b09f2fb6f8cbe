/** The axis all bars of the timeline share: real time to scale, each break marked and its length told in words. */
import { group, line, margin, styles, text } from './marks.ts';
import type { Box, Item, PathStep } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import type { Scaled } from './timeline-scale.ts';
import { duration } from './wording.ts';
import { say } from './language.ts';

/** Room for its words: one line for times, another for what breaks leave out. */
export const axisHeight = (breaks: boolean): number => (breaks ? 46 : 30);

/** A bar as it lies on the axis. */
export interface Laid {
  readonly x: number;
  readonly seconds: number;
  readonly scaled: Scaled;
}

/** Seconds since the beginning, and where they stand. */
type Knot = readonly [seconds: number, x: number];

export interface AxisBreak {
  readonly x: number;
  readonly end: number;
  /** How much time is not drawn. */
  readonly seconds: number;
}

/** Stretches to scale, with a break between each two. */
export interface Axis {
  readonly stretches: readonly (readonly Knot[])[];
  readonly breaks: readonly AxisBreak[];
}

/** The axis of bars that follow each other from `left`. */
export function axisOf(bars: readonly Laid[], left: number): Axis {
  const stretches: Knot[][] = [[[0, left]]];
  const breaks: AxisBreak[] = [];
  let now = 0;
  for (const { x, seconds, scaled } of bars) {
    const { gap, width } = scaled;
    if (gap) {
      const half = (seconds - gap.seconds) / 2;
      const [from, end] = [x + (width - gap.width) / 2, x + (width + gap.width) / 2];
      stretches.at(-1)?.push([now + half, from]);
      breaks.push({ x: from, end, seconds: gap.seconds });
      stretches.push([[now + half + gap.seconds, end]]);
    }
    now += seconds;
    stretches.at(-1)?.push([now, x + width]);
  }
  return { stretches, breaks };
}

const [minute, hour, day, week, year] = [60, 3600, 86_400, 604_800, 31_557_600];
const seconds = [1, 2, 5, 10, 20, 30].flatMap((one) => [one, one * minute]).toSorted((a, b) => a - b);
const long = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((one) => one * year);
/** Between two ticks. */
const steps: readonly number[] = [
  ...seconds,
  ...[1, 2, 3, 6, 12].map((one) => one * hour),
  ...[1, 2, 5].map((one) => one * day),
  ...[2, 4, 8, 13, 26].map((one) => one * week),
  ...long,
];

/** Ticks stand at least so far apart, so that their words do. */
const apart = 72;

interface Tick {
  readonly x: number;
  readonly words: string;
  /** The beginning of a stretch, whose words tell the time since the very beginning. */
  readonly first: boolean;
}

/** Where a time of a stretch stands. */
function placeOf(knots: readonly Knot[], time: number): number {
  const at = Math.max(
    1,
    knots.findIndex(([seconds]) => seconds >= time),
  );
  const [[from, x] = [0, 0], [to, end] = [0, 0]] = [knots[at - 1], knots[at]];
  return to === from ? x : x + ((time - from) / (to - from)) * (end - x);
}

function ticksOf(knots: readonly Knot[], step: number): Tick[] {
  const [[from, x] = [0, 0]] = knots;
  const to = knots.at(-1)?.[0] ?? from;
  const first: Tick = { x, words: from === 0 ? '0' : duration(from), first: true };
  const many = Math.min(500, Math.floor((to - from) / step));
  const rest = Array.from({ length: many }, (_, at): Tick => {
    const since = (at + 1) * step;
    return { x: placeOf(knots, from + since), words: `${from === 0 ? '' : '+'}${duration(since)}`, first: false };
  });
  return [first, ...rest];
}

/** The least step whose ticks stand apart; all stretches share one scale, so they share it too. */
function stepOf({ stretches }: Axis): number | undefined {
  const [time, room] = stretches.reduce(
    ([time, room], knots) => {
      const [[from, x] = [0, 0], [to, end] = [0, 0]] = [knots[0], knots.at(-1)];
      return [time + to - from, room + end - x];
    },
    [0, 0],
  );
  return time === 0 ? undefined : steps.find((step) => (step * room) / time >= apart);
}

interface Words {
  readonly text: string;
  readonly x: number;
  readonly strong: boolean;
}

/** In the middle of `x` where there is room between the edges. */
function centred(words: string, x: number, room: Box, style: { size: number }): { from: number; to: number } {
  const half = widthOf(words, style) / 2;
  const middle = Math.max(room.x + half, Math.min(room.x + room.width - half, x));
  return { from: middle - half, to: middle + half };
}

/** Those of the words that find room, the strong ones first. */
function roomFor(all: readonly Words[], room: Box): (Words & { from: number })[] {
  const taken: { from: number; to: number }[] = [];
  const placed = all
    .toSorted((a, b) => Number(b.strong) - Number(a.strong))
    .flatMap((one) => {
      const box = centred(one.text, one.x, room, styles.small);
      if (taken.some(({ from, to }) => box.from < to + 8 && box.to > from - 8)) return [];
      taken.push(box);
      return [{ ...one, from: box.from }];
    });
  return placed.toSorted((a, b) => a.from - b.from);
}

interface Placed {
  readonly text: string;
  readonly from: number;
}

/** The words in the middle of their breaks, without those that would stand on the ones before. */
function besideEachOther(breaks: readonly AxisBreak[], words: (time: string) => string, room: Box): Placed[] {
  let taken = -Infinity;
  return breaks.flatMap(({ x, end, seconds }) => {
    const told = words(duration(seconds));
    const { from, to } = centred(told, (x + end) / 2, room, styles.smallStrong);
    if (from < taken + 8) return [];
    taken = to;
    return [{ text: told, from }];
  });
}

/** What each break leaves out, in a sentence where all of them have room, else the lengths with their word before. */
function breakWords(breaks: readonly AxisBreak[], room: Box): Placed[] {
  const whole = besideEachOther(breaks, (time) => say('{time} not drawn', { time }), room);
  if (whole.length === breaks.length) return whole;
  return [{ text: say('Not drawn'), from: margin + 12 }, ...besideEachOther(breaks, (time) => time, room)];
}

/** Two slanted strokes around nothing: the sign of a break, as high as `box` and a little more. */
export function breakMark({ x, y, width, height }: Box): Item[] {
  const [top, bottom] = [y - 3, y + height + 3];
  const slant = Math.min(4, width / 3);
  const stroke = (at: number): PathStep[] => [
    ['M', at + slant, top],
    ['L', at - slant, bottom],
  ];
  return [x, x + width].map((at): Item => ({ kind: 'path', steps: stroke(at), stroke: 'quiet', strokeWidth: 1.2 }));
}

/** Lines through all rows: fine ones at the ticks, and where time is left out a strip. */
function through(axis: Axis, ticks: readonly Tick[], { y, height }: Box): Item[] {
  return [
    ...axis.breaks.map(({ x, end }): Item => ({ kind: 'rect', x, y, width: end - x, height, fill: 'paper' })),
    ...ticks.filter(({ first }) => !first).map(({ x }) => line(x, y, x, y + height)),
  ];
}

/** The line of the axis with its words above, in `room`, and what of it runs through the rows below, `body` high. */
export function drawAxis(axis: Axis, room: Box, body: number): Item[] {
  const step = stepOf(axis);
  if (step === undefined) return [];
  const ticks = axis.stretches.flatMap((knots) => ticksOf(knots, step));
  const base = room.y + room.height;
  const words = roomFor(
    ticks.map((tick) => ({ text: tick.words, x: tick.x, strong: tick.first })),
    room,
  );
  const told = breakWords(axis.breaks, room);
  const marks = axis.breaks.flatMap(({ x, end }): Item[] => [
    { kind: 'rect', x, y: base - 4, width: end - x, height: 5, fill: 'card' },
    ...breakMark({ x, y: base - 3, width: end - x, height: 5 }),
  ]);
  const caption = clamp(say('Time since the beginning'), room.x - margin - 24, styles.small, 1).lines;
  return [
    group('axis-lines', through(axis, ticks, { ...room, y: base, height: body })),
    group(
      'axis',
      [
        line(margin, base, room.x + room.width + 6, base, { stroke: 'strong' }),
        ...ticks.map(({ x }) => line(x, base - 5, x, base, { stroke: 'strong' })),
        ...marks,
        ...caption.map((one) => text(one, margin + 12, base - 10, styles.small, 'quiet')),
        ...words.map((one) => text(one.text, one.from, base - 10, styles.small, 'quiet')),
        ...told.map((one) => text(one.text, one.from, base - 27, styles.smallStrong, 'pain')),
      ],
      { label: say('Time since the beginning') },
    ),
  ];
}
