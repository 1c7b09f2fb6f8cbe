/** What every gesture with the pointer is made of, and the small things it shows while it lasts. */
import type { Point } from './place.ts';

export interface Move extends Point {
  readonly shift: boolean;
  /** Ctrl, Cmd or Alt: copies instead of moving. */
  readonly copy: boolean;
}

export interface Gesture {
  /** Begins only after the pointer moved a little; a press that stays in place is a click. */
  readonly move: (move: Move) => void;
  readonly drop: (move: Move) => void;
  /** Takes away what was shown; called at every end. */
  readonly end: () => void;
  /** Whether the frame scrolls by itself at its edges meanwhile. */
  readonly scrolls: boolean;
}

/** A line where something would be dropped. */
export class DropLine {
  #line: HTMLElement | undefined;

  show(box: { x: number; y: number; width: number; height: number }): void {
    this.#line ??= document.body.appendChild(Object.assign(document.createElement('div'), { className: 'drop-line' }));
    const { style } = this.#line;
    style.translate = `${Math.round(box.x)}px ${Math.round(box.y)}px`;
    style.width = `${Math.max(3, Math.round(box.width))}px`;
    style.height = `${Math.max(3, Math.round(box.height))}px`;
  }

  hide(): void {
    this.#line?.remove();
    this.#line = undefined;
  }
}

/** A pale copy of an element that follows the pointer. */
export class Ghost {
  readonly #element: HTMLElement;

  constructor(of: HTMLElement, count: number) {
    const ghost = of.cloneNode(true) as HTMLElement;
    for (const name of ['data-spot', 'data-card', 'id']) ghost.removeAttribute(name);
    ghost.classList.add('drag-ghost');
    ghost.style.width = `${of.getBoundingClientRect().width}px`;
    ghost.inert = true;
    if (count > 1) ghost.dataset.count = String(count);
    document.body.append(ghost);
    this.#element = ghost;
  }

  follow({ x, y }: Point): void {
    this.#element.style.translate = `${x + 8}px ${y + 8}px`;
  }

  remove(): void {
    this.#element.remove();
  }
}
