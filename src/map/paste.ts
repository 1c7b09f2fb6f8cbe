/** What a person pastes into the grid: the ways to take it, each as edits with what they would add. */
import { newId } from '../lib/ids.ts';
import { isRefusal, refusal, type Refusal } from '../lib/refusal.ts';
import { addMap } from './add-map.ts';
import { itemsOf } from './cell-items.ts';
import type { Fresh } from './content-ids.ts';
import type { Edit } from './edits/edits.ts';
import { feelingOf, numberOf, type Scale, scaleOf } from './feeling-words.ts';
import { headOf, laneKindOf } from './lane-words.ts';
import type { JourneyMap, Lane, Step } from './map.ts';
import { cellsOf } from './pasted-cells.ts';
import { escaped } from './rich-text.ts';
import { mapFromWideTable, type WideTable } from './wide-table.ts';

interface Cell {
  readonly lane: string;
  readonly step: string;
}

/**
 * - `one`: a single card with the text as it is, line breaks included.
 * - `along`: one card a line, each in the next step to the right; steps are added at the end when the map is too short.
 * - `here`: one card a line, all in the cell.
 * - `grid`: cells of a table into cells of the map, to the right and down from where it was pasted.
 * - `map`: a whole table, with its stages and the names of its lanes, as stages and lanes of this map.
 */
export type PasteWay = 'one' | 'along' | 'here' | 'grid' | 'map';

export interface PasteChoice {
  readonly way: PasteWay;
  readonly edits: readonly Edit[];
  readonly adds: { readonly cards: number; readonly stages: number; readonly steps: number; readonly lanes: number };
  /** Of `map`: what was understood of the table and what was not, for a preview. */
  readonly table?: WideTable;
  /** Cells of the table that found no lane, because it reaches below the last one. */
  readonly below: number;
}

/**
 * What the text may become at this cell, the most likely first; empty when there is nothing to paste, refused when it
 * is too much. Lines go along
 * the steps: whoever lists twelve things a customer does lists them in their order, and time runs to the right. A
 * spreadsheet would put them below one another, but what stands below a cell here is another kind of thing.
 */
export function waysToPaste(
  map: JourneyMap,
  at: Cell,
  text: string,
  { fresh = newId }: { fresh?: Fresh } = {},
): PasteChoice[] | Refusal {
  const sound = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  if (sound.trim() === '' || !map.lanes.some((lane) => lane.id === at.lane)) return [];
  const cells = sound.length > most.letters ? [] : cellsOf(sound.replace(/^\n+|\s+$/g, ''));
  const no = tooLarge(sound, cells);
  if (no !== undefined) return no;
  if (cells.some((row) => row.length > 1)) return waysOfTable(map, at, cells, fresh);
  const items = cells.flatMap(([cell = '']) => itemsOf(cell));
  const whole = items.length > 1 ? sound.trim() : (items[0] ?? sound.trim());
  const one = whole.length > most.inCard ? [] : [chosen('one', cardsAt(map, at, [[whole]], fresh))];
  if (items.length < 2) return one;
  const along = chosen('along', cardsAt(map, at, [items], fresh));
  const here = chosen('here', cardsAt(map, at, [[items]], fresh));
  return [along, here, ...one];
}

const most = { letters: 5_000_000, cards: 5_000, inCard: 20_000 };

function tooLarge(text: string, cells: readonly (readonly string[])[]): Refusal | undefined {
  const items = cells.flatMap((row) => row.flatMap(itemsOf));
  if (text.length > most.letters || items.length > most.cards)
    return refusal('paste-too-large', `This is too much to paste at once: at most ${most.cards} cards.`, {
      fix: 'Paste it in parts, or import it as a file.',
    });
  if (items.every((item) => item.length <= most.inCard)) return undefined;
  return refusal('text-too-long', `A card holds at most ${most.inCard} letters; one of these would have more.`, {
    fix: 'Break it into several lines.',
  });
}

function waysOfTable(map: JourneyMap, at: Cell, cells: readonly string[][], fresh: Fresh): PasteChoice[] {
  const rows = cells.map((row) => row.map((cell) => itemsOf(cell).map(escaped)));
  const grid = chosen('grid', cardsAt(map, at, rows, fresh));
  const table = mapFromWideTable(cells, [], { fresh });
  if (isRefusal(table)) return [grid];
  const whole = { ...chosen('map', { edits: addMap(map, table.map, fresh), below: 0 }), table };
  return looksWhole(cells) ? [whole, grid] : [grid, whole];
}

