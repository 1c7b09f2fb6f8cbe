/** One frame of the storyboard: picture or honest placeholder, what happens, what is said, how it feels. */
import type { Card, Channel, LaneKind, MeasuredMap } from '../map/map.ts';
import { channelGlyph } from './channel-glyph.ts';
import { feelingAt, type FeelingSeries } from './feeling.ts';
import { face, feelingPaint, group, lineHeight, rect, styles, text } from './marks.ts';
import { drawRich, layRich, type LaidRich } from './rich-lines.ts';
import { cardsByColumn, shownLanes, touchpointOf, type Column } from './reading.ts';
import type { Box, Item, PathStep } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import { count, inQuotes, valence } from './wording.ts';
import { say } from './language.ts';

/** What a frame tells, gathered from the lanes. */
export interface Told {
  readonly column: Column;
  readonly picture: Card | undefined;
  readonly actions: readonly Card[];
  readonly quote: { card: Card; spoken: boolean } | undefined;
  readonly channel: { channel: Channel; name: string; record: string } | undefined;
  readonly felt: ReturnType<typeof feelingAt>;
}

/** Every step's frame, in order. */
export function tell(measured: MeasuredMap, columns: readonly Column[], series: readonly FeelingSeries[]): Told[] {
  const { map } = measured;
  const lanesOf = (kind: LaneKind): Card[][] => {
    const lanes = shownLanes(map).filter((lane) => lane.kind === kind);
    const byColumn = lanes.map((lane) => cardsByColumn(map, lane, columns));
    return columns.map(({ index }) => byColumn.flatMap((cards) => (cards[index] ?? []).map(({ card }) => card)));
  };
  const [images, actions, quotes, thoughts, touchpoints, channels] = [
    lanesOf('images'),
    lanesOf('actions'),
    lanesOf('quotes'),
    lanesOf('thoughts'),
    lanesOf('touchpoints'),
    lanesOf('channels'),
  ];
  const said = (index: number): Told['quote'] => {
    const quote = quotes[index]?.find((card) => card.text.trim() !== '');
    if (quote) return { card: quote, spoken: true };
    const thought = thoughts[index]?.find((card) => card.text.trim() !== '');
    return thought && { card: thought, spoken: false };
  };
  const through = (index: number): Told['channel'] => {
    const cards = [...(touchpoints[index] ?? []), ...(channels[index] ?? []), ...(actions[index] ?? [])];
    for (const card of cards) {
      const touchpoint = touchpointOf(map, card);
      const channel = touchpoint?.channel ?? card.channel;
      if (channel) return { channel, name: touchpoint?.name ?? say(channel), record: card.id };
    }
    return undefined;
  };
  return columns.map((column) => ({
    column,
    picture: images[column.index]?.find((card) => card.picture !== undefined),
    actions: (actions[column.index] ?? []).filter((card) => card.text.trim() !== ''),
    quote: said(column.index),
    channel: through(column.index),
    felt: feelingAt(series, column.index),
  }));
}

const pad = 14;
const mostActions = 3;

export interface LaidFrame {
  readonly told: Told;
  readonly name: readonly string[];
  readonly captions: readonly (LaidRich & { readonly card: Card })[];
  readonly more: number;
  readonly quote: LaidRich | undefined;
  readonly pictureHeight: number;
  /** Height its words need below the picture. */
  readonly words: number;
}

const feltHeight = 34;

/** What the number before the name takes. */
const numberRoom = (told: Told): number => widthOf(String(told.column.index + 1), styles.small) + 8;

function nameOf(told: Told): string {
  const { step, stage } = told.column;
  return (stage.steps.length === 1 ? stage.name : step.name) || say('Unnamed step');
}

