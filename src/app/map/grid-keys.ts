/** What each key does while a spot of the grid is selected and nothing is being typed. */
import type { Desk } from './desk.ts';
import { edge, firstSpot, type Direction, type Spot } from './spots.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const printable = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;

/** Adds a card where the spot is: below a card, or in the empty cell. */
export function addHere(desk: Desk, spot: Spot): void {
  if (spot.kind === 'cell') desk.draft(spot.lane, spot.step);
  if (spot.kind !== 'card') return;
  const card = desk.grid?.map.cards.find((one) => one.id === spot.id);
  if (card) desk.draft(card.lane, card.step);
}

function feel(desk: Desk, spot: Spot, by: 1 | -1): boolean {
  const { grid } = desk;
  if (!grid || (spot.kind !== 'card' && spot.kind !== 'cell')) return false;
  const card = spot.kind === 'card' ? grid.map.cards.find((one) => one.id === spot.id) : undefined;
  const lane = grid.lanes.find((one) => one.id === (spot.kind === 'cell' ? spot.lane : card?.lane));
  if (lane?.kind !== 'emotions' || !card) return false;
  const valence = Math.max(-2, Math.min(2, (card.valence ?? 0) + by / 2));
  return desk.run({ verb: 'edit-card', id: card.id, valence });
}

function jump(desk: Desk, spot: Spot, event: KeyboardEvent): boolean {
  const { grid } = desk;
  if (!grid || (event.key !== 'Home' && event.key !== 'End')) return false;
  desk.select(edge(grid, spot, event.key === 'Home' ? 'first' : 'last', event.ctrlKey || event.metaKey), true);
  return true;
}

function act(desk: Desk, spot: Spot, event: KeyboardEvent): boolean {
  const direction = arrows[event.key];
  const command = event.ctrlKey || event.metaKey;
  if (direction && command) desk.move(spot, direction);
  else if (direction && !event.altKey) desk.go(direction);
  else if (event.key === 'Enter' && event.shiftKey) addHere(desk, spot);
  else if (event.key === 'Enter' || event.key === 'F2') desk.type(spot);
  else if (event.key === 'Insert') addHere(desk, spot);
  else if (event.key === 'Delete' || event.key === 'Backspace') desk.remove(spot);
  else if (event.key === 'Escape') desk.select(undefined);
  else if ((event.key === '+' || event.key === '-') && feel(desk, spot, event.key === '+' ? 1 : -1)) return true;
  else if (jump(desk, spot, event)) return true;
  else if (printable(event) && spot.kind === 'cell') {
    desk.draft(spot.lane, spot.step);
    return false;
  } else return false;
  return true;
}

/** Undo and redo work wherever on the page the focus is, but not inside a field, which has its own. */
export function undoKey(desk: Desk, event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return false;
  const inGrid = event.target instanceof Element && event.target.closest('.map-grid') !== null;
  if (key === 'z' && !event.shiftKey) desk.live.undo();
  else desk.live.redo();
  // What was undone may have moved the selected card to another cell, where it is drawn anew without the focus.
  const { selected } = desk;
  if (inGrid && selected) desk.select(selected, true);
  return true;
}

export function onGridKey(desk: Desk, event: KeyboardEvent): void {
  if (desk.state().typing) return;
  const { grid } = desk;
  const spot = desk.selected ?? (grid && firstSpot(grid));
  if (!spot) return;
  if (act(desk, spot, event)) event.preventDefault();
}
