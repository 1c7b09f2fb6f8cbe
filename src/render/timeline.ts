/** The timeline: steps as bars over real time, waits before them, so that it shows where the time goes. */
import type { MeasuredMap } from '../map/map.ts';
import { block, group, line, lineHeight, margin, rect, roundedSteps, styles, text } from './marks.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import { readWhole, shownValue } from './reading.ts';
import type { Box, Item, PathStep, Scene, Tip } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import { axisHeight, axisOf, breakMark, drawAxis, type Axis } from './timeline-axis.ts';
import { breakAt, widthsOf, type Scaled } from './timeline-scale.ts';
import { timesOfMap, totals, type Length, type Timed } from './timeline-times.ts';
import { count, duration, evidence, interval, share } from './wording.ts';
import { say } from './language.ts';

const nameWidth = 232;
const figureWidth = 236;
const barHeight = 22;
const pad = 12;

const nameOf = (one: Timed): string => {
  const [column] = one.columns;
  if (!column) return '';
  const single = column.stage.steps.length === 1 || one.whole;
  return (single ? column.stage.name : column.step.name) || say('Unnamed step');
};

const recordOf = (one: Timed): string => (one.whole ? one.columns[0]?.stage.id : one.columns[0]?.step.id) ?? '';

/** "measured, n 1,840" or "declared". */
function sourceWords(length: Length): string {
  if (!length.measure) return say('declared');
  return say('measured, n {n}', { n: count(length.measure.n) });
}

function tipOfRow(one: Timed, bars: readonly Bar[]): Tip {
  const rows: (readonly [string, string])[] = [];
  const add = (label: string, length: Length | undefined): void => {
    rows.push([label, length ? `${duration(length.seconds)}, ${say(length.from)}` : say('not known')]);
    if (length?.measure) rows.push(...evidence(length.measure));
    if (length?.declared !== undefined) rows.push([say('Declared'), duration(length.declared)]);
    const gap = bars.find((bar) => bar.length === length)?.scaled.gap;
    if (gap) rows.push([say('Not drawn'), duration(gap.seconds)]);
  };
  add(say('Wait before'), one.wait);
  add(say('Takes'), one.takes);
  return { title: nameOf(one), rows };
}

interface Bar {
  readonly length: Length;
  readonly kind: 'wait' | 'takes';
  readonly scaled: Scaled;
  readonly x: number;
}

interface LaidRow {
  readonly timed: Timed;
  readonly top: number;
  readonly height: number;
  readonly bars: readonly Bar[];
  /** Where the journey stands before and after this row. */
  readonly x: number;
  readonly end: number;
  readonly figures: readonly Figure[];
}

interface Figure {
  readonly words: string;
  readonly source: string;
  readonly spread: string;
}

function figuresOf(one: Timed): Figure[] {
  const figure = (words: string, length: Length | undefined): Figure[] => {
    if (!length) return [];
    const spread = length.measure ? interval(length.measure) : '';
    return [{ words: say(words, { time: duration(length.seconds) }), source: sourceWords(length), spread }];
  };
  return [...figure('waits {time}', one.wait), ...figure('takes {time}', one.takes)];
}

const linesOf = (figures: readonly Figure[]): number =>
  figures.reduce((sum, one) => sum + (one.spread === '' ? 1 : 2), 0);

function drawFigures(figures: readonly Figure[], at: { x: number; y: number; width: number }): Item[] {
  let y = at.y + 12;
  return figures.flatMap(({ words, source, spread }) => {
    const beside = at.x + widthOf(words, styles.smallStrong) + 6;
    const room = at.x + at.width - beside;
    const items: Item[] = [
      text(words, at.x, y, styles.smallStrong),
      ...clamp(source, room, styles.small, 1).lines.map((one) => text(one, beside, y, styles.small, 'quiet')),
    ];
    y += lineHeight(styles.small);
    if (spread === '') return items;
    items.push(
      ...clamp(`95 %: ${spread}`, at.width, styles.small, 1).lines.map((one) =>
        text(one, at.x, y, styles.small, 'quiet'),
      ),
    );
    y += lineHeight(styles.small);
    return items;
  });
}

/** Of each row its wait, then what it takes; 0 where unknown. */
const lengthsOf = (times: readonly Timed[]): number[] =>
  times.flatMap((one) => [one.wait?.seconds ?? 0, one.takes?.seconds ?? 0]);