export function layFrame(told: Told, width: number): LaidFrame {
  const room = width - 2 * pad;
  const name = clamp(nameOf(told), room - numberRoom(told), styles.strong, 2).lines;
  const captions = told.actions
    .slice(0, mostActions)
    .map((card) => ({ card, ...layRich(card.text, room, styles.text, 3) }));
  const spoken = told.quote && (told.quote.spoken ? inQuotes(told.quote.card.text) : told.quote.card.text);
  const quote = spoken === undefined ? undefined : layRich(spoken, room, styles.voice, 4);
  const more = told.actions.length - captions.length;
  const lines = captions.reduce((sum, one) => sum + one.lines.length * lineHeight(styles.text) + 3, 0);
  const words =
    12 +
    name.length * lineHeight(styles.strong) +
    (lines > 0 ? 4 + lines : 0) +
    (more > 0 ? lineHeight(styles.small) : 0) +
    (quote ? 8 + quote.lines.length * lineHeight(styles.voice) : 0) +
    8;
  return { told, name, captions, more, quote, words, pictureHeight: Math.round(width * 0.6) };
}

/** The whole journey as a quiet line with this step on it: what a frame without a picture can say truthfully. */
function placeOnCurve(series: FeelingSeries, told: Told, columns: number, box: Box): Item[] {
  const x = (from: number, to: number): number => box.x + ((from + to + 1) / 2 / columns) * box.width;
  const y = (value: number): number => box.y + ((2 - value) / 4) * box.height;
  const items: Item[] = [];
  series.points.forEach((point, at) => {
    const next = series.points[at + 1];
    if (!next || next.from !== point.to + 1) return;
    const steps: PathStep[] = [
      ['M', x(point.from, point.to), y(point.value)],
      ['L', x(next.from, next.to), y(next.value)],
    ];
    items.push({ kind: 'path', steps, stroke: 'strong', strokeWidth: 1.6, round: true });
  });
  const { point } = told.felt ?? {};
  if (!point) return items;
  const [cx, cy] = [x(point.from, point.to), y(point.value)];
  return [
    ...items,
    { kind: 'circle', cx, cy, r: 4.5, fill: feelingPaint(point.value), stroke: 'sunk', strokeWidth: 1.5 },
  ];
}

function placeholder(told: Told, columns: number, box: Box): Item[] {
  const ground = rect(box, { fill: 'sunk' });
  const { channel, felt } = told;
  const curve = felt
    ? placeOnCurve(felt.series, told, columns, {
        x: box.x + pad,
        y: box.y + box.height * 0.66,
        width: box.width - 2 * pad,
        height: box.height * 0.24,
      })
    : [];
  const middle = { x: box.x + box.width / 2, y: box.y + box.height * (felt ? 0.36 : 0.46) };
  const side = Math.min(64, box.height * 0.38);
  const glyph = channel
    ? channelGlyph(channel.channel, middle.x, middle.y, side, 'quiet')
    : [
        text(
          String(told.column.index + 1),
          middle.x,
          middle.y + 16,
          { size: 44, face: 'serif', weight: 500 },
          'quiet',
          'middle',
        ),
      ];
  return [ground, ...curve, group('channel', glyph, { label: channel?.name ?? say('No channel named') })];
}

function pictureItems(told: Told, columns: number, box: Box, href: string | undefined): Item[] {
  const { picture } = told.picture ?? {};
  if (!picture) return placeholder(told, columns, box);
  if (href !== undefined) return [{ kind: 'image', ...box, href, alt: picture.alt }];
  // The bytes are not at hand: what the picture shows stands in its place.
  const { lines } = clamp(picture.alt || say('A picture'), box.width - 2 * pad, styles.small, 4);
  const top = box.y + box.height / 2 - ((lines.length - 1) * lineHeight(styles.small)) / 2 + 4;
  const x = box.x + box.width / 2;
  return [
    rect(box, { fill: 'sunk' }),
    ...lines.map((words, at) => text(words, x, top + at * lineHeight(styles.small), styles.small, 'quiet', 'middle')),
  ];
}

