/** The emotion curve: how the journey feels from stage to stage, with what it rests on and what hurts. */
import type { MeasuredMap } from '../map/map.ts';
import { allFeelings, feelingsOf, type FeelingSeries } from './feeling.ts';
import { drawFeelings, drawMissing, feelingY, seriesDash, seriesPaint, type Plot } from './feeling-lines.ts';
import {
  disagreementKey,
  disagreementSample,
  disagreementsOf,
  drawDisagreements,
  drawVoices,
  voiceSample,
  voicesOf,
  voiceWords,
} from './feeling-voices.ts';
import { tipOfCard } from './grid-cards.ts';
import { layColumns, stageSpans, type LaidColumn } from './grid-columns.ts';
import { centre, silences } from './grid-feeling.ts';
import { endOf, layHeads } from './heads.ts';
import {
  block,
  face,
  feelingPaint,
  group,
  line,
  lineHeight,
  margin,
  rect,
  roundedSteps,
  styles,
  text,
} from './marks.ts';
import { outlineOf } from './outline.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import { Places } from './place.ts';
import { cardsIn, shownLanes } from './reading.ts';
import { oneLine } from './rich-lines.ts';
import type { Box, Item, Scene, Tip } from './scene.ts';
import { clamp, widthOf, wrap } from './text.ts';
import { say } from './language.ts';

const axisWidth = 132;
const usualHeight = 320;
const padTop = 34;
const padBottom = 60;

const scale: readonly (readonly [value: number, word: string])[] = [
  [2, '+2 delighted'],
  [1, '+1 pleased'],
  [0, '0 neutral'],
  [-1, '−1 annoyed'],
  [-2, '−2 angry'],
];

function drawScale(plot: Plot, left: number, right: number): { labels: Item[]; lines: Item[] } {
  const labels = scale.flatMap(([value, word]) => {
    const y = feelingY(plot, value);
    return [
      face(left + 22, y, 9, value, feelingPaint(value)),
      text(say(word), left + 40, y + 4, styles.small, 'quiet'),
    ];
  });
  const lines = scale.map(([value]) => {
    const y = feelingY(plot, value);
    const paint =
      value === 0 ? ({ stroke: 'strong', strokeWidth: 1.3 } as const) : ({ dash: [1, 4], stroke: 'strong' } as const);
    return line(plot.box.x, y, right, y, paint);
  });
  return { labels, lines };
}

interface Dip {
  readonly x: number;
  readonly y: number;
  readonly words: readonly string[];
  readonly record: string;
  readonly tip: Tip;
}

const dipStyle = styles.small;

/** The first pain of every column where a series is below neutral, at its lowest point. */
function dipsOf(
  measured: MeasuredMap,
  columns: readonly LaidColumn[],
  series: readonly FeelingSeries[],
  plot: Plot,
): Dip[] {
  const pains = shownLanes(measured.map)
    .filter((lane) => lane.kind === 'pains')
    .flatMap((lane) => cardsIn(measured.map, lane, columns).map((placed) => ({ ...placed, lane })));
  const taken = new Set<number>();
  return pains.flatMap(({ card, column, span, lane }): Dip[] => {
    const points = series
      .filter((one) => !one.wanted)
      .flatMap((one) => one.points)
      .filter((point) => point.from < column + span && point.to >= column);
    const lowest = points.reduce((low, point) => Math.min(low, point.value), 0);
    const own = points.find((point) => point.value === lowest);
    if (!own || lowest >= 0 || taken.has(own.from) || card.text === '') return [];
    taken.add(own.from);
    const width = Math.max(150, (columns[column]?.width ?? 140) - 24);
    const { lines } = clamp(oneLine(card.text), width, dipStyle, 2);
    const at = { x: centre(columns, own.from, own.to), y: feelingY(plot, lowest) };
    return [{ ...at, words: lines, record: card.id, tip: tipOfCard(measured, lane, card) }];
  });
}

