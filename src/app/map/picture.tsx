/** Curve and metro: the drawing of the map, to move over, to zoom into and to select in. */
import { useMemo, useRef } from 'react';
import { draw } from '../../render/draw.ts';
import type { View } from '../../render/scene.ts';
import { scrolls } from '../controls/scrolls.ts';
import { useGestures, useWidth, useZoom, ZoomButtons } from '../controls/zoom.tsx';
import { useDrawnTheme } from '../theme.ts';
import { useDeskState, useOpenMap } from './desk-context.ts';
import { recordsOf, spotOfRecord } from './records.ts';
import { SceneView } from './scene-view.tsx';

export function Picture({ view }: { view: View }) {
  const { desk, measured } = useOpenMap();
  const { spot } = useDeskState(desk);
  const theme = useDrawnTheme();
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const scene = useMemo(
    () => (room > 0 ? draw(measured, { view, theme, width: Math.max(room, 720), title: false }) : undefined),
    [measured, view, theme, room],
  );
  const zoom = useZoom(scene ? Math.min(1, Math.max(0.75, room / scene.width)) : 1);
  useGestures(frame, zoom.by);
  const selected = useMemo(() => recordsOf(measured.map, spot), [measured.map, spot]);
  const select = useMemo(
    () => (record: string) => desk.select(spotOfRecord(measured.map, record)),
    [desk, measured.map],
  );
  return (
    <div className="picture">
      <section className="picture-frame" ref={frame} aria-label="Drawing, scrolls both ways" {...scrolls}>
        {scene ? <SceneView scene={scene} zoom={zoom.zoom} selected={selected} onSelect={select} /> : null}
      </section>
      <ZoomButtons zoom={zoom} />
    </div>
  );
}