function feltItems(told: Told, at: { x: number; y: number; width: number }): Item[] {
  const middle = at.y + 12;
  if (!told.felt) return [text(say('not measured'), at.x, middle + 4, styles.small, 'quiet')];
  const { point, series } = told.felt;
  const value = valence(point.value);
  const how = point.measure ? say('measured, n {n}', { n: count(point.measure.n) }) : say('declared');
  const who = ['Measured', 'Declared'].includes(series.name) ? how : `${series.name}, ${how}`;
  const numberAt = at.x + 26;
  const greyAt = numberAt + widthOf(value, styles.smallStrong) + 6;
  const { lines } = clamp(who, at.x + at.width - greyAt, styles.small, 1);
  return [
    group(
      'feeling',
      [
        face(at.x + 9, middle, 9, point.value, feelingPaint(point.value)),
        text(value, numberAt, middle + 4, styles.smallStrong, feelingPaint(point.value) === 'pain' ? 'pain' : 'ink'),
        ...lines.map((words) => text(words, greyAt, middle + 4, styles.small, 'quiet')),
      ],
      { ...(point.card ? { record: point.card.id } : {}), label: `${value}, ${who}`, box: { ...at, height: 24 } },
    ),
  ];
}

function wordItems(frame: LaidFrame, box: Box, top: number): Item[] {
  const { told } = frame;
  const inner = { x: box.x + pad, width: box.width - 2 * pad };
  let y = top + 12;
  const ordinal = String(told.column.index + 1);
  const number = text(ordinal, inner.x, y + 13.5, styles.small, 'quiet');
  const shift = numberRoom(told);
  const name = drawRich(
    frame.name.map((words) => ({ indent: 0, parts: [{ text: words, style: styles.strong }] })),
    { x: inner.x + shift, y, width: inner.width - shift },
    styles.strong,
  );
  const nameHeight = frame.name.length * lineHeight(styles.strong);
  const title = group('step', [number, ...name], {
    record: told.column.step.id,
    label: nameOf(told),
    box: { ...inner, y, height: nameHeight },
  });
  y += nameHeight + 4;
  const captions = frame.captions.map((one) => {
    const height = one.lines.length * lineHeight(styles.text);
    const at = { ...inner, y };
    y += height + 3;
    return group('card', drawRich(one.lines, at, styles.text), {
      record: one.card.id,
      label: one.card.text,
      box: { ...at, height },
    });
  });
  const more: Item[] =
    frame.more > 0 ? [text(say('and {n} more', { n: frame.more }), inner.x, y + 12, styles.small, 'quiet')] : [];
  y += frame.more > 0 ? lineHeight(styles.small) : 0;
  return [title, ...captions, ...more, ...quoteItems(frame, { ...inner, y: y + 6 })];
}

function quoteItems(frame: LaidFrame, at: { x: number; y: number; width: number }): Item[] {
  const { quote, told } = frame;
  if (!quote || !told.quote) return [];
  const height = quote.lines.length * lineHeight(styles.voice);
  const more = { record: told.quote.card.id, label: told.quote.card.text, box: { ...at, height } };
  return [group('quote', drawRich(quote.lines, at, styles.voice), more)];
}

/** The frame in its box; `href` is where its picture's bytes are. */
export function drawFrame(frame: LaidFrame, box: Box, columns: number, href: string | undefined): Item {
  const { told } = frame;
  const picture = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: frame.pictureHeight - 1 };
  const pictured = group('picture', pictureItems(told, columns, picture, href), {
    record: told.picture?.id ?? told.channel?.record ?? told.column.step.id,
    label: told.picture?.picture?.alt ?? told.channel?.name ?? nameOf(told),
    box: picture,
  });
  const words = wordItems(frame, box, box.y + frame.pictureHeight);
  const felt = feltItems(told, { x: box.x + pad, y: box.y + box.height - feltHeight, width: box.width - 2 * pad });
  return group(
    'frame',
    [rect(box, { fill: 'card', radius: 8 }), pictured, ...words, ...felt, rect(box, { stroke: 'line', radius: 8 })],
    {
      record: told.column.step.id,
      label: nameOf(told),
      box,
    },
  );
}

export const frameHeight = (frame: LaidFrame): number => Math.ceil(frame.pictureHeight + frame.words + feltHeight);
