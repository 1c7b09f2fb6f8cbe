/** Where on the map a change can be looked at. */
import type { Change } from '../../../map/difference.ts';
import type { JourneyMap } from '../../../map/map.ts';
import { spotOfRecord } from '../records.ts';
import type { Spot } from '../spots.ts';
import type { Both } from './change-lines.ts';

/** The record itself where it stands, or where it stood; undefined where neither is on the map any more. */
export function spotOfChange({ kind, id, before, after }: Change, { after: map }: Both): Spot | undefined {
  if (kind === 'links') return spotOfRecord(map, String((after ?? before)?.from));
  if (kind === 'lines') return spotOfRecord(map, String((after ?? before)?.below));
  if (!['stages', 'steps', 'lanes', 'cards', 'touchpoints'].includes(kind)) return undefined;
  if (after) return spotOfRecord(map, id);
  if (kind === 'cards') return placeLeft(map, String(before?.lane), String(before?.step));
  return kind === 'steps' ? spotOfRecord(map, String(before?.stage)) : undefined;
}

/** The cell a card stood in, or as much of it as is left. */
function placeLeft(map: JourneyMap, lane: string, step: string): Spot | undefined {
  const row = map.lanes.some((one) => one.id === lane);
  const column = spotOfRecord(map, step);
  if (row && column?.kind === 'step') return { kind: 'cell', lane, step };
  return column ?? (row ? { kind: 'lane', id: lane } : undefined);
}
