/** Dragging a card to another cell with a mouse or pen; the same is done by keyboard and by menu. */
import { useEffect, type RefObject } from 'react';
import type { Desk } from './desk.ts';

const threshold = 6;

interface Drag {
  readonly card: string;
  readonly element: HTMLElement;
  readonly x: number;
  readonly y: number;
  ghost: HTMLElement | undefined;
  target: HTMLElement | undefined;
}

function ghostOf(element: HTMLElement): HTMLElement {
  const ghost = element.cloneNode(true) as HTMLElement;
  ghost.removeAttribute('data-spot');
  ghost.className = 'card card-ghost';
  ghost.style.width = `${element.offsetWidth}px`;
  ghost.inert = true;
  document.body.append(ghost);
  return ghost;
}

/** The card of the target cell that the dragged one is dropped above; null is below all. */
function beforeIn(cell: HTMLElement, y: number, card: string): string | null {
  const others = [...cell.querySelectorAll<HTMLElement>('[data-card]')].filter((one) => one.dataset.card !== card);
  const below = others.find((one) => {
    const box = one.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return below?.dataset.card ?? null;
}

export function useCardDrag(frame: RefObject<HTMLElement | null>, desk: Desk): void {
  useEffect(() => {
    const root = frame.current;
    if (!root) return undefined;
    const stop = new AbortController();
    const on = { signal: stop.signal };
    let drag: Drag | undefined;
    const end = (): void => {
      drag?.ghost?.remove();
      drag?.target?.removeAttribute('data-over');
      drag?.element.removeAttribute('data-dragged');
      drag = undefined;
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
      const element = event.target.closest<HTMLElement>('[data-card]');
      const card = element?.dataset.card;
      if (element && card)
        drag = { card, element, x: event.clientX, y: event.clientY, ghost: undefined, target: undefined };
    };
    const move = (event: PointerEvent): void => {
      if (!drag) return;
      if (!drag.ghost && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < threshold) return;
      drag.ghost ??= ghostOf(drag.element);
      drag.element.setAttribute('data-dragged', '');
      drag.ghost.style.translate = `${event.clientX + 8}px ${event.clientY + 8}px`;
      const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-cell]');
      if (over === drag.target) return;
      drag.target?.removeAttribute('data-over');
      drag.target = over ?? undefined;
      over?.setAttribute('data-over', '');
    };
    const up = (event: PointerEvent): void => {
      const { card, target, ghost } = drag ?? {};
      const [lane, step] = target?.dataset.cell?.split('\n') ?? [];
      const before = card && target ? beforeIn(target, event.clientY, card) : null;
      end();
      if (!card || !ghost || !lane || !step) return;
      if (desk.run({ verb: 'move-card', id: card, lane, step, before })) desk.select({ kind: 'card', id: card }, true);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end();
    };
    root.addEventListener('pointerdown', down, on);
    window.addEventListener('pointermove', move, on);
    window.addEventListener('pointerup', up, on);
    window.addEventListener('pointercancel', end, on);
    window.addEventListener('keydown', key, on);
    return () => {
      end();
      stop.abort();
    };
  }, [frame, desk]);
}
