/** The cards of one lane: each kind in its own dress, stacked so that none covers another. */
import type { Card, Lane, LaneKind, MeasuredMap } from '../map/map.ts';
import { cardPad, cellPad, type LaidColumn } from './grid-columns.ts';
import { block, group, lineHeight, rect, size, styles } from './marks.ts';
import type { PaintName } from './palette.ts';
import { answers, askName, cardsIn, touchpointOf, type PlacedCard } from './reading.ts';
import { drawRich, layRich, oneLine, type RichLine } from './rich-lines.ts';
import type { GroupItem, Item, TextStyle, Tip } from './scene.ts';
import { clamp } from './text.ts';
import { citedRows, evidence, inQuotes, measureWords } from './wording.ts';
import { say } from './language.ts';

interface Dress {
  readonly fill?: PaintName;
  readonly stroke?: PaintName;
  readonly style: TextStyle;
  readonly pad: number;
}

const plain: Dress = { fill: 'card', stroke: 'line', style: styles.text, pad: cardPad };
const bare: Dress = { style: styles.text, pad: 2 };

const dresses: Partial<Record<LaneKind, Dress>> = {
  pains: { ...plain, fill: 'painTint', stroke: 'painTint' },
  solutions: { ...plain, fill: 'accentTint', stroke: 'accentTint' },
  quotes: { style: styles.voice, pad: 2 },
  thoughts: { style: styles.voice, pad: 2 },
  metrics: bare,
  channels: bare,
};

const gap = 6;
const mostLines = 5;

export interface Body {
  readonly lines: readonly RichLine[];
  readonly grey: readonly string[];
  readonly dress: Dress;
  readonly height: number;
}

/** The grey words under a card: its channel, and what was measured of it. */
function greyWords(measured: MeasuredMap, lane: Lane, card: Card): string[] {
  const touchpoint = touchpointOf(measured.map, card);
  const found = answers(measured, [...(card.measures ?? []), ...(touchpoint?.measures ?? [])]);
  const most = lane.kind === 'touchpoints' ? 1 : 2;
  const words = found.slice(0, most).map(({ ref, measure }) => measureWords(ref.ask, measure));
  const source = card.state === 'cited' && card.citation ? [card.citation] : [];
  const channel = lane.kind === 'touchpoints' && touchpoint ? [say(touchpoint.channel)] : [];
  return [...channel, ...words, ...source];
}

/** A card's words in lines; `opaque` gives it a ground also where its kind usually has none. */
export function layBody(measured: MeasuredMap, lane: Lane, card: Card, width: number, opaque = false): Body {
  const own = dresses[lane.kind] ?? plain;
  const dress = opaque && own.fill === undefined ? { ...plain, style: own.style } : own;
  const name = card.text || touchpointOf(measured.map, card)?.name || '';
  const words = lane.kind === 'quotes' ? inQuotes(name) : name;
  const room = width - 2 * dress.pad;
  const { lines } = layRich(words, room, dress.style, mostLines);
  const grey = greyWords(measured, lane, card).flatMap((one) => clamp(one, room, styles.small, 3).lines);
  const inside = lines.length * lineHeight(dress.style) + grey.length * lineHeight(styles.small);
  return { lines, grey, dress, height: inside + (dress.pad > 4 ? 12 : 4) };
}

export function tipOfCard(measured: MeasuredMap, lane: Lane, card: Card): Tip {
  const touchpoint = touchpointOf(measured.map, card);
  const found = answers(measured, [...(card.measures ?? []), ...(touchpoint?.measures ?? [])]);
  const rows: (readonly [string, string])[] = [];
  if (touchpoint) rows.push([say('Channel'), say(touchpoint.channel)]);
  const owner = card.owner ?? touchpoint?.owner;
  if (touchpoint) rows.push([say('Owner'), owner ?? say('nobody')]);
  else if (owner) rows.push([say('Owner'), owner]);
  if (touchpoint?.events?.length) rows.push([say('In the log'), touchpoint.events.join(', ')]);
  if (card.state) rows.push([say('State'), say(card.state)]);
  rows.push(...citedRows(card));
  for (const { ref, measure } of found) {
    const [meaning, ...facts] = evidence(measure);
    rows.push([askName(ref.ask, ref.by), meaning?.[1] ?? ''], ...facts);
  }
  return { title: oneLine(card.text) || touchpoint?.name || lane.name, rows };
}

