/** How wide each column of the grid is: by what stands in it. */
import type { MeasuredMap } from '../map/map.ts';
import { styles } from './marks.ts';
import { cardsIn, columnsOf, shownLanes, touchpointOf, type Column } from './reading.ts';
import { widthOf } from './text.ts';

export const cellPad = 8;
export const cardPad = 9;
const narrowest = 140;
const narrowestBare = 112;
const widest = 224;

export interface LaidColumn extends Column {
  readonly x: number;
  readonly width: number;
}

/** Wide enough for the longest word, up to a limit, and for the text in about three lines. */
function wish(words: string): number {
  const longest = Math.max(0, ...words.split(/\s+/).map((word) => widthOf(word, styles.text)));
  const whole = widthOf(words, styles.text);
  return Math.max(longest, whole / 2.6) + 2 * (cellPad + cardPad) + 2;
}

/** Columns from `left` on, wide enough for their cards unless told otherwise, stretched evenly to fill `room`. */
export function layColumns(
  measured: MeasuredMap,
  left: number,
  room: number,
  { byCards = true }: { byCards?: boolean } = {},
): LaidColumn[] {
  const { map } = measured;
  const columns = columnsOf(map);
  const widths = columns.map((column) =>
    Math.max(
      byCards ? narrowest : narrowestBare,
      widthOf(longestWord(column.stage.name), styles.head) / column.stage.steps.length + 20,
    ),
  );
  for (const lane of byCards ? shownLanes(map) : []) {
    for (const { card, column, span } of cardsIn(map, lane, columns)) {
      if (lane.kind === 'emotions' || span > 1) continue;
      const words = card.text || touchpointOf(map, card)?.name || '';
      widths[column] = Math.max(widths[column] ?? 0, wish(words));
    }
  }
  const natural = widths.map((width) => Math.round(Math.min(widest, width)));
  const spare = Math.max(0, room - natural.reduce((sum, width) => sum + width, 0));
  const each = columns.length > 0 ? Math.min(120, Math.floor(spare / columns.length)) : 0;
  let x = left;
  return columns.map((column, index) => {
    const width = (natural[index] ?? narrowest) + each;
    const laid = { ...column, x, width };
    x += width;
    return laid;
  });
}

function longestWord(words: string): string {
  return words.split(/\s+/).reduce((long, word) => (word.length > long.length ? word : long), '');
}

/** The columns of each stage as one span. */
export function stageSpans(columns: readonly LaidColumn[]): { first: LaidColumn; x: number; width: number }[] {
  const spans: { first: LaidColumn; x: number; width: number }[] = [];
  for (const column of columns) {
    const last = spans.at(-1);
    if (last && last.first.stage === column.stage) last.width += column.width;
    else spans.push({ first: column, x: column.x, width: column.width });
  }
  return spans;
}