function layRows(times: readonly Timed[], left: number, room: number, top: number, options: DrawOptions): LaidRow[] {
  const scaled = widthsOf(lengthsOf(times), room, options.timeScale ?? 'broken');
  let [x, y] = [left, top];
  return times.map((timed, at): LaidRow => {
    const start = x;
    const bars = (['wait', 'takes'] as const).flatMap((kind, side): Bar[] => {
      const length = timed[kind];
      const own = scaled[at * 2 + side];
      if (!length || !own) return [];
      const bar = { length, kind, scaled: own, x };
      x += own.width;
      return [bar];
    });
    const figures = figuresOf(timed);
    const names = clamp(nameOf(timed), nameWidth - 2 * pad, styles.medium, 2).lines.length;
    const words = Math.max(linesOf(figures) * lineHeight(styles.small), names * lineHeight(styles.medium), barHeight);
    const row = { timed, top: y, height: words + 16, bars, x: start, end: x, figures };
    y += row.height;
    return row;
  });
}

/** What a bar is filled with and edged by; dashed and pale is what was declared alone. */
function paintOf({ kind, length }: Bar) {
  const said = length.from === 'declared';
  const dash = said ? { dash: [3, 2] } : {};
  if (kind === 'wait') return { fill: 'painTint', stroke: 'pain', ...dash } as const;
  return { fill: said ? 'accentTint' : 'accent', stroke: 'accent', ...dash } as const;
}

/** The two ends of a bar that is broken, torn along the slant of its break. */
function torn(box: Box, gap: number): PathStep[][] {
  const { x, y, width, height } = box;
  const half = (width - gap) / 2;
  const slant = Math.min(3, half, gap / 3);
  const [top, bottom, right, other] = [y, y + height, x + width, x + half + gap];
  return [
    [['M', x, top], ['L', x + half + slant, top], ['L', x + half - slant, bottom], ['L', x, bottom], ['Z']],
    [['M', other + slant, top], ['L', right, top], ['L', right, bottom], ['L', other - slant, bottom], ['Z']],
  ];
}

function drawBar(bar: Bar, row: LaidRow): Item[] {
  const box = { x: bar.x, y: row.top + (row.height - barHeight) / 2, width: bar.scaled.width, height: barHeight };
  const paint = paintOf(bar);
  const { gap } = bar.scaled;
  if (!gap) return [rect(box, { ...paint, radius: Math.min(3, box.width / 2), strokeWidth: 1 })];
  const [from, middle] = [box.x + (box.width - gap.width) / 2, box.y + box.height / 2];
  return [
    line(from + 4, middle, from + gap.width - 4, middle, { stroke: paint.stroke, dash: [1.5, 4], strokeWidth: 1.5 }),
    ...torn(box, gap.width).map((steps): Item => ({ kind: 'path', steps, ...paint, strokeWidth: 1 })),
    ...breakMark({ ...box, x: from, width: gap.width }),
  ];
}

function drawRow(row: LaidRow, at: number, right: number): Item {
  const { timed } = row;
  const left = margin;
  const names = clamp(nameOf(timed), nameWidth - 2 * pad, styles.medium, 2).lines;
  const nameTop = row.top + (row.height - names.length * lineHeight(styles.medium)) / 2;
  const known = row.figures.length > 0;
  const figureLeft = right - figureWidth + pad;
  const figures = drawFigures(row.figures, {
    x: figureLeft,
    y: row.top + (row.height - linesOf(row.figures) * lineHeight(styles.small)) / 2,
    width: figureWidth - 2 * pad,
  });
  const middle = row.top + row.height / 2;
  const unknown: Item[] = known
    ? []
    : [
        { kind: 'circle', cx: row.x, cy: middle, r: 4, fill: 'card', stroke: 'quiet', strokeWidth: 1.2 },
        text(say('no time declared or measured'), figureLeft, middle + 4, styles.small, 'quiet'),
      ];
  const items: Item[] = [
    ...(at === 0 ? [] : [line(left, row.top, right, row.top, { opacity: 0.7 })]),
    ...block(names, { x: left + pad, y: nameTop, width: nameWidth - 2 * pad }, styles.medium),
    ...row.bars.flatMap((bar) => drawBar(bar, row)),
    ...unknown,
    ...figures,
  ];
  return group('time', items, {
    record: recordOf(timed),
    label: nameOf(timed),
    box: { x: left, y: row.top, width: right - left, height: row.height },
    tip: tipOfRow(timed, row.bars),
  });
}

/** From the end of one row to the beginning of the next: time goes on. */
function joints(rows: readonly LaidRow[]): Item[] {
  return rows.slice(1).map((row, at) => {
    const before = rows[at];
    const from = (before?.top ?? 0) + (before?.height ?? 0) / 2;
    return line(row.x, from, row.x, row.top + row.height / 2, { stroke: 'strong', dash: [2, 3] });
  });
}

