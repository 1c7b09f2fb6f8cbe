/** The edits behind moving and deleting: from a selected spot and a direction to what is done to the map. */
import type { Edit } from '../../map/edits/edits.ts';
import type { Losses } from '../../map/edits/what-goes.ts';
import type { Card } from '../../map/map.ts';
import { t } from '../language/t.ts';
import { cardsAt, type Direction, type GridModel, type Spot } from './spots.ts';

/** The edit that deletes what the spot is about; an empty cell has nothing to delete. */
export function deletion(spot: Spot): Edit | undefined {
  if (spot.kind === 'cell') return undefined;
  return { verb: `delete-${spot.kind}`, id: spot.id };
}

/** "2 steps, 7 cards, 3 links"; empty when nothing else goes. A stage of one step is that step. */
export function lossWords({ steps, cards, links }: Losses): string {
  return [
    steps > 1 ? t('{n, plural, one {# step} other {# steps}}', { n: steps }) : '',
    cards > 0 ? t('{n, plural, one {# card} other {# cards}}', { n: cards }) : '',
    links > 0 ? t('{n, plural, one {# link} other {# links}}', { n: links }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Id of the one to stand before after a move by one place among `all`; null is last, undefined is no move. */
function placeAmong(all: readonly { id: string }[], id: string, way: 1 | -1): string | null | undefined {
  const at = all.findIndex((one) => one.id === id);
  if (at < 0 || at + way < 0 || at + way >= all.length) return undefined;
  return way === -1 ? all[at - 1]?.id : (all[at + 2]?.id ?? null);
}

function moveCard(grid: GridModel, card: Card, direction: Direction): Edit | undefined {
  const column = grid.columnOf.get(card.step) ?? -1;
  const row = grid.rowOf.get(card.lane) ?? -1;
  if (direction === 'left' || direction === 'right') {
    const to = grid.columns[column + (direction === 'right' ? 1 : -1)];
    return to && { verb: 'move-card', id: card.id, step: to.step.id, before: null };
  }
  const way = direction === 'down' ? 1 : -1;
  const within = placeAmong(cardsAt(grid, card.lane, card.step), card.id, way);
  if (within !== undefined) return { verb: 'move-card', id: card.id, before: within };
  const lane = grid.lanes[row + way];
  if (!lane) return undefined;
  const first = way === 1 ? cardsAt(grid, lane.id, card.step)[0] : undefined;
  return { verb: 'move-card', id: card.id, lane: lane.id, before: first?.id ?? null };
}

function moveStep(grid: GridModel, id: string, way: 1 | -1): Edit | undefined {
  const column = grid.columns.find((one) => one.step.id === id);
  if (!column) return undefined;
  const within = placeAmong(column.stage.steps, id, way);
  if (within !== undefined) return { verb: 'move-step', id, before: within };
  const stage = grid.map.stages[column.stageIndex + way];
  if (!stage) return undefined;
  return { verb: 'move-step', id, stage: stage.id, before: way === 1 ? (stage.steps[0]?.id ?? null) : null };
}

/** The edit that moves what the spot is about one place in a direction; undefined where there is no such place. */
export function moveOf(grid: GridModel, spot: Spot, direction: Direction): Edit | undefined {
  const sideways = direction === 'left' || direction === 'right';
  const way = direction === 'right' || direction === 'down' ? 1 : -1;
  if (spot.kind === 'card') {
    const card = grid.card.get(spot.id);
    return card && moveCard(grid, card, direction);
  }
  if (spot.kind === 'lane' && !sideways) {
    const before = placeAmong(grid.lanes, spot.id, way);
    return before === undefined ? undefined : { verb: 'move-lane', id: spot.id, before };
  }
  if (spot.kind === 'stage' && sideways) {
    const before = placeAmong(grid.map.stages, spot.id, way);
    return before === undefined ? undefined : { verb: 'move-stage', id: spot.id, before };
  }
  return spot.kind === 'step' && sideways ? moveStep(grid, spot.id, way) : undefined;
}

const shifts: Readonly<Record<Direction, readonly [rows: number, columns: number]>> = {
  left: [0, -1],
  right: [0, 1],
  up: [-1, 0],
  down: [1, 0],
};

/** The edits that put cards by so many lanes and steps elsewhere, keeping their places to each other; undefined when one would leave the map. */
export function shiftCards(grid: GridModel, cards: readonly Card[], rows: number, columns: number): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const card of cards) {
    const lane = grid.lanes[(grid.rowOf.get(card.lane) ?? -1) + rows];
    const column = grid.columns[(grid.columnOf.get(card.step) ?? -1) + columns];
    if (!lane || !column) return undefined;
    edits.push({ verb: 'move-card', id: card.id, lane: lane.id, step: column.step.id, before: null });
  }
  return edits;
}

export function moveCards(grid: GridModel, cards: readonly Card[], direction: Direction): Edit[] | undefined {
  return shiftCards(grid, cards, ...shifts[direction]);
}
