/** The small drawing of a map, in the colours of the page. Words beside it say what it is, so it is silent. */
import { useMemo } from 'react';
import type { Scene } from '../../render/scene.ts';
import { SceneView } from '../map/scene-view.tsx';
import { useDrawnTheme } from '../theme.ts';

const nothing: ReadonlySet<string> = new Set();
const still = (): void => undefined;

export function Sketch({ scene, zoom = 1 }: { scene: Scene; zoom?: number }) {
  const theme = useDrawnTheme();
  const painted = useMemo(() => ({ ...scene, theme }), [scene, theme]);
  return (
    <span className="sketch" aria-hidden>
      <SceneView scene={painted} zoom={zoom} selected={nothing} onSelect={still} />
    </span>
  );
}