/** What the times add up to. A share is told only where both are known: what nobody measured is not nothing. */
function totalWords(waiting: number, doing: number): string {
  if (doing === 0)
    return say('{time} of waiting; how long the steps themselves take is not measured', { time: duration(waiting) });
  if (waiting === 0) return say('{time} in the steps; waits between them are not measured', { time: duration(doing) });
  return say('{share} of the time is waiting: {waiting}, against {doing} of doing', {
    share: share(waiting / (waiting + doing)),
    waiting: duration(waiting),
    doing: duration(doing),
  });
}

/** One bar in true scale, nothing cut: how much of the whole is waiting. */
function drawShare(
  times: readonly Timed[],
  at: { x: number; y: number; width: number },
): { items: Item[]; height: number } {
  const { waiting, doing, unknown } = totals(times);
  const whole = waiting + doing;
  if (whole === 0) return { items: [], height: 0 };
  const part = waiting / whole;
  const said = totalWords(waiting, doing);
  const grey = [
    say('typical lengths laid end to end'),
    ...(unknown > 0 ? [say('{n, plural, one {1 step is} other {{n} steps are}} without a time', { n: unknown })] : []),
  ].join(' · ');
  const width = part * at.width;
  const y = at.y + 30;
  const bar = { x: at.x, y, width: at.width, height: 10 };
  const strong = clamp(said, at.width, styles.head, 1).lines;
  const beside = widthOf(strong[0] ?? '', styles.head) + 12;
  const drawn = waiting > 0 && doing > 0;
  const under = beside + widthOf(grey, styles.small) > at.width;
  const shares = [
    rect({ ...bar, width }, { fill: 'painTint', stroke: 'pain' }),
    rect({ ...bar, x: at.x + width, width: Math.max(1, at.width - width) }, { fill: 'accent', stroke: 'accent' }),
  ];
  const items: Item[] = [
    ...strong.map((words) => text(words, at.x, at.y + 16, styles.head)),
    text(grey, under ? at.x : at.x + beside, under ? y + (drawn ? 28 : 4) : at.y + 16, styles.small, 'quiet'),
    ...(drawn ? shares : []),
  ];
  return { items: [group('share', items, { label: said })], height: (under ? 72 : 58) - (drawn ? 0 : 24) };
}

/** Seconds each break leaves out. */
const gapsOf = (rows: readonly LaidRow[]): number[] =>
  rows.flatMap((row) => row.bars.flatMap(({ scaled }) => (scaled.gap ? [scaled.gap.seconds] : [])));

/** So that no break is overlooked: how many there are, and what they leave out together. */
function gapWords(gaps: readonly number[]): string {
  const time = duration(gaps.reduce((sum, one) => sum + one, 0));
  return say('{n, plural, one {a break leaves out {time}} other {{n} breaks leave out {time}}}; all else is to scale', {
    n: gaps.length,
    time,
  });
}

const gapSample = (x: number, y: number): Item =>
  group('break', breakMark({ x: x + 6, y: y - 8, width: 10, height: 9 }));

function drawKey(rows: readonly LaidRow[], options: DrawOptions, x: number, y: number): Item[] {
  const gaps = gapsOf(rows);
  const sample = (at: number, wait: boolean, dashed: boolean): Item =>
    rect(
      { x: at, y: y - 9, width: 22, height: 11 },
      {
        fill: wait ? 'painTint' : dashed ? 'accentTint' : 'accent',
        stroke: wait ? 'pain' : 'accent',
        radius: 2,
        ...(dashed ? { dash: [3, 2] } : {}),
      },
    );
  const entries: readonly (readonly [words: string, mark: ((at: number) => Item) | undefined])[] = [
    [say('waits'), (at) => sample(at, true, false)],
    [say('takes'), (at) => sample(at, false, false)],
    [say('dashed: declared, not measured'), (at) => sample(at, false, true)],
    ...(gaps.length > 0 ? [[gapWords(gaps), (at: number) => gapSample(at, y)] as const] : []),
    ...(options.timeScale === 'log'
      ? [[say('logarithmic: each doubling adds the same length'), undefined] as const]
      : []),
  ];
  let at = x;
  return entries.flatMap(([words, mark]) => {
    const start = at + (mark ? 30 : 0);
    const items = [...(mark ? [mark(at)] : []), text(words, start, y, styles.small, 'quiet')];
    at = start + widthOf(words, styles.small) + 24;
    return items;
  });
}

