/** The grid: stages and steps across, lanes down, heads and lane titles as pinned groups. */
import type { Lane, MeasuredMap } from '../map/map.ts';
import { layCards, layOwners } from './grid-cards.ts';
import { layColumns, stageSpans, type LaidColumn } from './grid-columns.ts';
import { feelingKey, feelingKeyHeight, layFeelings } from './grid-feeling.ts';
import { endOf, layHeads } from './heads.ts';
import { block, group, line, lineHeight, margin, rect, roundedSteps, styles, text } from './marks.ts';
import { outlineOf } from './outline.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import { cardsIn, shownLanes } from './reading.ts';
import type { Item, Scene } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import { say } from './language.ts';

const radius = 10;

interface LaidLane {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
  readonly items: readonly Item[];
}

function laneItems(
  measured: MeasuredMap,
  lane: Lane,
  columns: readonly LaidColumn[],
  top: number,
): Omit<LaidLane, 'lane' | 'top'> {
  if (lane.collapsed) {
    const cards = cardsIn(measured.map, lane, columns).length;
    const words = say('{n, plural, one {1 card} other {{n} cards}}, folded', { n: cards });
    return { items: [text(words, (columns[0]?.x ?? 0) + 10, top + 18, styles.small, 'quiet')], height: 28 };
  }
  if (lane.kind === 'emotions') return layFeelings(measured, lane, columns, top);
  if (lane.kind === 'owner') return layOwners(measured, lane, columns, top);
  return layCards(measured, lane, columns, top);
}

function layLanes(measured: MeasuredMap, columns: readonly LaidColumn[], titleWidth: number, top: number): LaidLane[] {
  let y = top;
  return shownLanes(measured.map).map((lane) => {
    const laid = laneItems(measured, lane, columns, y);
    const titleLines = clamp(lane.name, titleWidth - 20, styles.strong, 3).lines.length;
    const key = feelingKeyHeight(measured, lane, titleWidth - 20);
    const height = Math.ceil(Math.max(laid.height, titleLines * lineHeight(styles.strong) + key + 18));
    const one = { lane, top: y, height, items: laid.items };
    y += height;
    return one;
  });
}

function laneTitle(measured: MeasuredMap, laid: LaidLane, x: number, width: number): Item {
  const { lines, cut } = clamp(laid.lane.name, width - 20, styles.strong, 3);
  const words = block(lines, { x: x + 10, y: laid.top + 9, width: width - 20 }, styles.strong, 'quiet');
  const keyTop = laid.top + 12 + lines.length * lineHeight(styles.strong);
  const key = feelingKey(measured, laid.lane, x + 10, keyTop, width - 20);
  return group('lane', [...words, ...key], {
    record: laid.lane.id,
    label: laid.lane.name,
    box: { x, y: laid.top, width, height: laid.height },
    ...(cut ? { tip: { title: laid.lane.name, rows: [] } } : {}),
  });
}

/** Lane titles take what their longest word needs, within limits. */
function titleWidthOf(measured: MeasuredMap): number {
  const words = shownLanes(measured.map).flatMap((lane) => lane.name.split(/\s+/));
  const longest = Math.max(0, ...words.map((word) => widthOf(word, styles.strong)));
  return Math.round(Math.min(168, Math.max(112, longest + 22)));
}

interface Frame {
  readonly x: number;
  readonly top: number;
  readonly titleWidth: number;
  readonly headHeight: number;
  readonly right: number;
  readonly bottom: number;
}

function rules(columns: readonly LaidColumn[], lanes: readonly LaidLane[], frame: Frame): Item[] {
  const bodyTop = frame.top + frame.headHeight;
  const inner = frame.x + frame.titleWidth;
  const down = columns.slice(1).map((column) => {
    const opens = column.stage.steps[0] === column.step;
    return line(column.x, bodyTop, column.x, frame.bottom, opens ? {} : { opacity: 0.55 });
  });
  const across = lanes.slice(1).map((lane) => line(inner, lane.top, frame.right, lane.top));
  return [...down, ...across];
}

function pinned(
  measured: MeasuredMap,
  columns: readonly LaidColumn[],
  lanes: readonly LaidLane[],
  heads: readonly Item[],
  frame: Frame,
): Item[] {
  const { x, top, titleWidth, headHeight, right, bottom } = frame;
  const inner = x + titleWidth;
  const under = top + headHeight;
  const leftBox = { x, y: under, width: titleWidth, height: bottom - under };
  const topBox = { x: inner, y: top, width: right - inner, height: headHeight };
  const cornerBox = { x, y: top, width: titleWidth, height: headHeight };
  const stageRules = stageSpans(columns)
    .slice(1)
    .map((span) => line(span.x, top, span.x, under));
  return [
    group(
      'lane-titles',
      [
        { kind: 'path', steps: roundedSteps(leftBox, { bottomLeft: radius }), fill: 'head' },
        ...lanes.map((laid) => laneTitle(measured, laid, x, titleWidth)),
        ...lanes.slice(1).map((laid) => line(x, laid.top, inner, laid.top)),
        line(inner, under, inner, bottom),
      ],
      { pin: 'left', box: leftBox },
    ),
    group(
      'heads',
      [
        { kind: 'path', steps: roundedSteps(topBox, { topRight: radius }), fill: 'head' },
        ...heads,
        ...stageRules,
        line(inner, under, right, under, { stroke: 'strong' }),
      ],
      { pin: 'top', box: topBox },
    ),
    group(
      'corner',
      [
        { kind: 'path', steps: roundedSteps(cornerBox, { topLeft: radius }), fill: 'head' },
        line(inner, top, inner, under),
        line(x, under, inner, under, { stroke: 'strong' }),
      ],
      { pin: 'corner', box: cornerBox },
    ),
  ];
}

export function drawGrid(measured: MeasuredMap, options: DrawOptions): Scene {
  const titleWidth = titleWidthOf(measured);
  const inner = margin + titleWidth;
  const columns = layColumns(measured, inner, (options.width ?? usualWidth) - inner - margin);
  const right = Math.max(endOf(columns), inner + 480);
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, right - margin);
  const heads = layHeads(measured, columns, head.height);
  const lanes = layLanes(measured, columns, titleWidth, head.height + heads.height);
  const lastLane = lanes.at(-1);
  const bottom = lastLane ? lastLane.top + lastLane.height : head.height + heads.height + 60;
  const frame: Frame = { x: margin, top: head.height, titleWidth, headHeight: heads.height, right, bottom };
  const box = { x: margin, y: head.height, width: right - margin, height: bottom - head.height };
  const empty =
    columns.length === 0
      ? [text(say('No stages yet.'), inner + 16, frame.top + heads.height + 34, styles.text, 'quiet')]
      : [];
  const items: Item[] = [
    group('title', head.items),
    rect(box, { fill: 'card', radius }),
    ...rules(columns, lanes, frame),
    group(
      'cells',
      lanes.map((laid) => group('cells-of-lane', laid.items, { record: laid.lane.id })),
    ),
    ...empty,
    ...pinned(measured, columns, lanes, heads.items, frame),
    rect(box, { stroke: 'line', radius }),
  ];
  return page(measured, options, { items, width: right + margin, height: bottom + margin, desc: outlineOf(measured) });
}
