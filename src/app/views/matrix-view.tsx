/** The opportunity matrix, where effort and value are set by dragging or with the arrow keys. */
import { useEffect, useRef, useState } from 'react';
import type { Card } from '../../map/map.ts';
import { effortAxis, matrixNames, valueAxis, valueOf } from '../../render/matrix-scores.ts';
import { quarterName, scoresAt } from '../../render/plane.ts';
import type { Box, Item, Scene } from '../../render/scene.ts';
import { t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';
import { Drawing, type DrawnView } from './drawing.tsx';
import { useLook } from './map-views.ts';
import { scoresFor } from './matrix-move.ts';

interface Held {
  readonly card: Card;
  readonly x: number;
  readonly y: number;
  /** Undefined off the plane: nothing is set there. */
  readonly scores: { x: number; y: number } | undefined;
}

/** The plane's frame on the drawing. */
function planeOf(scene: Scene): Box | undefined {
  const found = scene.items.find((item: Item) => item.kind === 'group' && item.role === 'plane');
  return found?.kind === 'group' ? found.box : undefined;
}

const steps: Readonly<Record<string, readonly [effort: number, value: number]>> = {
  ArrowLeft: [-0.5, 0],
  ArrowRight: [0.5, 0],
  ArrowUp: [0, 0.5],
  ArrowDown: [0, -0.5],
};

/** Everything on the drawing that shows a record: its bubble, and its line in the list. */
function partsOf(root: HTMLElement | null, record: string): SVGElement[] {
  return [...(root?.querySelectorAll<SVGElement>('[data-record]') ?? [])].filter(
    (one) => one.dataset.record === record,
  );
}

/** How far a pointer moves before it drags, in pixels. */
const slack = 4;

function useMoves(frame: React.RefObject<HTMLElement | null>, drawn: DrawnView, weight: number) {
  const { desk, measured } = useOpenMap();
  const [held, setHeld] = useState<Held>();
  const [said, setSaid] = useState('');
  const plane = planeOf(drawn.scene);
  const { zoom } = drawn;
  const latest = useRef({ measured, plane, zoom, weight });
  useEffect(() => {
    latest.current = { measured, plane, zoom, weight };
  }, [measured, plane, zoom, weight]);
  const keyed = useRef<{ record: string; nth: number }>(undefined);
  useEffect(() => {
    // The list is sorted anew by every move: the focus stays with the card, not with its old place.
    const { record, nth } = keyed.current ?? {};
    keyed.current = undefined;
    if (record === undefined || nth === undefined) return;
    partsOf(frame.current, record)[nth]?.focus({ preventScroll: true });
  }, [frame, drawn.scene]);
  useEffect(() => {
    const root = frame.current;
    if (!root) return undefined;
    const stop = new AbortController();
    const cardOf = (target: EventTarget | null): Card | undefined => {
      const part = target instanceof Element ? target.closest<SVGElement>('[data-record]') : undefined;
      const record = part?.dataset.record;
      return latest.current.measured.map.cards.find((one) => one.id === record);
    };
    const put = (card: Card, effort: number, value: number): void => {
      const scores = scoresFor(card, effort, value, latest.current.weight);
      if (!desk.run({ verb: 'edit-card', id: card.id, ...scores })) return;
      const place = quarterName(
        { x: effortAxis, y: valueAxis(latest.current.weight), names: matrixNames },
        effort,
        value,
      );
      setSaid(t('{place}: effort {effort}, value {value}', { place: t(place), effort, value }));
      desk.select({ kind: 'card', id: card.id });
    };
    const at = (event: PointerEvent, card: Card): Held => {
      const svg = root.querySelector('svg.scene')?.getBoundingClientRect();
      const point = {
        x: (event.clientX - (svg?.left ?? 0)) / latest.current.zoom,
        y: (event.clientY - (svg?.top ?? 0)) / latest.current.zoom,
      };
      const box = latest.current.plane;
      const inside =
        box && point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
      return { card, x: event.clientX, y: event.clientY, scores: box && inside ? scoresAt(box, point) : undefined };
    };
    let began: { card: Card; x: number; y: number; moved: boolean } | undefined;
    const down = (event: PointerEvent): void => {
      const card = event.button === 0 ? cardOf(event.target) : undefined;
      if (card) began = { card, x: event.clientX, y: event.clientY, moved: false };
    };
    const move = (event: PointerEvent): void => {
      if (!began) return;
      began.moved ||= Math.hypot(event.clientX - began.x, event.clientY - began.y) > slack;
      if (began.moved) setHeld(at(event, began.card));
    };
    const up = (event: PointerEvent): void => {
      const dropped = began?.moved ? at(event, began.card) : undefined;
      began = undefined;
      setHeld(undefined);
      if (dropped?.scores) put(dropped.card, dropped.scores.x, dropped.scores.y);
    };
    const cancel = (): void => {
      began = undefined;
      setHeld(undefined);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') cancel();
      const step = steps[event.key];
      const card = step && !event.ctrlKey && !event.metaKey && !event.altKey ? cardOf(event.target) : undefined;
      if (!step || !card) return;
      event.preventDefault();
      event.stopPropagation();
      const nth = partsOf(root, card.id).findIndex((part) => part === event.target);
      keyed.current = { record: card.id, nth: Math.max(0, nth) };
      const fine = event.shiftKey ? 0.2 : 1;
      const bound = (value: number): number => Math.round(Math.min(5, Math.max(1, value)) * 10) / 10;
      const value = valueOf(card, latest.current.weight);
      // The first key of a card nobody scored puts it in the middle; the next ones move it from there.
      if (card.effort === undefined || value === undefined) put(card, card.effort ?? 3, value ?? 3);
      else put(card, bound(card.effort + step[0] * fine), bound(value + step[1] * fine));
    };
    const keep = (event: Event): void => event.preventDefault();
    root.addEventListener('pointerdown', down, { signal: stop.signal });
    root.addEventListener('dragstart', keep, { signal: stop.signal });
    root.addEventListener('keydown', key, { signal: stop.signal });
    window.addEventListener('pointermove', move, { signal: stop.signal });
    window.addEventListener('pointerup', up, { signal: stop.signal });
    window.addEventListener('pointercancel', cancel, { signal: stop.signal });
    return () => stop.abort();
  }, [frame, desk]);
  return { held, said };
}

function Moves(props: { frame: React.RefObject<HTMLElement | null>; drawn: DrawnView; weight: number }) {
  const { weight } = props;
  const { held, said } = useMoves(props.frame, props.drawn, weight);
  const axes = { x: effortAxis, y: valueAxis(weight), names: matrixNames };
  return (
    <>
      <output className="unseen">{said}</output>
      {held ? (
        <div className="matrix-ghost" style={{ left: held.x, top: held.y }}>
          {held.scores
            ? t('{place}: effort {effort}, value {value}', {
                place: t(quarterName(axes, held.scores.x, held.scores.y)),
                effort: held.scores.x,
                value: held.scores.y,
              })
            : t('Drop it on the matrix')}
        </div>
      ) : null}
    </>
  );
}

export function MatrixView() {
  const { look } = useLook();
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div className="matrix" ref={frame}>
      <Drawing view="matrix" label={t('Opportunity matrix: drag, or move what is focused with the arrow keys')}>
        {(drawn) => <Moves frame={frame} drawn={drawn} weight={look.customerWeight ?? 0.5} />}
      </Drawing>
    </div>
  );
}
