/** All journeys of a log on one page: how many walk each, how many arrive, how long it takes, where they leave. */
import type { Language } from '../lib/language.ts';
import type { MeasuredMap } from '../map/map.ts';
import { feelingsOf, unbroken } from './feeling.ts';
import { baseline, block, group, line, lineHeight, margin, rect, styles, text } from './marks.ts';
import { originWords } from './page.ts';
import type { Theme } from './palette.ts';
import { columnsOf, drawnShare, readStage, readWhole, shownValue } from './reading.ts';
import type { Item, PathStep, Scene, TextStyle } from './scene.ts';
import { smooth } from './smooth.ts';
import { clamp, shorten } from './text.ts';
import { count, interval, share, tipOf, valueWords } from './wording.ts';
import type { Measure } from '../map/measure.ts';
import { say, speaking } from './language.ts';
import { directionOf, drawnFrom, type Direction } from './direction.ts';

export interface OverviewOptions {
  readonly theme: Theme;
  readonly language?: Language | undefined;
  readonly width?: number;
  /** "Journeys found in orders.csv" */
  readonly title?: string;
  /** False where the page around the drawing already shows the title. */
  readonly titled?: boolean;
}

const rowHeight = 116;
const nameWidth = 260;
const factWidth = 124;

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly grey: string;
}

function fact(name: string, measure: Measure | undefined): Fact {
  if (measure === undefined) return { name, value: '', grey: say('not measured') };
  const spread = measure.suppressed ? '' : interval(measure);
  const slow =
    measure.p90 === undefined
      ? ''
      : say('one in ten over {value}', { value: valueWords({ ...measure, value: measure.p90 }) });
  return { name, value: valueWords(measure), grey: spread || slow };
}

/** Size as measured now, else as it was when the map was discovered. */
function sizeFact(measured: MeasuredMap): Fact {
  const journeys = shownValue(readWhole(measured, 'journeys')) ?? measured.map.origin?.journeys;
  const part = shownValue(readWhole(measured, 'share'));
  if (journeys === undefined) return { name: say('Journeys'), value: '', grey: say('not measured') };
  return {
    name: say('Journeys'),
    value: count(journeys),
    grey: part === undefined ? '' : say('{share} of all', { share: share(part) }),
  };
}

function drawFact(one: Fact, x: number, y: number): Item[] {
  const value: TextStyle = styles.head;
  const greyTop = y + lineHeight(styles.small) + (one.value ? lineHeight(value) : 0);
  return [
    text(one.name, x, y + baseline(styles.small), styles.small, 'quiet'),
    ...(one.value ? [text(one.value, x, y + lineHeight(styles.small) + baseline(value), value)] : []),
    ...block(
      clamp(one.grey, factWidth - 14, styles.small, 2).lines,
      { x, y: greyTop, width: factWidth },
      styles.small,
      'quiet',
    ),
  ];
}

interface Strip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How many are still there at each stage, as a silhouette; what left falls away in terracotta. */
function silhouette(measured: MeasuredMap, at: Strip): Item[] {
  const { stages } = measured.map;
  const each = at.width / Math.max(1, stages.length);
  const bottom = at.y + at.height;
  return stages.flatMap((stage, index) => {
    const reading = readStage(measured, stage);
    const part = drawnShare(reading.share);
    if (part === undefined) return [];
    const height = Math.max(1, part * at.height);
    const x = at.x + index * each;
    const left = shownValue(reading.dropOff);
    const items: Item[] = [
      rect({ x, y: bottom - height, width: each, height }, { fill: 'accentTint' }),
      line(x, bottom - height, x + each, bottom - height, { stroke: 'accent', strokeWidth: 1.5 }),
    ];
    if (left) {
      const wedge = Math.min(16, each / 4);
      const steps: PathStep[] = [
        ['M', x + each - wedge, bottom - height],
        ['L', x + each, bottom - height],
        ['L', x + each, bottom - height + Math.max(1, height * left)],
        ['Z'],
      ];
      items.push({ kind: 'path', steps, fill: 'pain' });
    }
    return items;
  });
}

function feelingLine(measured: MeasuredMap, at: Strip): Item[] {
  const columns = columnsOf(measured.map).length;
  const [series] = feelingsOf(measured);
  if (!series || columns === 0) return [];
  const each = at.width / columns;
  const place = (from: number, to: number, value: number): { x: number; y: number } => ({
    x: at.x + ((from + to + 1) / 2) * each,
    y: at.y + ((2 - value) / 4) * at.height,
  });
  return unbroken(series.points).flatMap((run): Item[] => {
    const points = run.map((point) => place(point.from, point.to, point.value));
    const dots = points.map(({ x, y }): Item => ({
      kind: 'circle',
      cx: x,
      cy: y,
      r: 2.6,
      fill: 'card',
      stroke: 'ink',
      strokeWidth: 1.4,
    }));
    const dash = series.measured ? {} : { dash: [4, 3] };
    return [{ kind: 'path', steps: smooth(points), stroke: 'ink', strokeWidth: 1.6, ...dash }, ...dots];
  });
}