/** A table brings its own heads: its first column names lanes, or says that the first row holds the stages. */
function looksWhole(cells: readonly (readonly string[])[]): boolean {
  const [head = [], ...rest] = cells;
  if (headOf(head[0] ?? '') === 'stages') return true;
  const labels = rest.map((row) => row[0]?.trim() ?? '').filter((label) => label !== '');
  const across = head.slice(1).filter((cell) => cell.trim() !== '');
  const named = (names: readonly string[]): boolean =>
    names.length > 0 && names.filter((name) => laneKindOf(name) !== undefined).length * 2 > names.length;
  return (head[0] ?? '').trim() === '' ? named(labels) : named(labels) || (across.length > 1 && named(across));
}

function chosen(way: PasteWay, { edits, below }: { edits: readonly Edit[]; below: number }): PasteChoice {
  const count = (verb: Edit['verb']): number => edits.filter((edit) => edit.verb === verb).length;
  const adds = {
    cards: count('add-card'),
    stages: count('add-stage'),
    steps: count('add-step'),
    lanes: count('add-lane'),
  };
  return { way, edits, adds, below };
}

/** Cards for rows of cells from a place on; a cell of the input is one text, or several that become a card each. */
function cardsAt(
  map: JourneyMap,
  at: Cell,
  rows: readonly (readonly (string | readonly string[])[])[],
  fresh: Fresh,
): { edits: Edit[]; below: number } {
  const steps = map.stages.flatMap((stage) => stage.steps);
  const first = Math.max(
    0,
    steps.findIndex((step) => step.id === at.step),
  );
  const lanes = map.lanes.filter((lane) => lane.hidden !== true || lane.id === at.lane);
  const top = lanes.findIndex((lane) => lane.id === at.lane);
  const width = Math.max(...rows.map((row) => row.findLastIndex((cell) => cell.length > 0) + 1));
  const added = addedSteps(map, first + width - steps.length, fresh);
  const columns = [...steps, ...added.steps].slice(first);
  const edits: Edit[] = [...added.edits];
  let below = 0;
  for (const [index, row] of rows.entries()) {
    const lane = lanes[top + index];
    const texts = row.map((cell) => (typeof cell === 'string' ? [cell] : cell));
    if (lane === undefined) below += texts.filter((cell) => cell.length > 0).length;
    else edits.push(...cardsOfRow(lane, columns, texts, fresh));
  }
  return { edits, below };
}

function cardsOfRow(lane: Lane, columns: readonly Step[], row: readonly (readonly string[])[], fresh: Fresh): Edit[] {
  const numbers = row.flat().flatMap((text) => numberOf(text) ?? []);
  const scale = lane.kind === 'emotions' ? scaleOf(numbers) : undefined;
  return row.flatMap((texts, index) => {
    const step = columns[index];
    if (step === undefined) return [];
    return texts.map((text): Edit => {
      const card = { id: fresh('card'), lane: lane.id, step: step.id, state: 'assumption' as const };
      return { verb: 'add-card', ...card, ...saidIn(lane, text, scale) };
    });
  });
}

/** On an emotion lane what declares a feeling for sure declares it; a bare number is no words besides. */
function saidIn(lane: Lane, text: string, scale: Scale | undefined): { text: string; valence?: number } {
  const valence = lane.kind === 'emotions' ? feelingOf(text, scale) : undefined;
  if (valence === undefined) return { text };
  return { text: numberOf(text) === undefined ? text : '', valence };
}

/** Steps that are missing at the end: in the last stage where it is divided already, else a stage for each. */
function addedSteps(map: JourneyMap, missing: number, fresh: Fresh): { steps: Step[]; edits: Edit[] } {
  const last = map.stages.at(-1);
  const divided = map.stages.some((stage) => stage.steps.length > 1);
  const steps: Step[] = [];
  const edits: Edit[] = [];
  for (let n = 0; n < missing && last !== undefined; n++) {
    const id = fresh('step');
    const name = divided ? `New step ${n + 1}` : `New stage ${n + 1}`;
    steps.push({ id, name });
    if (divided) edits.push({ verb: 'add-step', id, stage: last.id, name });
    else edits.push({ verb: 'add-stage', id: fresh('stage'), step: id, name });
  }
  return { steps, edits };
}
