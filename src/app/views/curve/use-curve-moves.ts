/** Feelings on the curve set by dragging, by a double click on an empty column, or by + and − on what is focused. */
import { useEffect, useRef } from 'react';
import type { Card, JourneyMap } from '../../../map/map.ts';
import type { Scene } from '../../../render/scene.ts';
import { valence } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import type { Desk } from '../../map/desk.ts';
import {
  curvePlot,
  emptyStepAt,
  feelingAtHeight,
  feelingEdits,
  feelingUnder,
  isFeeling,
  rounded,
  type CurvePlot,
  type Felt,
} from './curve-move.ts';

export interface Held {
  readonly felt: Felt;
  readonly value: number;
  /** Where the pointer is in the window. */
  readonly x: number;
  readonly y: number;
}

/** What the gestures need to know of the page as it is now. */
export interface Now {
  readonly map: JourneyMap;
  readonly scene: Scene;
  readonly zoom: number;
  /** The lane that is drawn into. */
  readonly lane: string | undefined;
}

/** How far a pointer moves before it drags, in pixels. */
const slack = 3;

interface Pointed {
  readonly clientX: number;
  readonly clientY: number;
  readonly shiftKey: boolean;
}

class CurveMoves {
  readonly #root: HTMLElement;
  readonly #desk: Desk;
  readonly #now: () => Now;
  readonly #show: (held: Held | undefined) => void;
  #began: { readonly felt: Felt; readonly at: Pointed; moved: boolean } | undefined;

  constructor(root: HTMLElement, desk: Desk, now: () => Now, show: (held: Held | undefined) => void) {
    this.#root = root;
    this.#desk = desk;
    this.#now = now;
    this.#show = show;
  }

  listen(): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    this.#root.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    this.#root.addEventListener('dblclick', (event) => this.#double(event), { signal });
    // Before the drawing hears it, which would zoom.
    this.#root.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true });
    this.#root.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    window.addEventListener('pointermove', (event) => this.#move(event), { signal });
    window.addEventListener('pointerup', (event) => this.#up(event), { signal });
    window.addEventListener('pointercancel', () => this.#leave(), { signal });
    window.addEventListener('keydown', (event) => event.key === 'Escape' && this.#leave(), { signal });
    return () => stop.abort();
  }

  #plot(): CurvePlot | undefined {
    const { scene, map } = this.#now();
    return curvePlot(scene, map);
  }

  #placeOf({ clientX, clientY }: Pointed): { x: number; y: number } {
    const svg = this.#root.querySelector('svg.scene')?.getBoundingClientRect();
    const { zoom } = this.#now();
    return { x: (clientX - (svg?.left ?? 0)) / zoom, y: (clientY - (svg?.top ?? 0)) / zoom };
  }

  #feltAt(at: Pointed): Felt | undefined {
    const plot = this.#plot();
    if (!plot) return undefined;
    const { map, lane } = this.#now();
    const place = this.#placeOf(at);
    const card = feelingUnder(plot, map, place, lane);
    if (card) return { card: card.id };
    const step = emptyStepAt(plot, map, place, lane);
    return step === undefined ? undefined : { lane, step };
  }

  #valueAt(at: Pointed): number {
    const plot = this.#plot();
    return plot ? feelingAtHeight(plot, this.#placeOf(at).y, at.shiftKey) : 0;
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const felt = this.#feltAt(event);
    // A finger on an empty place scrolls the page.
    if (!felt || (event.pointerType === 'touch' && !('card' in felt))) return;
    const onOther = event.target instanceof Element && event.target.closest('a.record') && !('card' in felt);
    if (!onOther) this.#began = { felt, at: event, moved: false };
  }

  #move(event: PointerEvent): void {
    const began = this.#began;
    if (!began) return;
    began.moved ||= Math.abs(event.clientY - began.at.clientY) > slack;
    if (began.moved) this.#show({ felt: began.felt, value: this.#valueAt(event), x: event.clientX, y: event.clientY });
  }

  #up(event: PointerEvent): void {
    const began = this.#began;
    this.#leave();
    if (began?.moved) this.#put(began.felt, this.#valueAt(event));
  }

  #leave(): void {
    if (this.#began) this.#show(undefined);
    this.#began = undefined;
  }

  #double(event: MouseEvent): void {
    const felt = this.#feltAt(event);
    if (felt && !('card' in felt)) this.#put(felt, this.#valueAt(event));
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const up = event.key === '+' || event.key === 'ArrowUp';
    if (!up && event.key !== '-' && event.key !== '−' && event.key !== 'ArrowDown') return;
    const part = event.target instanceof Element ? event.target.closest<SVGElement>('[data-record]') : undefined;
    const { map } = this.#now();
    const card = map.cards.find((one: Card) => one.id === part?.dataset.record);
    if (!card || !isFeeling(map, card)) return;
    event.preventDefault();
    event.stopPropagation();
    // With Shift the plus of many keyboards is typed.
    const fine = event.shiftKey && event.key.startsWith('Arrow');
    this.#put({ card: card.id }, rounded(card.valence + (up ? 1 : -1) * (fine ? 0.1 : 0.5), true));
  }

  #put(felt: Felt, value: number): void {
    const { edits, card } = feelingEdits(felt, value, t('Feels'));
    if (!this.#desk.run(...edits)) return;
    this.#desk.select({ kind: 'card', id: card });
    this.#desk.say(valence(value));
  }
}

/** Listens on the drawing below `root`; `show` gets what is held, and undefined once nothing is. */
export function useCurveMoves(
  root: React.RefObject<HTMLElement | null>,
  desk: Desk,
  now: Now,
  show: (held: Held | undefined) => void,
): void {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    if (!root.current) return undefined;
    return new CurveMoves(root.current, desk, () => latest.current, show).listen();
  }, [root, desk, show]);
}