function drawDip(dip: Dip, places: Places, floor: number): Item[] {
  const width = Math.max(...dip.words.map((words) => widthOf(words, dipStyle))) + 16;
  const height = dip.words.length * lineHeight(dipStyle) + 8;
  const boxes: Box[] = [];
  for (let y = dip.y + 24; y <= floor - height; y += 8) {
    for (const shift of [0, 0.35, -0.35]) boxes.push({ x: dip.x - width / 2 + shift * width, y, width, height });
  }
  for (let y = dip.y - 24 - height; y > dip.y - 150; y -= 8) boxes.push({ x: dip.x - width / 2, y, width, height });
  const { index, free } = places.take(boxes);
  const box = boxes[index];
  if (!box || !free) return [];
  return [
    group(
      'pain',
      [
        rect(box, { fill: 'painTint', radius: 5 }),
        ...block(dip.words, { x: box.x + 8, y: box.y + 4, width: width - 16 }, dipStyle),
      ],
      {
        record: dip.record,
        box,
        tip: dip.tip,
      },
    ),
  ];
}

function keyWords(one: FeelingSeries): string {
  if (one.wanted) return one.name === 'Wanted' ? say('wanted') : one.name;
  const how = say(one.measured ? 'measured, band is the 95 % interval' : 'declared');
  return one.name === 'Measured' || one.name === 'Declared' ? how : `${one.name}, ${how}`;
}

/** Words under the plot that no line stands for. */
function keyNotes(series: readonly FeelingSeries[], more: number): string[] {
  const strong = series.some((one) => one.points.some((point) => point.card?.intensity !== undefined));
  return [
    ...(strong ? [say('the thicker, the more strongly it is felt')] : []),
    ...(more > 0
      ? [
          say('{n, plural, one {1 more line is} other {{n} more lines are}} not drawn: choose fewer personas', {
            n: more,
          }),
        ]
      : []),
  ];
}

/** What each line means, in rows no wider than the plot. */
function drawKey(
  measured: MeasuredMap,
  series: readonly FeelingSeries[],
  more: number,
  at: { x: number; y: number; width: number },
): { items: Item[]; height: number } {
  let [x, y] = [at.x, at.y];
  const place = (width: number): { x: number; y: number } => {
    if (x > at.x && x + width > at.x + at.width) [x, y] = [at.x, y + 20];
    const found = { x, y };
    x += width + 26;
    return found;
  };
  const lines = series.flatMap((one, index) => {
    const dash = seriesDash(series, index);
    const stroke = seriesPaint(series, index);
    const { lines: words } = clamp(keyWords(one), at.width - 32, styles.small, 1);
    const spot = place(32 + widthOf(words[0] ?? '', styles.small));
    return [
      line(spot.x, spot.y - 4, spot.x + 24, spot.y - 4, {
        stroke,
        strokeWidth: one.measured ? 2.4 : 1.5,
        ...(dash ? { dash } : {}),
      }),
      text(words[0] ?? '', spot.x + 32, spot.y, styles.small, 'quiet'),
    ];
  });
  const voices = voicesOf(measured, series).flatMap(({ by }) => {
    const spot = place(32 + widthOf(voiceWords(by), styles.small));
    return [
      ...voiceSample(by, spot.x, spot.y - 4, 24),
      text(voiceWords(by), spot.x + 32, spot.y, styles.small, 'quiet'),
    ];
  });
  const apart = disagreementsOf(series)
    .slice(0, 1)
    .flatMap(() => {
      const spot = place(20 + widthOf(disagreementKey(), styles.small));
      return [
        ...disagreementSample(spot.x, spot.y - 4),
        text(disagreementKey(), spot.x + 20, spot.y, styles.small, 'quiet'),
      ];
    });
  const notes = keyNotes(series, more).map((words) => {
    const spot = place(widthOf(words, styles.small));
    return text(words, spot.x, spot.y, styles.small, 'quiet');
  });
  return { items: [...lines, ...voices, ...apart, ...notes], height: y - at.y };
}

