/** Dragging the end of a card over further steps. */
import type { Desk } from '../desk.ts';
import { DropLine, type Gesture, type Move } from './gesture.ts';
import { placeAt, type Ground } from './place.ts';

export function spanGesture(desk: Desk, ground: Ground, element: HTMLElement, id: string): Gesture | undefined {
  const card = ground.grid()?.card.get(id);
  const from = card && ground.grid()?.columnOf.get(card.step);
  if (from === undefined) return undefined;
  const line = new DropLine();
  const start = element.getBoundingClientRect();
  const spanAt = (move: Move): number => Math.max(1, placeAt(ground, move).column - from + 1);
  return {
    scrolls: true,
    move(move) {
      const now = element.getBoundingClientRect();
      line.show({
        x: Math.min(now.left, move.x),
        y: now.bottom - 3,
        width: Math.abs(move.x - (move.x > now.left ? now.left : start.right)),
        height: 3,
      });
      element.dataset.spans = String(spanAt(move));
    },
    drop(move) {
      const span = spanAt(move);
      if (span !== (card?.span ?? 1)) desk.run({ verb: 'edit-card', id, span: span === 1 ? null : span });
      desk.select({ kind: 'card', id }, true);
    },
    end() {
      line.hide();
      delete element.dataset.spans;
    },
  };
}
