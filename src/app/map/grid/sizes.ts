/** How wide columns and how high rows are: estimated from the texts, and corrected by what was really drawn. */
import type { Card, Lane } from '../../../map/map.ts';
import type { Column } from '../../../render/reading.ts';
import { cellKey, type GridRow } from '../spots.ts';
import { linesOf, widthOf, wordsOf, type Advance } from './text-size.ts';

export const columnWidth = { least: 164, usual: 188, most: 268 } as const;
/** Lines of a card shown while it is not selected. */
export const shownLines = 3;
const lineHeight = 18.2;
export const bandHeight = 34;
export const feelingHeight = 74;
export const collapsedHeight = 34;
const leastRow = 44;
const cardFrame = 14;
/** Left and right of a text: padding and border of its card and of its cell. */
const sides = 28;
const metaLine = 17;
const thumbnail = 78;

/** Lines in small type below the text of a card. */
export type Figures = (card: Card, lane: Lane) => readonly { words: string }[];

/** Small type to text type. */
const small = 11.5 / 13;

interface Drawn {
  readonly cards: readonly Card[];
  readonly width: number;
  readonly whole: boolean;
  readonly height: number;
}

interface RowHeight {
  readonly widths: readonly number[];
  readonly whole: boolean;
  readonly revision: number;
  readonly felt: boolean;
  readonly height: number;
}

const hasMeta = (card: Card): boolean =>
  card.valence !== undefined ||
  card.touchpoint !== undefined ||
  card.channel !== undefined ||
  card.owner !== undefined ||
  card.progress !== undefined ||
  card.kpi !== undefined;

/** Of one map; lasts while its page is open, so that columns do not change under the hands. */
export class GridSizes {
  readonly #advance: Advance;
  #figures: Figures = () => [];
  #revision = 0;
  #fits = 0;
  #felt: ReadonlySet<string> = new Set();
  #shape: object | undefined;
  readonly #lists = new Map<string, readonly number[]>();
  readonly #wishes = new Map<string, number>();
  readonly #drawn = new Map<string, Drawn>();
  readonly #rows = new WeakMap<GridRow, RowHeight>();
  /** By lane: grows when a drawn cell turned out to be of another height. */
  readonly #revisions = new Map<string, number>();
  /** By lane: how high its row was last said to be. */
  readonly #said = new Map<string, number>();

  constructor(advance: Advance) {
    this.#advance = advance;
  }

