/** Which emotion lane is drawn into on the curve: the one the address names, of the personas shown, or the first. */
import { useSearchParams } from 'react-router';
import type { Lane } from '../../../map/map.ts';
import { useOpenMap } from '../../map/desk-context.ts';
import { emotionLanes } from './curve-move.ts';

/** Undefined on a map without an emotion lane: drawing then makes one. */
export function useDrawnLane(): Lane | undefined {
  const { measured } = useOpenMap();
  const [search] = useSearchParams();
  const lanes = emotionLanes(measured.map);
  const personas = (search.get('persona') ?? '').split(',').filter(Boolean);
  const shown = lanes.filter((one) => personas.length === 0 || personas.includes(one.persona ?? ''));
  return lanes.find((one) => one.id === search.get('draw')) ?? shown[0] ?? lanes[0];
}