function stageNames(measured: MeasuredMap, at: Strip): Item[] {
  const { stages } = measured.map;
  const each = at.width / Math.max(1, stages.length);
  if (each < 34) return [];
  return stages.map((stage, index) => {
    const x = at.x + index * each;
    return text(
      shorten(stage.name, each - 6, styles.small),
      x,
      at.y + at.height + baseline(styles.small) + 3,
      styles.small,
      'quiet',
    );
  });
}

function drawRow(measured: MeasuredMap, y: number, right: number): Item {
  const { map } = measured;
  const name = clamp(map.title || say('Untitled journey'), nameWidth - 20, styles.title, 2).lines;
  const about = map.personas[0]?.summary ?? '';
  const aboutTop = y + 16 + name.length * lineHeight(styles.title) + 2;
  const under = clamp(about, nameWidth - 20, styles.small, 3 - name.length + 1).lines;
  const facts = [
    sizeFact(measured),
    fact(say('Reached the goal'), readWhole(measured, 'conversion')),
    fact(say('Median duration'), readWhole(measured, 'duration')),
  ];
  const stripX = margin + 18 + nameWidth + facts.length * factWidth;
  const strip = { x: stripX, y: y + 20, width: Math.max(120, right - 18 - stripX), height: 56 };
  const box = { x: margin, y, width: right - margin, height: rowHeight };
  const reached = silhouette(measured, strip);
  const felt = feelingLine(measured, strip);
  const nothing =
    reached.length + felt.length === 0
      ? [text(say('nothing measured yet'), strip.x, strip.y + 34, styles.small, 'quiet')]
      : [];
  return group(
    'journey',
    [
      rect(box, { fill: 'card' }),
      ...block(name, { x: margin + 18, y: y + 16, width: nameWidth - 20 }, styles.title),
      ...block(under, { x: margin + 18, y: aboutTop, width: nameWidth - 20 }, styles.small, 'quiet'),
      ...facts.flatMap((one, index) => drawFact(one, margin + 18 + nameWidth + index * factWidth, y + 18)),
      ...reached,
      ...felt,
      ...nothing,
      ...stageNames(measured, strip),
    ],
    {
      record: map.id,
      label: map.title,
      box,
      tip: tipOf(
        map.title,
        readWhole(measured, 'journeys'),
        readWhole(measured, 'conversion'),
        readWhole(measured, 'duration'),
      ),
    },
  );
}

function headWords(maps: readonly MeasuredMap[], options: OverviewOptions): { title: string; under: string } {
  const [first] = maps;
  const logs = first?.map.origin?.logs.join(', ');
  const title = options.title ?? (logs ? say('Journeys found in {logs}', { logs }) : say('Journeys'));
  const journeys = maps.reduce((sum, one) => sum + (one.map.origin?.journeys ?? 0), 0);
  const many = say('{n, plural, one {1 journey map} other {{n} journey maps}}', { n: maps.length });
  const origin = first?.map.origin;
  if (!origin || !first) return { title, under: many };
  const whole = { ...first, map: { ...first.map, origin: { ...origin, journeys } } };
  return { title, under: `${originWords(whole, false)} · ${many}` };
}

/** The first page of forms that hold many; rows are groups `journey` whose record is the map's id. */
export function drawOverview(maps: readonly MeasuredMap[], options: OverviewOptions): Scene {
  return speaking(options.language, () => drawnFrom(sideOf(maps), () => overviewOf(maps, options)));
}

/** From the right where every map is read so. */
export const sideOf = (maps: readonly MeasuredMap[]): Direction =>
  maps.length > 0 && maps.every(({ map }) => directionOf(map) === 'rtl') ? 'rtl' : 'ltr';

function overviewOf(maps: readonly MeasuredMap[], options: OverviewOptions): Scene {
  const right = Math.max(900, options.width ?? 1200) - margin;
  const words = headWords(maps, options);
  const title = clamp(words.title, right - margin, styles.page, 2).lines;
  const under = clamp(words.under, right - margin, styles.text, 2).lines;
  const titled = options.titled !== false;
  const underTop = margin - 6 + title.length * lineHeight(styles.page) + 4;
  const top = titled ? underTop + under.length * lineHeight(styles.text) + 16 : margin;
  const rows = maps.map((one, index) => drawRow(one, top + index * rowHeight, right));
  const bottom = top + Math.max(1, maps.length) * rowHeight;
  const frame = { x: margin, y: top, width: right - margin, height: bottom - top };
  const empty = maps.length === 0 ? [text(say('No journeys yet.'), margin + 18, top + 36, styles.text, 'quiet')] : [];
  const head = [
    ...block(title, { x: margin, y: margin - 6, width: right - margin }, styles.page),
    ...block(under, { x: margin, y: underTop, width: right - margin }, styles.text, 'quiet'),
  ];
  return {
    width: right + margin,
    height: bottom + margin,
    theme: options.theme,
    title: words.title,
    desc: `${words.under}. ${maps.map((one) => one.map.title).join(', ')}.`,
    items: [
      ...(titled ? [group('title', head)] : []),
      rect(frame, { fill: 'card' }),
      ...rows,
      ...empty,
      ...maps
        .slice(1)
        .map((_, index) => line(margin, top + (index + 1) * rowHeight, right, top + (index + 1) * rowHeight)),
      rect(frame, { stroke: 'line', radius: 4 }),
    ],
  };
}
