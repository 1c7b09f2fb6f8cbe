/** Everything done to the grid with mouse, pen or finger; the same is done by keyboard and by menu. */
import { useEffect, useRef } from 'react';
import { direction } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import type { GridShape } from '../grid/shape.ts';
import { feelingHeight } from '../grid/sizes.ts';
import { boxGesture, panGesture } from './box-gesture.ts';
import { cardGesture } from './card-gesture.ts';
import { onClick, onDoubleClick } from './clicks.ts';
import { feelGesture } from './feel-gesture.ts';
import type { Gesture, Move } from './gesture.ts';
import { headGesture } from './head-gesture.ts';
import { takePictures } from './picture-drop.ts';
import { placeAt, type Ground } from './place.ts';
import { spanGesture } from './span-gesture.ts';

const threshold = 6;
const longPress = 420;
/** Nearer to an edge than this, the frame scrolls by itself. */
const edge = 44;
const grip = 9;

const moveOf = (event: PointerEvent): Move => ({
  x: event.clientX,
  y: event.clientY,
  shift: event.shiftKey,
  copy: event.ctrlKey || event.metaKey || event.altKey,
});

function onEndEdge(element: Element, x: number): boolean {
  const box = element.getBoundingClientRect();
  return direction === 'rtl' ? x - box.left < grip : box.right - x < grip;
}

function feltAt(desk: Desk, ground: Ground, event: PointerEvent): Gesture | undefined {
  const grid = ground.grid();
  const start = moveOf(event);
  const place = placeAt(ground, start);
  const lane = grid?.lanes[place.row];
  const shape = ground.shape();
  if (!grid || !lane || !shape.felt.has(lane.id) || place.column < 0 || place.behind) return undefined;
  if (place.down - (shape.rows[place.row] ?? 0) > feelingHeight) return undefined;
  const step = grid.columns[place.column]?.step;
  if (!step) return undefined;
  const covering = grid.map.cards.find((card) => {
    const from = grid.columnOf.get(card.step) ?? -1;
    const inLane = card.lane === lane.id && card.valence !== undefined;
    return inLane && from <= place.column && place.column < from + (card.span ?? 1);
  });
  const bare = grid.cells.get(`${lane.id}\n${step.id}`)?.[0];
  return feelGesture(desk, ground, { lane: lane.id, step: step.id, card: covering?.id ?? bare?.id }, start);
}

/** The gesture that a press on this part of the grid begins. */
function gestureOf(desk: Desk, ground: Ground, event: PointerEvent): Gesture | undefined {
  const target = event.target as Element;
  if (target.closest('textarea, [data-add], .lane-fold, .tail-head')) return undefined;
  const card = target.closest<HTMLElement>('[data-card]');
  const id = card?.dataset.card;
  if (card && id !== undefined) {
    const ends = event.pointerType !== 'touch' && onEndEdge(card, event.clientX);
    return ends ? spanGesture(desk, ground, card, id) : cardGesture(desk, ground, card, id);
  }
  for (const kind of ['stage', 'step', 'lane'] as const) {
    const head = target.closest<HTMLElement>(`th[data-${kind}]`);
    const of = head?.dataset[kind];
    if (head && of !== undefined)
      return headGesture(desk, ground, head.querySelector<HTMLElement>('.head-name') ?? head, { kind, id: of });
  }
  const felt = feltAt(desk, ground, event);
  if (felt) return felt;
  const cell = target.closest<HTMLElement>('[data-cell]')?.dataset.cell?.split('\n');
  const [lane, step] = cell ?? [];
  if (event.pointerType === 'touch' || lane === undefined || step === undefined) return undefined;
  return boxGesture(desk, ground, { kind: 'cell', lane, step });
}

class Dragging {
  readonly #desk: Desk;
  readonly #ground: Ground;
  #gesture: Gesture | undefined;
  #from: Move | undefined;
  #last: Move | undefined;
  /** Past the threshold. */
  #live = false;
  #timer: number | undefined;
  #touch = false;
  #frame = 0;
  space = false;

  constructor(desk: Desk, ground: Ground) {
    this.#desk = desk;
    this.#ground = ground;
  }

  get busy(): boolean {
    return this.#live;
  }

