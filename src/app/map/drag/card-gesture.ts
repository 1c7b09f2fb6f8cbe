/** Dragging cards to other cells, into gaps, and behind the last step; with Ctrl or Alt held they are copied. */
import { newId } from '../../../lib/ids.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import type { Card } from '../../../map/map.ts';
import { columnBehind } from '../adding.ts';
import type { Desk } from '../desk.ts';
import { shiftCards } from '../moves.ts';
import type { GridModel } from '../spots.ts';
import { DropLine, Ghost, type Gesture, type Move } from './gesture.ts';
import { beforeIn, gapIn, placeAt, type Ground } from './place.ts';

interface Target {
  readonly row: number;
  readonly column: number;
  readonly behind: boolean;
  readonly cell: string;
  readonly before: string | null;
}

function targetOf(ground: Ground, grid: GridModel, move: Move, moving: ReadonlySet<string>): Target | undefined {
  const place = placeAt(ground, move);
  const lane = grid.lanes[place.row];
  const step = grid.columns[place.column]?.step;
  if (!lane || !step) return undefined;
  const cell = `${lane.id}\n${step.id}`;
  const before = beforeIn(ground.frame, cell, move.y, moving);
  return { row: place.row, column: place.column, behind: place.behind, cell, before };
}

/** A card with a new id and everything else the same; it is a thing of its own. */
export function copyOf(card: Card, lane: string, step: string): Extract<Edit, { verb: 'add-card' }> {
  const { shared, measures, ...kept } = card;
  void shared;
  void measures;
  return { verb: 'add-card', ...kept, id: newId('card'), lane, step };
}

/** All of them into one cell, in their order. */
function intoCell(cards: readonly Card[], lane: string, step: string, before: string | null, copy: boolean): Edit[] {
  return cards.map((card) =>
    copy
      ? { ...copyOf(card, lane, step), ...(before === null ? {} : { before }) }
      : { verb: 'move-card', id: card.id, lane, step, before },
  );
}

const inOneCell = (cards: readonly Card[]): boolean =>
  cards.every((card) => card.lane === cards[0]?.lane && card.step === cards[0]?.step);

/** The edits of a drop: several cards of several cells keep their places to each other where the map has room. */
export function dropEdits(grid: GridModel, cards: readonly Card[], held: Card, target: Target, copy: boolean): Edit[] {
  const lane = grid.lanes[target.row];
  const step = grid.columns[target.column]?.step.id;
  if (!lane || step === undefined) return [];
  if (target.behind) {
    const made = columnBehind(grid);
    return [made.edit, ...intoCell(cards, lane.id, made.step, null, copy)];
  }
  if (!inOneCell(cards)) {
    const rows = target.row - (grid.rowOf.get(held.lane) ?? 0);
    const columns = target.column - (grid.columnOf.get(held.step) ?? 0);
    const shifted = shiftCards(grid, cards, rows, columns);
    if (shifted && !copy) return shifted;
    if (shifted)
      return cards.map((card) =>
        copyOf(
          card,
          grid.lanes[(grid.rowOf.get(card.lane) ?? 0) + rows]?.id ?? card.lane,
          grid.columns[(grid.columnOf.get(card.step) ?? 0) + columns]?.step.id ?? card.step,
        ),
      );
  }
  return intoCell(cards, lane.id, step, target.before, copy);
}

export function cardGesture(desk: Desk, ground: Ground, element: HTMLElement, id: string): Gesture | undefined {
  const held = ground.grid()?.card.get(id);
  if (!held) return undefined;
  const picked = desk.state().picked.has(id) ? desk.cards : [held];
  const moving = new Set(picked.map((card) => card.id));
  const drawn = [...moving].flatMap((one) => [
    ...ground.frame.querySelectorAll<HTMLElement>(`[data-card="${CSS.escape(one)}"]`),
  ]);
  const line = new DropLine();
  let ghost: Ghost | undefined;
  return {
    scrolls: true,
    move(move) {
      ghost ??= new Ghost(element, moving.size);
      for (const one of drawn) one.toggleAttribute('data-dragged', !move.copy);
      ghost.follow(move);
      const grid = ground.grid();
      const target = grid && targetOf(ground, grid, move, moving);
      const gap = target && gapIn(ground.frame, target.cell, target.before);
      if (!target || !gap) line.hide();
      else if (target.behind) line.show({ x: gap.box.right, y: gap.box.top, width: 3, height: gap.box.height });
      else line.show({ x: gap.box.left + 4, y: gap.y, width: gap.box.width - 8, height: 3 });
    },
    drop(move) {
      const grid = ground.grid();
      const target = grid && targetOf(ground, grid, move, moving);
      if (!grid || !target) return;
      const edits = dropEdits(grid, picked, held, target, move.copy);
      if (!desk.run(...edits)) return;
      if (picked.length > 1)
        desk.pick(
          edits.flatMap((edit) => ('id' in edit && edit.verb.endsWith('-card') ? [edit.id] : [])),
          true,
        );
      else {
        const made = edits.find((edit) => edit.verb === 'add-card');
        desk.select({ kind: 'card', id: made?.verb === 'add-card' ? made.id : id }, true);
      }
    },
    end() {
      ghost?.remove();
      line.hide();
      for (const one of drawn) one.removeAttribute('data-dragged');
    },
  };
}