function spoken(rows: readonly LaidRow[]): string {
  const said = rows.map(({ timed, figures }) => {
    const words = figures.map((figure) => `${figure.words} (${figure.source})`);
    return `${nameOf(timed)}: ${words.length > 0 ? words.join(', ') : say('no time declared or measured')}.`;
  });
  const gaps = gapsOf(rows);
  const left = gaps.length > 0 ? [`${gapWords(gaps).replace(/^./u, (first) => first.toUpperCase())}.`] : [];
  return [say('A timeline of the journey.'), ...said, ...left].join(' ');
}

function nothing(rows: readonly LaidRow[], measured: MeasuredMap): string | undefined {
  if (measured.map.stages.length === 0) return say('No stages yet.');
  if (rows.some((row) => row.bars.length > 0)) return undefined;
  return say('No step has a time yet. Write how long a step takes and how long people wait before it, or load a log.');
}

/** The median of whole journeys, which is not the sum of the medians of their parts. */
function wholeWords(measured: MeasuredMap): string[] {
  const whole = readWhole(measured, 'duration');
  const seconds = shownValue(whole);
  return whole && seconds !== undefined
    ? [say('The median journey lasts {time} (n {n}).', { time: duration(seconds), n: count(whole.n) })]
    : [];
}

const axisUnder = (rows: readonly LaidRow[], left: number): Axis =>
  axisOf(
    rows.flatMap((row) => row.bars.map((bar) => ({ ...bar, seconds: bar.length.seconds }))),
    left,
  );

function drawBody(rows: readonly LaidRow[], frame: Box, top: number, axis: Axis | undefined): Item[] {
  const right = frame.x + frame.width;
  const last = rows.at(-1);
  const body = last ? last.top + last.height : top;
  const plot = margin + nameWidth - 6;
  const first = rows[0]?.top ?? top;
  const room = { x: plot + 4, y: top, width: right - figureWidth - plot - 10, height: first - top };
  return [
    ...(axis ? drawAxis(axis, room, body - first) : []),
    line(plot, top, plot, body),
    line(right - figureWidth, top, right - figureWidth, body),
    group('joints', joints(rows)),
    ...rows.map((row, at) => drawRow(row, at, right)),
  ];
}

export function drawTimeline(measured: MeasuredMap, options: DrawOptions): Scene {
  const width = Math.max(960, options.width ?? usualWidth);
  const times = timesOfMap(measured);
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, width - 2 * margin);
  const plot = margin + nameWidth;
  const part = drawShare(times, { x: margin + pad, y: head.height + pad, width: width - 2 * margin - 2 * pad });
  const top = head.height + (part.height > 0 ? part.height + pad : 0);
  const timed = part.height > 0 && options.timeScale !== 'log';
  const room = width - margin - figureWidth - plot - 12;
  const axisRoom = timed ? axisHeight(breakAt(lengthsOf(times)) !== undefined) : 0;
  const rows = layRows(times, plot + 4, room, top + axisRoom, options);
  // Bars of at least three pixels may add up to more than the room: the drawing then grows.
  const right = Math.max(width - margin, Math.max(0, ...rows.map((row) => row.end)) + 12 + figureWidth);
  const last = rows.at(-1);
  const body = last ? last.top + last.height : top;
  const hint = clamp(nothing(rows, measured) ?? '', right - margin - 2 * pad, styles.text, 2).lines;
  const bottom = body + (hint.length > 0 ? hint.length * lineHeight(styles.text) + 28 : 0);
  const frame = { x: margin, y: head.height, width: right - margin, height: bottom - head.height };
  const headSteps = roundedSteps({ ...frame, height: top - head.height }, { topLeft: 10, topRight: 10 });
  const whole = wholeWords(measured);
  const items: Item[] = [
    group('title', head.items),
    rect(frame, { fill: 'card', radius: 10 }),
    ...(part.height > 0 ? [{ kind: 'path' as const, steps: headSteps, fill: 'head' as const }] : []),
    ...part.items,
    ...(part.height > 0 ? [line(margin, top, right, top, { stroke: 'strong' })] : []),
    ...drawBody(rows, frame, top, timed ? axisUnder(rows, plot + 4) : undefined),
    ...block(hint, { x: margin + pad, y: body + 14, width: right - margin - 2 * pad }, styles.text, 'quiet'),
    rect(frame, { stroke: 'line', radius: 10 }),
    group('legend', [
      ...drawKey(rows, options, margin + 2, bottom + 24),
      ...whole.map((words) => text(words, margin + 2, bottom + 44, styles.small, 'quiet')),
    ]),
  ];
  const height = bottom + 40 + whole.length * 18;
  return page(measured, options, { items, width: right + margin, height, desc: [spoken(rows), ...whole].join(' ') });
}