  /** What is told below the text of a card; asked again when the answers change. */
  tell(figures: Figures): void {
    if (figures === this.#figures) return;
    this.#figures = figures;
    this.#revision += 1;
  }

  /** The former list where nothing in it changed. */
  same(name: string, list: readonly number[]): readonly number[] {
    const former = this.#lists.get(name);
    if (former?.length === list.length && list.every((one, at) => one === former[at])) return former;
    this.#lists.set(name, list);
    return list;
  }

  feltAs(lanes: ReadonlySet<string>): ReadonlySet<string> {
    const same = this.#felt.size === lanes.size && [...lanes].every((lane) => this.#felt.has(lane));
    if (!same) this.#felt = lanes;
    return this.#felt;
  }

  /** The former shape where nothing in it changed. */
  shape<Shape extends object>(next: Shape): Shape {
    const former = this.#shape as Shape | undefined;
    const same =
      former !== undefined && Object.entries(next).every(([key, value]) => value === former[key as keyof Shape]);
    if (!same) this.#shape = next;
    return same ? former : next;
  }

  /** Width each column would like, from the texts it held when it was first seen, or when `fits` last grew. */
  wishes(columns: readonly Column[], rows: readonly GridRow[], fits: number): number[] {
    if (fits !== this.#fits) this.#wishes.clear();
    this.#fits = fits;
    return columns.map(({ step, index }) => {
      const known = this.#wishes.get(step.id);
      if (known !== undefined) return known;
      const wish = this.#wish(rows.flatMap((row) => row.cells[index] ?? []));
      this.#wishes.set(step.id, wish);
      return wish;
    });
  }

  /** So wide that most cards need no more than the lines that are shown. */
  #wish(cards: readonly Card[]): number {
    if (cards.length === 0) return columnWidth.usual;
    const lengths = cards.map((card) => widthOf(wordsOf(card.text), this.#advance)).sort((a, b) => a - b);
    const long = lengths[Math.floor(lengths.length * 0.8)] ?? 0;
    // Lines are never filled to their end: words break where they end.
    const room = (long / shownLines) * 1.22 + sides;
    return Math.round(Math.max(columnWidth.least, Math.min(columnWidth.most, room)));
  }

  #cardHeight(lane: Lane, card: Card, width: number, whole: boolean): number {
    const room = width - sides;
    const most = whole ? Infinity : shownLines;
    const shown = Math.min(most, linesOf(wordsOf(card.text), room, this.#advance, most));
    const told = this.#figures(card, lane).reduce(
      (sum, { words }) => sum + linesOf(words, room / small, this.#advance),
      hasMeta(card) ? 1 : 0,
    );
    return cardFrame + shown * lineHeight + told * metaLine + (card.picture ? thumbnail : 0);
  }

  /** Height of what a cell holds, in pixels at zoom 1. */
  cellHeight(lane: Lane, step: string, cards: readonly Card[], width: number, whole: boolean): number {
    const drawn = this.#drawn.get(cellKey(lane.id, step));
    if (drawn?.cards === cards && drawn.whole === whole && Math.abs(drawn.width - width) < 1) return drawn.height;
    return cards.reduce((sum, card) => sum + this.#cardHeight(lane, card, width, whole), 13);
  }

  /** Notes how high a cell with `above` before its cards really is; true when its row gets another height by that. */
  note(lane: Lane, step: string, drawn: Drawn, above: number): boolean {
    const before = this.cellHeight(lane, step, drawn.cards, drawn.width, drawn.whole);
    this.#drawn.set(cellKey(lane.id, step), drawn);
    if (Math.abs(before - drawn.height) < 1) return false;
    const row = this.#said.get(lane.id) ?? 0;
    // Lower than the highest before and after: nothing moves.
    if (Math.max(before, drawn.height) + above <= row && Math.ceil(before + above) < row) return false;
    this.#revisions.set(lane.id, (this.#revisions.get(lane.id) ?? 0) + 1);
    return true;
  }

  /** Height of a row; `felt` when the line of feelings runs through it. */
  rowHeight(
    row: GridRow,
    columns: readonly Column[],
    widths: readonly number[],
    whole: boolean,
    felt: boolean,
  ): number {
    if (row.lane.collapsed) return collapsedHeight;
    const revision = this.#revision * 1e6 + (this.#revisions.get(row.lane.id) ?? 0);
    const known = this.#rows.get(row);
    if (known?.widths === widths && known.whole === whole && known.revision === revision && known.felt === felt)
      return known.height;
    const above = felt ? feelingHeight : 0;
    let height = leastRow + above;
    for (const [at, { step }] of columns.entries()) {
      const cards = row.cells[at] ?? [];
      const bands = bandsOver(row, at) * bandHeight;
      if (cards.length === 0 && bands === 0) continue;
      const own = this.cellHeight(row.lane, step.id, cards, widths[at] ?? columnWidth.usual, whole);
      height = Math.max(height, above + bands + own);
    }
    height = Math.ceil(height);
    this.#said.set(row.lane.id, height);
    this.#rows.set(row, { widths, whole, revision, felt, height });
    return height;
  }
}

/** How many lines of spanning cards stand above the cards of a column. */
export function bandsOver(row: GridRow, column: number): number {
  let bands = 0;
  for (const one of row.spanning)
    if (one.column <= column && column < one.column + one.span) bands = Math.max(bands, one.band + 1);
  return bands;
}
