/** Curve and metro: the drawing of the map, to move over, to zoom into and to select in. */
import { Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { draw } from '../../render/draw.ts';
import type { View } from '../../render/scene.ts';
import { scrolls } from '../controls/scrolls.ts';
import { useDrawnTheme } from '../theme.ts';
import { useDeskState, useOpenMap } from './desk-context.ts';
import { recordsOf, spotOfRecord } from './records.ts';
import { SceneView } from './scene-view.tsx';

const zooms = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2, 2.5];
const nextZoom = (zoom: number, way: 1 | -1): number =>
  (way === 1 ? zooms.find((one) => one > zoom + 0.01) : zooms.findLast((one) => one < zoom - 0.01)) ?? zoom;

/** Holding the control key and turning the wheel zooms; dragging the ground moves. */
function useGestures(frame: React.RefObject<HTMLElement | null>, zoomBy: (way: 1 | -1) => void): void {
  useEffect(() => {
    const root = frame.current;
    if (!root) return undefined;
    const stop = new AbortController();
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 1 : -1);
    };
    let held: { x: number; y: number } | undefined;
    const down = (event: PointerEvent): void => {
      const onRecord = event.target instanceof Element && event.target.closest('.record');
      if (event.button === 0 && event.pointerType === 'mouse' && !onRecord)
        held = { x: event.clientX, y: event.clientY };
    };
    const move = (event: PointerEvent): void => {
      if (!held) return;
      root.scrollBy(held.x - event.clientX, held.y - event.clientY);
      held = { x: event.clientX, y: event.clientY };
    };
    const up = (): void => {
      held = undefined;
    };
    root.addEventListener('wheel', wheel, { signal: stop.signal, passive: false });
    root.addEventListener('pointerdown', down, { signal: stop.signal });
    window.addEventListener('pointermove', move, { signal: stop.signal });
    window.addEventListener('pointerup', up, { signal: stop.signal });
    return () => stop.abort();
  }, [frame, zoomBy]);
}

/** Inner width of an element, kept current. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

export function Picture({ view }: { view: View }) {
  const { desk, measured } = useOpenMap();
  const { spot } = useDeskState(desk);
  const theme = useDrawnTheme();
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const [wanted, setWanted] = useState<number>();
  const scene = useMemo(
    () => (room > 0 ? draw(measured, { view, theme, width: Math.max(room, 720), title: false }) : undefined),
    [measured, view, theme, room],
  );
  const fit = scene ? Math.min(1, Math.max(0.75, room / scene.width)) : 1;
  const zoom = wanted ?? fit;
  const zoomBy = useMemo(() => (way: 1 | -1) => setWanted((now) => nextZoom(now ?? fit, way)), [fit]);
  useGestures(frame, zoomBy);
  const selected = useMemo(() => recordsOf(measured.map, spot), [measured.map, spot]);
  const select = useMemo(
    () => (record: string) => desk.select(spotOfRecord(measured.map, record)),
    [desk, measured.map],
  );
  return (
    <div className="picture">
      <section className="picture-frame" ref={frame} aria-label="Drawing, scrolls both ways" {...scrolls}>
        {scene ? <SceneView scene={scene} zoom={zoom} selected={selected} onSelect={select} /> : null}
      </section>
      <fieldset className="zoom">
        <legend className="unseen">Size of the drawing</legend>
        <Button className="button button-icon" aria-label="Smaller" onPress={() => zoomBy(-1)}>
          <Minus size={15} aria-hidden />
        </Button>
        <Button
          className="button"
          aria-label={`${Math.round(zoom * 100)} %, fit to the page`}
          onPress={() => setWanted(undefined)}
        >
          {Math.round(zoom * 100)} %
        </Button>
        <Button className="button button-icon" aria-label="Larger" onPress={() => zoomBy(1)}>
          <Plus size={15} aria-hidden />
        </Button>
      </fieldset>
    </div>
  );
}
