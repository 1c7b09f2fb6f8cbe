/** Moving over and zooming into a drawing: drag, wheel with the control key, and three buttons. */
import { Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { t } from '../language/t.ts';

const zooms = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2, 2.5];
const nextZoom = (zoom: number, way: 1 | -1): number =>
  (way === 1 ? zooms.find((one) => one > zoom + 0.01) : zooms.findLast((one) => one < zoom - 0.01)) ?? zoom;

export interface Zoom {
  readonly zoom: number;
  readonly by: (way: 1 | -1) => void;
  readonly fit: () => void;
}

/** Starts at `fit`, and follows it until somebody zooms. */
export function useZoom(fit: number): Zoom {
  const [wanted, setWanted] = useState<number>();
  return useMemo(
    () => ({
      zoom: wanted ?? fit,
      by: (way) => setWanted((now) => nextZoom(now ?? fit, way)),
      fit: () => setWanted(undefined),
    }),
    [wanted, fit],
  );
}

/** Holding the control key and turning the wheel zooms, so do plus and minus; dragging the ground moves. */
export function useGestures(frame: React.RefObject<HTMLElement | null>, by: Zoom['by']): void {
  useEffect(() => {
    const root = frame.current;
    if (!root) return undefined;
    const stop = new AbortController();
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      by(event.deltaY < 0 ? 1 : -1);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+' || event.key === '=') by(1);
      if (event.key === '-') by(-1);
    };
    let held: { x: number; y: number } | undefined;
    const down = (event: PointerEvent): void => {
      const onPart = event.target instanceof Element && event.target.closest('.record, button');
      if (event.button === 0 && event.pointerType === 'mouse' && !onPart) held = { x: event.clientX, y: event.clientY };
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
    root.addEventListener('keydown', key, { signal: stop.signal });
    root.addEventListener('pointerdown', down, { signal: stop.signal });
    window.addEventListener('pointermove', move, { signal: stop.signal });
    window.addEventListener('pointerup', up, { signal: stop.signal });
    return () => stop.abort();
  }, [frame, by]);
}

/** Inner width of an element, kept current; 0 before it is on the page. */
export function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

export function ZoomButtons({ zoom }: { zoom: Zoom }) {
  return (
    <fieldset className="zoom">
      <legend className="unseen">{t('Size of the drawing')}</legend>
      <Button className="button button-icon" aria-label={t('Smaller')} onPress={() => zoom.by(-1)}>
        <Minus size={15} aria-hidden />
      </Button>
      <Button
        className="button"
        aria-label={t('{percent} %, fit to the page', { percent: Math.round(zoom.zoom * 100) })}
        onPress={() => zoom.fit()}
      >
        {Math.round(zoom.zoom * 100)} %
      </Button>
      <Button className="button button-icon" aria-label={t('Larger')} onPress={() => zoom.by(1)}>
        <Plus size={15} aria-hidden />
      </Button>
    </fieldset>
  );
}
