/** Dragging the heads of stages, steps and lanes to other places. */
import type { Edit } from '../../../map/edits/edits.ts';
import { direction } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { heldHeight, scrolledFrom, type GridShape } from '../grid/shape.ts';
import type { GridModel, RecordSpot } from '../spots.ts';
import { DropLine, Ghost, type Gesture, type Move } from './gesture.ts';
import { placeAt, type Ground, type GridPlace } from './place.ts';

/** The column whose start is nearest to where the pointer is; one past the last is the end. */
function nearestColumn(shape: GridShape, place: GridPlace): number {
  const from = shape.columns[place.column] ?? 0;
  const to = shape.columns[place.column + 1] ?? from;
  return place.along > (from + to) / 2 ? place.column + 1 : place.column;
}

function stageEdit(grid: GridModel, id: string, at: number): { edit: Edit; at: number } {
  const starts = grid.map.stages.map((stage) => grid.columnOf.get(stage.steps[0]?.id ?? '') ?? 0);
  const next = starts.findIndex((start) => start >= at);
  const before = next < 0 ? null : (grid.map.stages[next]?.id ?? null);
  return { edit: { verb: 'move-stage', id, before }, at: next < 0 ? grid.columns.length : (starts[next] ?? 0) };
}

function stepEdit(grid: GridModel, id: string, at: number, nearer: number): { edit: Edit; at: number } {
  // Between two stages it goes to the one under the pointer.
  const under = grid.columns[nearer] ?? grid.columns.at(-1);
  const next = grid.columns[at];
  const before = next && next.stage === under?.stage ? next.step.id : null;
  return { edit: { verb: 'move-step', id, before, ...(under ? { stage: under.stage.id } : {}) }, at };
}

function laneEdit(grid: GridModel, shape: GridShape, id: string, place: GridPlace): { edit: Edit; at: number } {
  const [from, to] = [shape.rows[place.row] ?? 0, shape.rows[place.row + 1] ?? 0];
  const at = place.down > (from + to) / 2 ? place.row + 1 : Math.max(0, place.row);
  return { edit: { verb: 'move-lane', id, before: grid.lanes[at]?.id ?? null }, at };
}

function plan(ground: Ground, head: RecordSpot, move: Move): { edit: Edit; at: number } | undefined {
  const grid = ground.grid();
  if (!grid) return undefined;
  const shape = ground.shape();
  const place = placeAt(ground, move);
  if (head.kind === 'lane') return laneEdit(grid, shape, head.id, place);
  const at = nearestColumn(shape, place);
  return head.kind === 'stage' ? stageEdit(grid, head.id, at) : stepEdit(grid, head.id, at, place.column);
}

function lineFor(
  { frame, shape }: Ground,
  kind: RecordSpot['kind'],
  at: number,
): { x: number; y: number; width: number; height: number } {
  const form = shape();
  const box = frame.getBoundingClientRect();
  if (kind === 'lane') {
    const pinned = at < form.pinned;
    const y = form.stages + form.steps + (form.rows[at] ?? 0) - (pinned ? 0 : frame.scrollTop / form.zoom);
    return { x: box.left, y: box.top + y * form.zoom, width: box.width, height: 3 };
  }
  const inline = (form.lane + (form.columns[at] ?? 0)) * form.zoom - scrolledFrom(frame);
  const x = direction === 'rtl' ? box.right - inline : box.left + inline;
  return { x, y: box.top, width: 3, height: Math.max(60, heldHeight(form) * form.zoom + 120) };
}

export function headGesture(desk: Desk, ground: Ground, element: HTMLElement, head: RecordSpot): Gesture {
  const line = new DropLine();
  let ghost: Ghost | undefined;
  return {
    scrolls: true,
    move(move) {
      ghost ??= new Ghost(element, 1);
      ghost.follow(move);
      const found = plan(ground, head, move);
      if (found) line.show(lineFor(ground, head.kind, found.at));
    },
    drop(move) {
      const found = plan(ground, head, move);
      if (found && desk.run(found.edit)) desk.select(head, true);
    },
    end() {
      ghost?.remove();
      line.hide();
    },
  };
}
