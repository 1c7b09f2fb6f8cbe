/** What each key does while a spot of the grid is selected and nothing is being typed. */
import { direction } from '../../language/t.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import type { Desk } from '../desk.ts';
import { edge, firstSpot, step, type Direction, type Spot } from '../spots.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: direction === 'rtl' ? 'right' : 'left',
  ArrowRight: direction === 'rtl' ? 'left' : 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const printable = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;

/** Adds a card where the spot is: below a card, or in the empty cell. */
export function addHere(desk: Desk, spot: Spot): void {
  if (spot.kind === 'cell') desk.draft(spot.lane, spot.step);
  const card = spot.kind === 'card' ? desk.grid?.card.get(spot.id) : undefined;
  if (card) desk.draft(card.lane, card.step);
}

/** Cards of emotion lanes among those selected. */
function feltCards(desk: Desk) {
  const emotions = new Set(desk.grid?.lanes.filter((lane) => lane.kind === 'emotions').map((lane) => lane.id));
  return desk.cards.filter((card) => emotions.has(card.lane));
}

/** Plus and minus say better and worse; with Alt, more and less strongly. */
function feel(desk: Desk, by: 1 | -1, strength: boolean): boolean {
  const cards = feltCards(desk);
  if (cards.length === 0) return false;
  const edits = cards.map((card): Edit => {
    if (strength) {
      const intensity = Math.max(1, Math.min(5, (card.intensity ?? 3) + by));
      return { verb: 'edit-card', id: card.id, intensity };
    }
    return { verb: 'edit-card', id: card.id, valence: Math.max(-2, Math.min(2, (card.valence ?? 0) + by / 2)) };
  });
  desk.run(...edits);
  return true;
}

/** So many lanes up or down at once. */
const page = 5;

function jump(desk: Desk, spot: Spot, event: KeyboardEvent): boolean {
  const { grid } = desk;
  const way = { PageUp: 'up', PageDown: 'down' }[event.key] as Direction | undefined;
  if (grid && way) {
    let at = spot;
    for (let n = 0; n < page; n++) at = step(grid, at, way);
    if (event.shiftKey) desk.stretch(at);
    else desk.select(at, true);
    return true;
  }
  if (!grid || (event.key !== 'Home' && event.key !== 'End')) return false;
  const to = edge(grid, spot, event.key === 'Home' ? 'first' : 'last', event.ctrlKey || event.metaKey);
  if (event.shiftKey) desk.stretch(to);
  else desk.select(to, true);
  return true;
}

/** All cards of the lane; pressed again, all cards there are. */
export function selectAll(desk: Desk): void {
  const { grid, selected } = desk;
  if (!grid) return;
  const card = selected?.kind === 'card' ? grid.card.get(selected.id) : undefined;
  const lane = selected?.kind === 'lane' ? selected.id : selected?.kind === 'cell' ? selected.lane : card?.lane;
  const shown = [...grid.card.values()].filter((one) => grid.rowOf.has(one.lane));
  const inLane = shown.filter((one) => one.lane === lane);
  const { picked } = desk.state();
  const again = inLane.length === 0 || (picked.size >= inLane.length && inLane.every((one) => picked.has(one.id)));
  desk.pick(
    (again ? shown : inLane).map((one) => one.id),
    true,
  );
}

function leave(desk: Desk): void {
  const { picked, spot } = desk.state();
  // First only the others are let go.
  desk.select(picked.size > 0 ? spot : undefined, picked.size > 0);
}

function arrow(desk: Desk, spot: Spot, event: KeyboardEvent): boolean {
  const way = arrows[event.key];
  if (!way) return false;
  if (event.altKey || event.ctrlKey || event.metaKey) desk.move(spot, way);
  else desk.go(way, event.shiftKey);
  return true;
}

function typeOver(desk: Desk, spot: Spot, event: KeyboardEvent): boolean {
  if (event.key === '?') {
    desk.set({ open: desk.state().open === 'keys' ? undefined : 'keys' });
    return true;
  }
  if (!printable(event)) return false;
  desk.type(spot, event.key);
  return true;
}

function act(desk: Desk, spot: Spot, event: KeyboardEvent): boolean {
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  if (arrow(desk, spot, event)) return true;
  if (key === 'Enter' && event.shiftKey) addHere(desk, spot);
  else if (key === 'Enter' || key === 'F2') desk.type(spot);
  else if (key === 'Insert') addHere(desk, spot);
  else if (key === 'Delete' || key === 'Backspace') desk.remove(spot);
  else if (key === 'Escape') leave(desk);
  else if (key.toLowerCase() === 'a' && command) selectAll(desk);
  else if ((key === '+' || key === '-') && !command && feel(desk, key === '+' ? 1 : -1, event.altKey)) return true;
  else return jump(desk, spot, event) || typeOver(desk, spot, event);
  return true;
}

/** Undo and redo work wherever on the page the focus is, but not inside a field, which has its own. */
export function undoKey(desk: Desk, event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return false;
  const inGrid = event.target instanceof Element && event.target.closest('.map-grid') !== null;
  if (key === 'z' && !event.shiftKey) desk.undo();
  else desk.redo();
  // What was undone may have moved the selected card to another cell, where it is drawn anew without the focus.
  if (inGrid && desk.selected) desk.set({ focus: desk.state().focus + 1, anchor: undefined, range: undefined });
  return true;
}

export function onGridKey(desk: Desk, event: KeyboardEvent): void {
  const target = event.target as Element;
  if (desk.state().typing || event.isComposing || target.closest('[data-add], .lane-fold, .tail-head')) return;
  const { grid } = desk;
  const spot = desk.selected ?? (grid && firstSpot(grid));
  if (!spot) return;
  if (act(desk, spot, event)) event.preventDefault();
}
