/** A view as a drawing on the page: to move over, to zoom into, to select in; the selection comes along from other views. */
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { JourneyMap, MeasuredMap } from '../../map/map.ts';
import { draw, planes } from '../../render/draw.ts';
import type { Item, Scene, View } from '../../render/scene.ts';
import { scrolls } from '../controls/scrolls.ts';
import { useGestures, useWidth, useZoom, ZoomButtons } from '../controls/zoom.tsx';
import { direction, t } from '../language/t.ts';
import { useDeskState, useOpenMap } from '../map/desk-context.ts';
import { recordsOf, spotOfRecord } from '../map/records.ts';
import { SceneView } from '../map/scene-view.tsx';
import type { Spot } from '../map/spots.ts';
import { useDrawnTheme } from '../theme.ts';
import { pictureAddress, useLook } from './map-views.ts';

/** A drawing needs some room; a narrower page scrolls. */
const least = 720;

function collect(items: readonly Item[], into: Set<string>): void {
  for (const item of items) {
    if (item.kind !== 'group') continue;
    if (item.record !== undefined) into.add(item.record);
    collect(item.items, into);
  }
}

/** What stands for the selected spot on this drawing: itself, or else its step, or its stage. */
export function shownFor(scene: Scene, map: JourneyMap, spot: Spot | undefined): ReadonlySet<string> {
  const drawn = new Set<string>();
  collect(scene.items, drawn);
  const own = recordsOf(map, spot);
  if (!spot || [...own].some((record) => drawn.has(record))) return own;
  const card = spot.kind === 'card' ? map.cards.find((one) => one.id === spot.id) : undefined;
  const step = spot.kind === 'cell' ? spot.step : spot.kind === 'step' ? spot.id : card?.step;
  const stage = map.stages.find((one) => one.steps.some((inside) => inside.id === step));
  const beside = [step, stage?.id].find((record) => record !== undefined && drawn.has(record));
  return beside === undefined ? own : new Set([beside]);
}

/** Brings the selected record into sight: when the view opens, and when something is selected elsewhere. */
function useInSight(frame: React.RefObject<HTMLElement | null>, selected: ReadonlySet<string>, ready: boolean): void {
  const names = [...selected].join('\n');
  useEffect(() => {
    if (!ready || names === '') return;
    const wanted = new Set(names.split('\n'));
    const parts = frame.current?.querySelectorAll<SVGElement>('[data-record]') ?? [];
    const part = [...parts].find((one) => wanted.has(one.dataset.record ?? ''));
    part?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [frame, names, ready]);
}

export interface DrawnView {
  readonly scene: Scene;
  readonly zoom: number;
}

export function Drawing(props: {
  view: View;
  label?: string;
  /** Records that are no spots of the grid. */
  onRecord?: (record: string) => boolean;
  marked?: string | undefined;
  /** Drawn instead of the open map, while something on it is held. */
  instead?: MeasuredMap;
  children?: (drawn: DrawnView) => ReactNode;
}) {
  const { view, onRecord, marked, instead } = props;
  const { desk, measured } = useOpenMap();
  const { spot } = useDeskState(desk);
  const theme = useDrawnTheme();
  const { look } = useLook();
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const scene = useMemo(() => {
    if (room === 0) return undefined;
    return draw(instead ?? measured, {
      view,
      theme,
      width: Math.max(room, least),
      title: false,
      direction,
      pictures: pictureAddress,
      ...look,
    });
  }, [measured, instead, view, theme, room, look]);
  const zoom = useZoom(scene ? Math.min(1, Math.max(0.75, room / scene.width)) : 1);
  useGestures(frame, zoom.by);
  const selected = useMemo(() => {
    if (marked !== undefined) return new Set([marked]);
    return scene ? shownFor(scene, measured.map, spot) : new Set<string>();
  }, [scene, measured.map, spot, marked]);
  useInSight(frame, selected, scene !== undefined);
  const select = useMemo(
    () => (record: string) => {
      if (onRecord?.(record)) return;
      desk.select(spotOfRecord(measured.map, record));
    },
    [desk, measured.map, onRecord],
  );
  return (
    <div className="picture">
      <section
        className="picture-frame"
        ref={frame}
        // A drawing without a direction begins at its left also on a page that is read from the right.
        dir={planes.has(view) ? 'ltr' : undefined}
        aria-label={props.label ?? t('Drawing, scrolls both ways')}
        {...scrolls}
      >
        {scene ? <SceneView scene={scene} zoom={zoom.zoom} selected={selected} onSelect={select} /> : null}
        {scene ? props.children?.({ scene, zoom: zoom.zoom }) : null}
      </section>
      <ZoomButtons zoom={zoom} />
    </div>
  );
}
