/** Drawing a box over cells selects the cards in them; holding space or the middle button moves the map instead. */
import type { Desk } from '../desk.ts';
import { spotInCell, type GridModel, type Spot } from '../spots.ts';
import type { Gesture, Move } from './gesture.ts';
import { placeAt, type Ground } from './place.ts';

function spotAt(grid: GridModel, ground: Ground, move: Move): Spot | undefined {
  const place = placeAt(ground, move);
  const lane = grid.lanes[Math.max(0, place.row)];
  const step = grid.columns[Math.max(0, place.column)]?.step;
  return lane && step && spotInCell(grid, lane.id, step.id);
}

export function boxGesture(desk: Desk, ground: Ground, from: Spot): Gesture {
  let last = '';
  return {
    scrolls: true,
    move(move) {
      const grid = ground.grid();
      const to = grid && spotAt(grid, ground, move);
      const name = JSON.stringify(to);
      if (!to || name === last) return;
      last = name;
      desk.set({ anchor: from, spot: from });
      desk.stretch(to);
    },
    drop() {
      const { anchor } = desk.state();
      if (!anchor) desk.select(from, true);
    },
    end() {
      last = '';
    },
  };
}

export function panGesture(frame: HTMLElement, start: Move): Gesture {
  let at = { x: start.x, y: start.y };
  frame.dataset.panning = '';
  return {
    scrolls: false,
    move({ x, y }) {
      frame.scrollBy(at.x - x, at.y - y);
      at = { x, y };
    },
    drop() {
      at = { x: 0, y: 0 };
    },
    end() {
      delete frame.dataset.panning;
    },
  };
}
