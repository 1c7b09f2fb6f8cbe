/** Undo, redo, adding, and what can be done with the selection: everything the keyboard can, for the mouse. */
import { Plus, Redo2, Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { LaneKind } from '../../map/map.ts';
import { laneKinds } from '../../map/map.ts';
import { ActionMenu, type Action } from '../controls/action-menu.tsx';
import type { Desk } from './desk.ts';
import { useDeskState, useLiveState, useOpenMap } from './desk-context.ts';
import { laneWords, usualLanes } from './lane-kinds.ts';
import { actionsFor, addLane } from './spot-actions.ts';
import { keyOf, type Spot } from './spots.ts';

const spotWords: Readonly<Record<Spot['kind'], string>> = {
  card: 'Card',
  stage: 'Stage',
  step: 'Step',
  lane: 'Lane',
  cell: 'Cell',
};

function laneActions(desk: Desk): Action[] {
  const hidden = desk.live.state().map?.lanes.filter((lane) => lane.hidden) ?? [];
  const kinds: LaneKind[] = [
    ...usualLanes,
    ...laneKinds.filter((kind) => !usualLanes.includes(kind) && kind !== 'images'),
  ];
  return [
    ...hidden.map((lane) => ({
      id: `show ${lane.id}`,
      name: `Show “${lane.name}” again`,
      run: () => void desk.run({ verb: 'hide-lane', id: lane.id, hidden: false }),
    })),
    ...kinds.map((kind) => ({
      id: kind,
      name: laneWords[kind].name,
      run: () => addLane(desk, kind, laneWords[kind].name),
    })),
  ];
}

function HistoryButtons() {
  const { desk } = useOpenMap();
  const { undoes, redoes } = useLiveState(desk);
  return (
    <>
      <Button
        className="button button-quiet button-icon"
        aria-label={undoes ? `Undo: ${undoes}` : 'Undo'}
        isDisabled={!undoes}
        onPress={() => desk.live.undo()}
      >
        <Undo2 size={16} aria-hidden />
      </Button>
      <Button
        className="button button-quiet button-icon"
        aria-label={redoes ? `Redo: ${redoes}` : 'Redo'}
        isDisabled={!redoes}
        onPress={() => desk.live.redo()}
      >
        <Redo2 size={16} aria-hidden />
      </Button>
    </>
  );
}

export function MapToolbar() {
  const { desk } = useOpenMap();
  // Both are read again after every edit, so that menus grey out at once.
  useLiveState(desk);
  useDeskState(desk);
  const spot = desk.selected;
  return (
    <div className="toolbar" role="toolbar" aria-label="Edit the map">
      <HistoryButtons />
      <span className="toolbar-line" aria-hidden />
      <Button className="button button-quiet" onPress={() => desk.addStage()}>
        <Plus size={14} aria-hidden /> Stage
      </Button>
      <ActionMenu label="Add a lane" className="button button-quiet" actions={laneActions(desk)}>
        <Plus size={14} aria-hidden /> Lane
      </ActionMenu>
      {spot ? (
        <>
          <span className="toolbar-line" aria-hidden />
          <ActionMenu
            key={keyOf(spot)}
            label={`What to do with this ${spotWords[spot.kind].toLowerCase()}`}
            className="button button-quiet"
            actions={actionsFor(desk, spot)}
          >
            {spotWords[spot.kind]} <span aria-hidden>▾</span>
          </ActionMenu>
        </>
      ) : (
        <p className="toolbar-hint">Arrow keys move, Enter edits, Delete deletes, Ctrl Z takes back</p>
      )}
    </div>
  );
}