/** Said inside the empty plot, so that the blank is understood. */
function emptyWords(plot: Plot): Item[] {
  const x = plot.box.x + plot.box.width / 2;
  const y = feelingY(plot, 0);
  const why = say('Nobody measured or declared how this feels. Add survey answers, or write it into an emotion lane.');
  const lines = wrap(why, Math.min(620, plot.box.width - 40), styles.text);
  return [
    text(say('No feelings yet'), x, y - 34, styles.title, 'ink', 'middle'),
    ...lines.map((words, index) =>
      text(words, x, y - 12 + index * lineHeight(styles.text), styles.text, 'quiet', 'middle'),
    ),
  ];
}

function plotItems(
  measured: MeasuredMap,
  columns: readonly LaidColumn[],
  plot: Plot,
  series: readonly FeelingSeries[],
): Item[] {
  const { box } = plot;
  if (series.length === 0) return emptyWords(plot);
  const places = new Places({
    x: box.x + 2,
    y: box.y - padTop + 4,
    width: box.width - 4,
    height: box.height + padTop + padBottom - 8,
  });
  const zero = feelingY(plot, 0);
  places.blockLine(
    [
      { x: box.x, y: zero },
      { x: box.x + box.width, y: zero },
    ],
    1,
  );
  const where = (index: number): string => columns[index]?.step.name ?? '';
  const voices = drawVoices(plot, voicesOf(measured, series), places, where);
  const apart = drawDisagreements(plot, series, places);
  const curves = drawFeelings(plot, series, places, where);
  const dips = dipsOf(measured, columns, series, plot).flatMap((dip) =>
    drawDip(dip, places, box.y + box.height + padBottom - 4),
  );
  return [...voices, ...curves, ...apart, ...dips, ...drawMissing(plot, silences(measured, columns, series), places)];
}

export function drawCurve(measured: MeasuredMap, options: DrawOptions): Scene {
  const left = margin + axisWidth;
  const columns = layColumns(measured, left, (options.width ?? usualWidth) - left - margin, { byCards: false });
  const right = Math.max(endOf(columns), left + 480);
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, right - margin);
  const heads = layHeads(measured, columns, head.height);
  const top = head.height + heads.height;
  const plotHeight = options.plotHeight ?? usualHeight;
  const bottom = top + padTop + plotHeight + padBottom;
  const frame = { x: margin, y: head.height, width: right - margin, height: bottom - head.height };
  const plot: Plot = {
    box: { x: left, y: top + padTop, width: right - left, height: plotHeight },
    x: (from, to) => centre(columns, from, to),
  };
  const { labels, lines } = drawScale(plot, margin, right);
  const headBox = { x: margin, y: head.height, width: right - margin, height: heads.height };
  const rules = stageSpans(columns)
    .slice(1)
    .map((span) => line(span.x, head.height, span.x, bottom));
  const series = feelingsOf(measured, options.personas);
  const more = allFeelings(measured, options.personas).length - series.length;
  const key = drawKey(measured, series, more, { x: margin + 2, y: bottom + 24, width: right - margin - 4 });
  const items: Item[] = [
    group('title', head.items),
    rect(frame, { fill: 'card', radius: 10 }),
    { kind: 'path', steps: roundedSteps(headBox, { topLeft: 10, topRight: 10 }), fill: 'head' },
    ...rules,
    ...lines,
    line(left, top, left, bottom),
    group('scale', labels),
    group('curves', plotItems(measured, columns, plot, series), { box: plot.box }),
    group('heads', [line(margin, top, right, top, { stroke: 'strong' }), ...heads.items]),
    rect(frame, { stroke: 'line', radius: 10 }),
    group('legend', key.items),
  ];
  const height = bottom + (series.length > 0 ? 40 + key.height : margin);
  return page(measured, options, { items, width: right + margin, height, desc: outlineOf(measured) });
}
