/** What is pasted into the grid: cards of a map, lines of a list, a range of a spreadsheet, pictures. */
import { newId } from '../../../lib/ids.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import { escaped } from '../../../map/rich-text.ts';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { nextColumn } from '../typing.ts';
import { positionOf, spotInCell, type GridModel, type RecordSpot, type Spot } from '../spots.ts';
import { clipType, pasteEdits, readClip, type Clip } from './clip.ts';
import { linesOf, tableOf } from './table-text.ts';

/** Our own cells, if the clipboard holds them. */
export function clipIn(data: DataTransfer): Clip | undefined {
  const own = readClip(data.getData(clipType));
  if (own) return own;
  const html = data.getData('text/html');
  if (!html.includes('data-sojourn')) return undefined;
  const page = new DOMParser().parseFromString(html, 'text/html');
  return readClip(page.querySelector<HTMLElement>('[data-sojourn]')?.dataset.sojourn ?? '');
}

/** One card a line, along the steps; what is left over when the steps end goes into the last. */
export function listEdits(grid: GridModel, at: { lane: string; step: string }, lines: readonly string[]): Edit[] {
  const first = grid.columnOf.get(at.step) ?? grid.columns.length - 1;
  const last = grid.columns.length - 1;
  return lines.map((line, index): Edit => {
    const step = grid.columns[Math.min(first + index, last)]?.step.id ?? at.step;
    return { verb: 'add-card', id: newId('card'), lane: at.lane, step, text: escaped(line), state: 'assumption' };
  });
}

/** The cells of a spreadsheet as cards of the cells from a corner on; a cell with several lines is several cards. */
export function tableClip(grid: GridModel, rows: readonly (readonly string[])[], top: number): Clip {
  const width = Math.max(...rows.map((row) => row.length));
  const words = (cell: string | undefined): string[] => linesOf(cell ?? '');
  return {
    sojourn: 'cells',
    lanes: rows.map((_, at) => {
      const lane = grid.lanes[top + at];
      return { kind: lane?.kind ?? 'free', name: lane?.name ?? t('Notes') };
    }),
    steps: Array.from({ length: width }, () => t('New step')),
    cells: rows.map((row) =>
      Array.from({ length: width }, (_, at) =>
        words(row[at]).map((text) => ({
          id: newId('card'),
          lane: '',
          step: '',
          text: escaped(text),
          state: 'assumption' as const,
        })),
      ),
    ),
    touchpoints: [],
    personas: [],
  };
}

function corner(grid: GridModel, spot: Spot | undefined): { row: number; column: number } {
  const at = spot && positionOf(grid, spot);
  return { row: Math.max(0, at?.row ?? 0), column: Math.max(0, at?.column ?? 0) };
}

/** Puts a clip where the selection is. */
export function pasteClip(desk: Desk, clip: Clip): boolean {
  const { grid } = desk;
  if (!grid) return false;
  const { row, column } = corner(grid, desk.selected);
  const { edits, cards } = pasteEdits(grid, clip, row, column);
  if (!desk.run(...edits)) return false;
  const [first] = cards;
  if (cards.length > 1) desk.pick(cards, true);
  else if (first !== undefined) desk.select({ kind: 'card', id: first }, true);
  const n = cards.length;
  desk.notify(t('{n, plural, =0 {Nothing was pasted} one {# card was pasted} other {# cards were pasted}}.', { n }), {
    verb: t('Undo'),
    act: () => desk.undo(),
  });
  return true;
}

/** Names of stages or steps, one a line, after the selected one. */
function pasteHeads(desk: Desk, grid: GridModel, spot: RecordSpot, lines: string[]): boolean {
  const column = grid.columns.find((one) => (spot.kind === 'stage' ? one.stage.id : one.step.id) === spot.id);
  if (!column) return false;
  const { stages } = grid.map;
  const { steps } = column.stage;
  const next = spot.kind === 'stage' ? stages[column.stageIndex + 1]?.id : steps[steps.indexOf(column.step) + 1]?.id;
  const before = next === undefined ? {} : { before: next };
  const edits = lines.map((name): Edit => {
    if (spot.kind === 'stage') return { verb: 'add-stage', id: newId('stage'), step: newId('step'), name, ...before };
    return { verb: 'add-step', id: newId('step'), stage: column.stage.id, name, ...before };
  });
  return desk.run(...edits);
}

/** Puts words where the selection is. True when they were taken. */
export function pasteText(desk: Desk, text: string): boolean {
  const { grid, selected } = desk;
  if (!grid || text.trim() === '') return false;
  const rows = tableOf(text);
  if (rows.some((row) => row.length > 1)) {
    desk.set({ table: rows });
    return true;
  }
  const lines = linesOf(text);
  if (selected?.kind === 'stage' || selected?.kind === 'step') return pasteHeads(desk, grid, selected, lines);
  const { row, column } = corner(grid, selected);
  const lane = grid.lanes[row];
  const step = grid.columns[column]?.step;
  if (!lane || !step || !desk.run(...listEdits(grid, { lane: lane.id, step: step.id }, lines))) return false;
  if (desk.grid) desk.select(spotInCell(desk.grid, lane.id, step.id), true);
  desk.say(t('{n, plural, one {# card was pasted} other {# cards were pasted}}.', { n: lines.length }));
  return true;
}

/** A list or table pasted into the field of a new card becomes cards; a single line is typed into it. */
export function pasteWhileTyping(desk: Desk, at: { lane: string; step: string }, data: DataTransfer): boolean {
  const { grid } = desk;
  const clip = clipIn(data);
  const text = data.getData('text/plain') || data.getData('text');
  const many = linesOf(text).length > 1 || text.includes('\t');
  if (!grid || (!clip && !many)) return false;
  const last = grid.columns.at(-1)?.step.id;
  const step = at.step === nextColumn ? last : at.step;
  if (step === undefined) return false;
  desk.select({ kind: 'cell', lane: at.lane, step });
  return clip ? pasteClip(desk, clip) : pasteText(desk, text);
}
