/** Where everything of a blueprint stands: columns with gutters, rows with streets, cards, and the ways of arrows. */
import type { Lane, Link, MeasuredMap } from '../map/map.ts';
import type { Arrow, Ground } from './blueprint-arrows.ts';
import { bandTitles, blueprintRows, lineTitles, type BlueprintRow } from './blueprint-bands.ts';
import { route, type Routing, type Stop } from './blueprint-routes.ts';
import { layBody, type Body } from './grid-cards.ts';
import { cellPad, layColumns, type LaidColumn } from './grid-columns.ts';
import { endOf, layHeads } from './heads.ts';
import { lineHeight, margin, styles } from './marks.ts';
import { cardsIn, type PlacedCard } from './reading.ts';
import type { Box, Item } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import { say } from './language.ts';

export interface LaidRow {
  readonly row: BlueprintRow;
  readonly top: number;
  readonly height: number;
}

interface Stacked {
  readonly lane: Lane;
  readonly row: number;
  readonly placed: PlacedCard;
  readonly body: Body;
  /** Pixels below the top of its row's cards. */
  readonly down: number;
}

export interface LaidBlueprintCard extends Stacked {
  readonly box: Box;
}

export interface BlueprintLayout {
  readonly title: readonly Item[];
  readonly heads: readonly Item[];
  readonly columns: readonly LaidColumn[];
  readonly rows: readonly LaidRow[];
  readonly cards: readonly LaidBlueprintCard[];
  readonly arrows: readonly Arrow[];
  readonly routing: Routing;
  readonly ground: Ground;
  readonly cardBox: (column: number, span: number) => { x: number; width: number };
  readonly titleWidth: number;
  readonly headHeight: number;
  readonly inner: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const gap = 7;
const trackStep = 7;
const lineRow = 34;
const missingRow = 52;

/** Room of a gutter or street: quiet without arrows, wide enough for its tracks with them. */
const gutterWidth = (tracks: number): number => (tracks === 0 ? 16 : 22 + tracks * trackStep);
const streetHeight = (tracks: number): number => (tracks === 0 ? 0 : 8 + tracks * trackStep);

function titleWidthOf(rows: readonly BlueprintRow[]): number {
  const words = rows.flatMap((row) => {
    if (row.kind === 'line') return [widthOf(say(lineTitles[row.line]), styles.smallStrong) / 1.6];
    const band = widthOf(say(bandTitles[row.band]), styles.small);
    const lane = row.kind === 'lane' ? row.lane.name.split(/\s+/).map((word) => widthOf(word, styles.strong)) : [];
    return [band, ...lane];
  });
  return Math.round(Math.min(184, Math.max(132, ...words.map((width) => width + 26))));
}

/** The cards of every lane row, stacked so that none covers another. */
function stack(
  measured: MeasuredMap,
  rows: readonly BlueprintRow[],
  widths: readonly number[],
  columns: readonly LaidColumn[],
): Stacked[] {
  return rows.flatMap((row, index) => {
    if (row.kind !== 'lane') return [];
    const { lane } = row;
    const downs = widths.map(() => 0);
    return cardsIn(measured.map, lane, columns).map((placed) => {
      const own = widths.slice(placed.column, placed.column + placed.span);
      const width = own.reduce((sum, one) => sum + one, 0) + 16 * (placed.span - 1);
      const body = layBody(measured, lane, placed.card, width, true);
      const down = Math.max(...downs.slice(placed.column, placed.column + placed.span));
      downs.fill(down + body.height + gap, placed.column, placed.column + placed.span);
      return { lane, row: index, placed, body, down };
    });
  });
}

function rowHeight(row: BlueprintRow, cards: readonly Stacked[], titleWidth: number): number {
  if (row.kind === 'line') return lineRow;
  const room = titleWidth - 24;
  const band =
    row.kind === 'missing' || row.opens ? clamp(say(bandTitles[row.band]), room, styles.small, 2).lines.length : 0;
  if (row.kind === 'missing') return Math.max(missingRow, 20 + band * lineHeight(styles.small));
  const name = clamp(row.lane.name, room, styles.strong, 3).lines.length;
  const words = 18 + band * lineHeight(styles.small) + name * lineHeight(styles.strong);
  const cardsEnd = Math.max(0, ...cards.map((one) => one.down + one.body.height));
  return Math.ceil(Math.max(48, words, cardsEnd + 2 * cellPad));
}

/** Links drawn as arrows whose two cards both stand on the blueprint. */
function arrowsOf(
  measured: MeasuredMap,
  rows: readonly BlueprintRow[],
  stacked: ReadonlyMap<string, Stacked>,
): Arrow[] {
  const visibility = rows.findIndex((row) => row.kind === 'line' && row.line === 'visibility');
  const drawn = (link: Link): boolean => link.kind === 'arrow' || link.kind === 'mutual';
  return (measured.map.links ?? []).filter(drawn).flatMap((link) => {
    const [from, to] = [stacked.get(link.from), stacked.get(link.to)];
    if (!from || !to || from === to) return [];
    const crosses = visibility >= 0 && from.row < visibility !== to.row < visibility;
    return [{ link, crosses, step: from.placed.card.step }];
  });
}

function stopOf(one: Stacked, height: number): Stop {
  const { column, span, card } = one.placed;
  return {
    id: card.id,
    row: one.row,
    first: column,
    last: column + span - 1,
    top: (one.down + cellPad) / (height + 1),
    bottom: (one.down + cellPad + one.body.height) / (height + 1),
  };
}

/** Columns side by side, each with half of the gutters beside it. */
function withGutters(
  natural: readonly LaidColumn[],
  widths: readonly number[],
  gutters: Routing['gutters'],
  left: number,
) {
  const half = (gutter: number): number => gutterWidth(gutters.get(gutter) ?? 0) / 2;
  let x = left;
  const cards: { x: number; width: number }[] = [];
  const columns = natural.map((column, at): LaidColumn => {
    const [before, after] = [half(at - 1), half(at)];
    const width = before + (widths[at] ?? 0) + after;
    cards.push({ x: x + before, width: widths[at] ?? 0 });
    const laid = { ...column, x, width };
    x += width;
    return laid;
  });
  return { columns, cards };
}

function byRow(stacked: readonly Stacked[]): Map<number, Stacked[]> {
  const rows = new Map<number, Stacked[]>();
  for (const one of stacked) rows.set(one.row, [...(rows.get(one.row) ?? []), one]);
  return rows;
}

interface Planned {
  readonly rows: readonly BlueprintRow[];
  readonly titleWidth: number;
  readonly natural: readonly LaidColumn[];
  readonly widths: readonly number[];
  readonly stacked: readonly Stacked[];
  readonly heights: readonly number[];
  readonly arrows: readonly Arrow[];
  readonly routing: Routing;
}

/** Everything but the pixels: what stands where, and which way the arrows go. */
function plan(measured: MeasuredMap, width: number): Planned {
  const rows = blueprintRows(measured.map);
  const lanes = rows.flatMap((row) => (row.kind === 'lane' ? [row.lane] : []));
  const titleWidth = titleWidthOf(rows);
  const inner = margin + titleWidth;
  // Only what the blueprint shows decides how wide its columns are.
  const shown = { ...measured, map: { ...measured.map, lanes } };
  const natural = layColumns(shown, inner, width - inner - margin);
  const widths = natural.map((column) => column.width - 2 * cellPad);
  const stacked = stack(measured, rows, widths, natural);
  const inRow = byRow(stacked);
  const heights = rows.map((row, at) => rowHeight(row, inRow.get(at) ?? [], titleWidth));
  const byCard = new Map(stacked.map((one) => [one.placed.card.id, one]));
  const arrows = arrowsOf(measured, rows, byCard);
  const stop = (id: string): Stop | undefined => {
    const one = byCard.get(id);
    return one && stopOf(one, heights[one.row] ?? 0);
  };
  const wishes = arrows.flatMap(({ link }) => {
    const [from, to] = [stop(link.from), stop(link.to)];
    return from && to ? [{ id: link.id, from, to }] : [];
  });
  return { rows, titleWidth, natural, widths, stacked, heights, arrows, routing: route(wishes) };
}

/** Lays the blueprint out to the pixel; `titleOf` gives the page's title once the right edge is known. */
export function layBlueprint(
  measured: MeasuredMap,
  width: number,
  titleOf: (right: number) => { items: Item[]; height: number },
): BlueprintLayout {
  const planned = plan(measured, width);
  const { rows, routing, titleWidth, arrows } = planned;
  const inner = margin + titleWidth;
  const { columns, cards: slots } = withGutters(planned.natural, planned.widths, routing.gutters, inner);
  const right = Math.max(endOf(columns), inner + 480);
  const title = titleOf(right);
  const heads = layHeads(measured, columns, title.height);
  const placed = placeRows(rows, planned.heights, routing, title.height + heads.height);
  const cardBox = (column: number, span: number): { x: number; width: number } => {
    const [first, last] = [slots[column], slots[Math.min(slots.length - 1, column + span - 1)]];
    return first && last ? { x: first.x, width: last.x + last.width - first.x } : { x: inner, width: 0 };
  };
  const cards = planned.stacked.map((one): LaidBlueprintCard => {
    const at = cardBox(one.placed.column, one.placed.span);
    const y = (placed.rows[one.row]?.top ?? 0) + cellPad + one.down;
    return { ...one, box: { ...at, y, height: one.body.height } };
  });
  const ground = groundOf(columns, cards, placed.streets, routing);
  const edges = { titleWidth, headHeight: heads.height, inner, right, top: title.height, bottom: placed.bottom };
  return {
    title: title.items,
    heads: heads.items,
    columns,
    rows: placed.rows,
    cards,
    arrows,
    routing,
    ground,
    cardBox,
    ...edges,
  };
}

function placeRows(rows: readonly BlueprintRow[], heights: readonly number[], routing: Routing, top: number) {
  const streets: number[] = [];
  let y = top;
  const laid = rows.map((row, at): LaidRow => {
    streets.push(y);
    y += streetHeight(routing.streets.get(at) ?? 0);
    const one = { row, top: y, height: heights[at] ?? 0 };
    y += one.height;
    return one;
  });
  streets.push(y);
  y += streetHeight(routing.streets.get(rows.length) ?? 0);
  return { rows: laid, streets, bottom: Math.max(y, top + 60) };
}

function groundOf(
  columns: readonly LaidColumn[],
  cards: readonly LaidBlueprintCard[],
  streets: readonly number[],
  routing: Routing,
): Ground {
  const boxes = new Map(cards.map((one) => [one.placed.card.id, one.box]));
  const edge = (gutter: number): number => {
    const column = columns[Math.max(0, gutter)];
    if (!column) return 0;
    // The first and last gutters have only their inner half.
    return gutter < 0 ? column.x + gutterWidth(routing.gutters.get(-1) ?? 0) / 4 : column.x + column.width;
  };
  return {
    gutterX: (gutter, track) => {
      const tracks = routing.gutters.get(gutter) ?? 1;
      const last = gutter === columns.length - 1;
      const middle = edge(gutter) - (last ? gutterWidth(tracks) / 4 : 0);
      const spacing = gutter < 0 || last ? trackStep / 2 : trackStep;
      return middle + (track - (tracks - 1) / 2) * spacing;
    },
    streetY: (street, track) => (streets[street] ?? 0) + 4 + trackStep / 2 + track * trackStep,
    endAt: (end) => {
      const box = boxes.get(end.stop.id) ?? { x: 0, y: 0, width: 0, height: 0 };
      return { x: end.side === 'left' ? box.x : box.x + box.width, y: box.y + box.height * end.share };
    },
  };
}
