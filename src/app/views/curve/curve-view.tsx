/** The emotion curve, drawn by hand: points are dragged, empty columns filled, while everything follows the pointer. */
import { useMemo, useRef, useState } from 'react';
import { valence } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import { useOpenMap } from '../../map/desk-context.ts';
import { Drawing, type DrawnView } from '../drawing.tsx';
import { withFeeling } from './curve-move.ts';
import { useDrawnLane } from './drawn-lane.ts';
import { useCurveMoves, type Held } from './use-curve-moves.ts';

interface MovesProps {
  readonly root: React.RefObject<HTMLDivElement | null>;
  readonly drawn: DrawnView;
  readonly show: (held: Held | undefined) => void;
}

function Moves({ root, drawn, show }: MovesProps) {
  const { desk, measured } = useOpenMap();
  const lane = useDrawnLane()?.id;
  useCurveMoves(root, desk, { map: measured.map, lane, ...drawn }, show);
  return null;
}

export function CurveView() {
  const { measured } = useOpenMap();
  const root = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held>();
  const shown = useMemo(
    () => (held ? { ...measured, map: withFeeling(measured.map, held.felt, held.value) } : measured),
    [measured, held],
  );
  return (
    <div className="matrix curve" ref={root} data-held={held ? '' : undefined}>
      <Drawing
        view="curve"
        label={t('Emotion curve: drag a point, or press + and − on the one that is focused')}
        instead={shown}
      >
        {(drawn) => <Moves root={root} drawn={drawn} show={setHeld} />}
      </Drawing>
      {held ? (
        <div className="matrix-ghost" style={{ left: held.x, top: held.y }}>
          {valence(held.value)}
        </div>
      ) : null}
    </div>
  );
}
