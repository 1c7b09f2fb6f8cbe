/** What is pasted into the grid: cards of a map, lines of a list, a range of a spreadsheet, pictures. */
import { newId } from '../../../lib/ids.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import { isRefusal } from '../../../lib/refusal.ts';
import { waysToPaste, type PasteChoice } from '../../../map/paste.ts';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { nextColumn } from '../typing.ts';
import { positionOf, spotInCell, type GridModel, type RecordSpot, type Spot } from '../spots.ts';
import { clipType, pasteEdits, readClip, type Clip } from './clip.ts';
import { linesOf } from './lines.ts';

/** Our own cells, if the clipboard holds them. */
export function clipIn(data: DataTransfer): Clip | undefined {
  const own = readClip(data.getData(clipType));
  if (own) return own;
  const html = data.getData('text/html');
  if (!html.includes('data-sojourn')) return undefined;
  const page = new DOMParser().parseFromString(html, 'text/html');
  return readClip(page.querySelector<HTMLElement>('[data-sojourn]')?.dataset.sojourn ?? '');
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

/** Does one of the ways a pasted text can be taken, and selects what it made. */
export function takeChoice(desk: Desk, choice: PasteChoice, at: { lane: string; step: string }): void {
  if (!desk.run(...choice.edits)) return;
  const { grid } = desk;
  if (grid) desk.select(spotInCell(grid, at.lane, at.step), true);
  desk.notify(
    t('{n, plural, =0 {Nothing was pasted} one {# card was pasted} other {# cards were pasted}}.', {
      n: choice.adds.cards,
    }),
    { verb: t('Undo'), act: () => desk.undo() },
  );
}

/** Puts words where the selection is: lines along the steps at once, a table after it was said where it goes. */
export function pasteText(desk: Desk, text: string): boolean {
  const { grid, selected } = desk;
  if (!grid || text.trim() === '') return false;
  if (selected?.kind === 'stage' || selected?.kind === 'step')
    return pasteHeads(
      desk,
      grid,
      selected,
      linesOf(text).map((line) => line.slice(0, 500)),
    );
  const { row, column } = corner(grid, selected);
  const [lane, step] = [grid.lanes[row]?.id, grid.columns[column]?.step.id];
  if (lane === undefined || step === undefined) return false;
  const ways = waysToPaste(grid.map, { lane, step }, text);
  if (isRefusal(ways)) {
    desk.refused(ways);
    return true;
  }
  const [first] = ways;
  if (!first) return false;
  if (first.way === 'grid' || first.way === 'map') desk.set({ pasted: { text, at: { lane, step } } });
  else takeChoice(desk, first, { lane, step });
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
