/** Dragging on an emotion lane: up and down sets how it feels, with Shift how strongly. */
import { newId } from '../../../lib/ids.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import { valence as valenceWords } from '../../../render/wording.ts';
import type { Desk } from '../desk.ts';
import { valueAt, yOf } from '../grid/feeling-line.tsx';
import type { Gesture, Move } from './gesture.ts';
import type { Ground } from './place.ts';

interface Felt {
  readonly lane: string;
  readonly step: string;
  /** The card whose feeling it is; absent where none is declared yet. */
  readonly card: string | undefined;
}

/** How strongly, from 1 to 5, for so many pixels up. */
const strengthAt = (from: number, up: number): number => Math.max(1, Math.min(5, Math.round(from + up / 14)));

export function feelGesture(desk: Desk, ground: Ground, felt: Felt, start: Move): Gesture {
  const row = ground.frame.querySelector<HTMLElement>(`[data-lane-row="${CSS.escape(felt.lane)}"] .line-cell`);
  const card = felt.card === undefined ? undefined : ground.grid()?.card.get(felt.card);
  const dot =
    felt.card === undefined ? null : ground.frame.querySelector<SVGGElement>(`[data-feel="${CSS.escape(felt.card)}"]`);
  const tip = document.body.appendChild(Object.assign(document.createElement('div'), { className: 'feel-tip' }));
  const zoom = ground.shape().zoom;
  const valueOf = (move: Move): number => valueAt((move.y - (row?.getBoundingClientRect().top ?? 0)) / zoom);
  const strengthOf = (move: Move): number => strengthAt(card?.intensity ?? 3, start.y - move.y);
  return {
    scrolls: false,
    move(move) {
      tip.textContent = move.shift ? `${strengthOf(move)} / 5` : valenceWords(valueOf(move));
      tip.style.translate = `${move.x + 14}px ${move.y - 24}px`;
      if (dot && !move.shift) dot.style.translate = `0 ${yOf(valueOf(move)) - yOf(card?.valence ?? 0)}px`;
    },
    drop(move) {
      const value = move.shift ? { intensity: strengthOf(move) } : { valence: valueOf(move) };
      if (felt.card !== undefined) {
        desk.run({ verb: 'edit-card', id: felt.card, ...value } as Edit);
        desk.select({ kind: 'card', id: felt.card }, true);
        return;
      }
      const id = newId('card');
      const made = { verb: 'add-card', id, lane: felt.lane, step: felt.step, text: '', state: 'assumption' } as const;
      if (desk.run({ ...made, valence: 0, ...value })) desk.select({ kind: 'card', id }, true);
    },
    end() {
      tip.remove();
      dot?.style.removeProperty('translate');
    },
  };
}
