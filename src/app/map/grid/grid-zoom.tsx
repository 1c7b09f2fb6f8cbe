/** How large the grid is shown: Ctrl with the wheel, three buttons, and the small overview to find the way. */
import { Map as MapIcon, Minus, Plus } from 'lucide-react';
import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { ToggleButton, Button } from 'react-aria-components';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { useDesk, useOpenMap } from '../desk-context.ts';
import { gridWidth, scrolledFrom, type GridShape } from './shape.ts';
import { bounded, nextZoom } from './zooms.ts';
import { direction } from '../../language/t.ts';

/** Shows as many columns as the frame can hold, without making letters too small to see. */
export function fitZoom(desk: Desk, frame: HTMLElement, shape: GridShape): void {
  const wide = frame.clientWidth / gridWidth(shape);
  desk.set({ zoom: bounded(Math.min(1, Math.floor(wide * 100) / 100)) });
}

/** Waits for the wheel to rest before everything is laid out in the new size. */
const rest = 130;

interface Turning {
  /** The size it will have. */
  zoom: number;
  /** Where the pointer is in the frame. */
  readonly x: number;
  readonly y: number;
  timer: number;
}

/** Meanwhile the grid is only stretched, which needs no new layout of its texts. */
function stretch(frame: HTMLElement, table: HTMLElement, turning: Turning, zoom: number): void {
  const scale = turning.zoom / zoom;
  if (table.style.transform === '') {
    const box = table.getBoundingClientRect();
    const outer = frame.getBoundingClientRect();
    table.style.willChange = 'transform';
    table.style.transformOrigin = `${(outer.left + turning.x - box.left) / zoom}px ${(outer.top + turning.y - box.top) / zoom}px`;
  }
  table.style.transform = `scale(${scale})`;
}

/** Ctrl with the wheel; what is under the pointer (or in the middle) stays where it is while the size changes. */
function useZooming(element: HTMLElement, desk: Desk, zoom: number): void {
  const before = useRef(zoom);
  const at = useRef<{ x: number; y: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const ratio = zoom / before.current;
    before.current = zoom;
    const table = element.querySelector<HTMLElement>('.map-grid');
    if (table) Object.assign(table.style, { transform: '', willChange: '' });
    if (ratio === 1) return;
    const x = at.current?.x ?? element.clientWidth / 2;
    const y = at.current?.y ?? element.clientHeight / 2;
    const inline = direction === 'rtl' ? element.clientWidth - x : x;
    const along = (scrolledFrom(element) + inline) * ratio - inline;
    element.scrollTo(along * (direction === 'rtl' ? -1 : 1), (element.scrollTop + y) * ratio - y);
    at.current = undefined;
  }, [element, zoom]);
  useEffect(() => {
    let turning: Turning | undefined;
    const settle = (): void => {
      if (!turning) return;
      at.current = { x: turning.x, y: turning.y };
      const next = turning.zoom;
      turning = undefined;
      if (next !== desk.state().zoom) desk.set({ zoom: next });
      else element.querySelector<HTMLElement>('.map-grid')?.style.removeProperty('transform');
    };
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      turning ??= { zoom: desk.state().zoom, x: event.clientX - box.left, y: event.clientY - box.top, timer: 0 };
      // A wheel with notches turns by 100 or more at once; fingers on a pad by a few.
      const turn = Math.max(-100, Math.min(100, event.deltaY));
      turning.zoom = bounded(turning.zoom * Math.exp(-turn / 500));
      const table = element.querySelector<HTMLElement>('.map-grid');
      if (table) stretch(element, table, turning, desk.state().zoom);
      window.clearTimeout(turning.timer);
      turning.timer = window.setTimeout(settle, rest);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      window.clearTimeout(turning?.timer);
      element.removeEventListener('wheel', wheel);
    };
  }, [element, desk]);
}

export const GridZoom = memo(function GridZoom({ frame, shape }: { frame: HTMLElement; shape: GridShape }) {
  const { desk } = useOpenMap();
  const zoom = useDesk(desk, (state) => state.zoom);
  const overview = useDesk(desk, (state) => state.overview);
  useZooming(frame, desk, zoom);
  const by = (way: 1 | -1): void => desk.set({ zoom: nextZoom(zoom, way) });
  const percent = Math.round(zoom * 100);
  return (
    <fieldset className="zoom">
      <legend className="unseen">{t('Size of the map')}</legend>
      <ToggleButton
        className="button button-icon"
        aria-label={t('Overview of the whole map')}
        isSelected={overview}
        onChange={(shown) => desk.set({ overview: shown })}
      >
        <MapIcon size={15} aria-hidden />
      </ToggleButton>
      <Button className="button button-icon" aria-label={t('Smaller')} onPress={() => by(-1)}>
        <Minus size={15} aria-hidden />
      </Button>
      <Button
        className="button"
        aria-label={percent === 100 ? t('100 %, fit to the page') : t('{percent} %, back to 100 %', { percent })}
        onPress={() => {
          if (percent === 100) fitZoom(desk, frame, shape);
          else desk.set({ zoom: 1 });
        }}
      >
        {percent} %
      </Button>
      <Button className="button button-icon" aria-label={t('Larger')} onPress={() => by(1)}>
        <Plus size={15} aria-hidden />
      </Button>
    </fieldset>
  );
});