export function drawCard(
  measured: MeasuredMap,
  lane: Lane,
  placed: PlacedCard,
  body: Body,
  at: { x: number; y: number; width: number },
): GroupItem {
  const { dress } = body;
  const box = { ...at, height: body.height };
  const assumed = placed.card.state === 'assumption' && dress.stroke !== undefined;
  const ground: Item[] = dress.fill
    ? [
        rect(box, {
          fill: dress.fill,
          stroke: assumed ? 'strong' : (dress.stroke ?? dress.fill),
          radius: 6,
          ...(assumed ? { dash: [4, 3] } : {}),
        }),
      ]
    : [];
  const inner = { x: at.x + dress.pad, y: at.y + (dress.pad > 4 ? 6 : 2), width: at.width - 2 * dress.pad };
  const words = drawRich(body.lines, inner, dress.style);
  const greyTop = inner.y + body.lines.length * lineHeight(dress.style);
  const grey = block(body.grey, { ...inner, y: greyTop }, styles.small, 'quiet');
  return group('card', [...ground, ...words, ...grey], {
    record: placed.card.id,
    label: oneLine(placed.card.text),
    box,
    tip: tipOfCard(measured, lane, placed.card),
  });
}

/** The cards of a lane from `top` down, and the height they take. */
export function layCards(
  measured: MeasuredMap,
  lane: Lane,
  columns: readonly LaidColumn[],
  top: number,
): { items: Item[]; height: number } {
  const bottoms = columns.map(() => top + cellPad);
  const items: Item[] = [];
  for (const placed of cardsIn(measured.map, lane, columns)) {
    const covered = columns.slice(placed.column, placed.column + placed.span);
    const [first] = covered;
    if (!first) continue;
    const width = covered.reduce((sum, column) => sum + column.width, 0) - 2 * cellPad;
    const y = Math.max(...covered.map((column) => bottoms[column.index] ?? 0));
    const body = layBody(measured, lane, placed.card, width);
    items.push(drawCard(measured, lane, placed, body, { x: first.x + cellPad, y, width }));
    for (const column of covered) bottoms[column.index] = y + body.height + gap;
  }
  const lowest = Math.max(top + cellPad, ...bottoms);
  return { items, height: Math.max(36, lowest - gap + cellPad - top) };
}

interface Owned {
  readonly columns: LaidColumn[];
  readonly owner: string;
  readonly record: string;
}

/** Neighbouring steps of one stage with the same owner are said once. */
function ownedSpans(measured: MeasuredMap, lane: Lane, columns: readonly LaidColumn[]): Owned[] {
  const cards = cardsIn(measured.map, lane, columns);
  const spans: Owned[] = [];
  for (const column of columns) {
    const card = cards.find((one) => one.column <= column.index && column.index < one.column + one.span)?.card;
    const owner = card?.text || card?.owner || column.stage.owner || '';
    const record = card?.id ?? column.stage.id;
    const last = spans.at(-1);
    const same = last?.owner === owner && last.columns[0]?.stage === column.stage;
    if (same) last.columns.push(column);
    else spans.push({ columns: [column], owner, record });
  }
  return spans;
}

/** Who answers for each stage or step; "nobody" is the loudest word of the drawing. */
export function layOwners(
  measured: MeasuredMap,
  lane: Lane,
  columns: readonly LaidColumn[],
  top: number,
): { items: Item[]; height: number } {
  const nobody: TextStyle = { size: size.large, weight: 600 };
  let height = 36;
  const items = ownedSpans(measured, lane, columns).map(({ columns: own, owner, record }) => {
    const style = owner ? styles.text : nobody;
    const width = own.reduce((sum, column) => sum + column.width, 0) - 2 * cellPad - 4;
    const at = { x: (own[0]?.x ?? 0) + cellPad + 2, y: top + cellPad, width };
    const { lines } = clamp(owner || say('nobody'), width, style, 2);
    height = Math.max(height, lines.length * lineHeight(style) + 2 * cellPad);
    const tall = lines.length * lineHeight(style);
    const label = owner || say('nobody');
    return group('owner', block(lines, at, style, owner ? 'ink' : 'pain'), {
      record,
      label,
      box: { ...at, height: tall },
    });
  });
  return { items, height };
}