  down(event: PointerEvent): void {
    if (!(event.target instanceof Element) || this.#gesture) return;
    const pans = event.button === 1 || (event.button === 0 && this.space);
    if (event.button !== 0 && !pans) return;
    this.#touch = event.pointerType === 'touch';
    this.#from = moveOf(event);
    this.#gesture = pans ? panGesture(this.#ground.frame, this.#from) : gestureOf(this.#desk, this.#ground, event);
    if (pans) event.preventDefault();
    if (this.#touch && this.#gesture) this.#timer = window.setTimeout(() => this.#begin(), longPress);
  }

  #begin(): void {
    if (!this.#gesture || !this.#from) return;
    this.#live = true;
    this.#gesture.move(this.#last ?? this.#from);
    if (this.#gesture.scrolls) this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  move(event: PointerEvent): void {
    if (!this.#gesture || !this.#from) return;
    const now = moveOf(event);
    this.#last = now;
    const far = Math.hypot(now.x - this.#from.x, now.y - this.#from.y) >= threshold;
    if (this.#live) this.#gesture.move(now);
    else if (far && this.#touch) this.end();
    else if (far) this.#begin();
  }

  up(event: PointerEvent): void {
    const gesture = this.#gesture;
    const live = this.#live;
    this.end();
    if (!gesture || !live) return;
    gesture.drop(moveOf(event));
    // The click that follows a drag is none.
    window.addEventListener('click', swallow, { capture: true, once: true });
    window.setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
  }

  end(): void {
    window.clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#gesture?.end();
    this.#gesture = undefined;
    this.#from = undefined;
    this.#last = undefined;
    this.#live = false;
  }

  #scroll(): void {
    const { frame } = this.#ground;
    const at = this.#last;
    if (!this.#live || !at) return;
    const box = frame.getBoundingClientRect();
    const pull = (place: number, from: number, to: number): number =>
      place < from + edge ? (place - from - edge) / 3 : place > to - edge ? (place - to + edge) / 3 : 0;
    const [x, y] = [pull(at.x, box.left, box.right), pull(at.y, box.top, box.bottom)];
    if (x !== 0 || y !== 0) {
      frame.scrollBy(x, y);
      this.#gesture?.move(at);
    }
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

const inField = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('input, textarea') !== null;

function listen(root: HTMLElement, desk: Desk, dragging: Dragging, signal: AbortSignal): void {
  const on = { signal };
  root.addEventListener('pointerdown', (event) => dragging.down(event), on);
  window.addEventListener('pointermove', (event) => dragging.move(event), on);
  window.addEventListener('pointerup', (event) => dragging.up(event), on);
  window.addEventListener('pointercancel', () => dragging.end(), on);
  window.addEventListener('blur', () => dragging.end(), on);
  root.addEventListener('click', (event) => onClick(desk, event), on);
  root.addEventListener('dblclick', (event) => onDoubleClick(desk, event), on);
  root.addEventListener('touchmove', (event) => dragging.busy && event.preventDefault(), { signal, passive: false });
  root.addEventListener('contextmenu', (event) => dragging.busy && event.preventDefault(), on);
  root.addEventListener('mousedown', (event) => event.button === 1 && event.preventDefault(), on);
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && dragging.busy) {
      dragging.end();
      event.stopPropagation();
    }
    if (event.key !== ' ' || inField(event)) return;
    dragging.space = event.type === 'keydown';
    root.toggleAttribute('data-pannable', dragging.space);
  };
  window.addEventListener('keydown', key, { signal, capture: true });
  window.addEventListener('keyup', key, { signal, capture: true });
}

export function useGridDrag(frame: HTMLElement, desk: Desk, shape: GridShape): void {
  const latest = useRef(shape);
  useEffect(() => {
    latest.current = shape;
  }, [shape]);
  useEffect(() => {
    const stop = new AbortController();
    const ground = { frame, shape: () => latest.current, grid: () => desk.grid };
    const dragging = new Dragging(desk, ground);
    listen(frame, desk, dragging, stop.signal);
    takePictures(desk, ground, stop.signal);
    return () => {
      dragging.end();
      stop.abort();
    };
  }, [frame, desk]);
}
