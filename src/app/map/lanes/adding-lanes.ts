/** Adding a lane of a kind below the selected one, or at the foot of the map. */
import { newId } from '../../../lib/ids.ts';
import { laneKinds, type LaneKind } from '../../../map/map.ts';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { laneWords, usualLanes } from '../lane-kinds.ts';

export interface LaneOffer {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly usual: boolean;
  readonly run: () => void;
}

export function addLane(desk: Desk, kind: LaneKind, name: string): void {
  const id = newId('lane');
  if (desk.run({ verb: 'add-lane', id, kind, name })) desk.select({ kind: 'lane', id }, true);
}

/** Hidden lanes to show again, then the usual kinds, then all others. */
export function laneAdding(desk: Desk): LaneOffer[] {
  const hidden = desk.live.state().map?.lanes.filter((lane) => lane.hidden) ?? [];
  const kinds = [...usualLanes, ...laneKinds.filter((kind) => !usualLanes.includes(kind))];
  return [
    ...hidden.map((lane) => ({
      id: `show ${lane.id}`,
      name: t('Show “{name}” again', { name: lane.name }),
      help: '',
      usual: true,
      run: () => void desk.run({ verb: 'hide-lane', id: lane.id, hidden: false }),
    })),
    ...kinds.map((kind) => ({
      id: kind,
      name: t(laneWords[kind].name),
      help: t(laneWords[kind].help),
      usual: usualLanes.includes(kind),
      run: () => addLane(desk, kind, t(laneWords[kind].name)),
    })),
  ];
}
