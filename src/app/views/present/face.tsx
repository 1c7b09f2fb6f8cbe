/** The face of a feeling, the same as on the drawings. */
import { face, feelingPaint } from '../../../render/marks.ts';
import { SceneView } from '../../map/scene-view.tsx';
import { useDrawnTheme } from '../../theme.ts';
import { valence } from '../../../render/wording.ts';

const nobody = new Set<string>();
const nothing = (): void => undefined;

export function Face({ value, size = 34 }: { value: number; size?: number }) {
  const theme = useDrawnTheme();
  const middle = size / 2;
  const scene = {
    width: size,
    height: size,
    theme,
    title: valence(value),
    desc: '',
    items: [face(middle, middle, middle - 2, value, feelingPaint(value))],
  };
  return (
    <span aria-hidden>
      <SceneView scene={scene} zoom={1} selected={nobody} onSelect={nothing} />
    </span>
  );
}
