/** The editable grid: stages and steps across, lanes down, everything reachable by keyboard. */
import { useEffect, useRef } from 'react';
import type { JourneyMap, Lane } from '../../map/map.ts';
import { feelingsOf } from '../../render/feeling.ts';
import { useCardDrag } from './card-drag.ts';
import { useDeskState, useLiveState, useOpenMap } from './desk-context.ts';
import { FeelingLine } from './feeling-line.tsx';
import { GridCell } from './grid-cell.tsx';
import { AddStageHead, LaneHead, StageHead, StepHead, type HeadState } from './grid-heads.tsx';
import { onGridKey } from './grid-keys.ts';
import type { Desk, DeskState, Typing } from './desk.ts';
import { cardsAt, firstSpot, gridOf, keyOf, stands, type GridModel, type Spot } from './spots.ts';

/** A table that is walked with arrow keys is a grid; its rows, heads and cells stay what they are. */
const asGrid = { role: 'grid' } as const;

const none: ReadonlySet<string> = new Set();

/** The cell a spot stands in. */
function cellOf(grid: GridModel, spot: Spot | undefined): string | undefined {
  if (spot?.kind === 'cell') return `${spot.lane}\n${spot.step}`;
  if (spot?.kind !== 'card') return undefined;
  const card = grid.map.cards.find((one) => one.id === spot.id);
  return card && `${card.lane}\n${card.step}`;
}

function typedCell(grid: GridModel, typing: Typing | undefined): string | undefined {
  if (!typing) return undefined;
  if ('new' in typing) return `${typing.new.lane}\n${typing.new.step}`;
  return typing.over === 'title' ? undefined : cellOf(grid, typing.over);
}

function headState(grid: GridModel, state: DeskState): HeadState {
  const { spot, typing } = state;
  const selected = spot && stands(grid, spot) ? keyOf(spot) : undefined;
  const first = firstSpot(grid);
  const over = typing && 'over' in typing && typing.over !== 'title' ? typing.over : undefined;
  return { selected, focusable: selected ?? (first && keyOf(first)), typed: over && keyOf(over) };
}

function LaneRow({ grid, lane, state, desk }: { grid: GridModel; lane: Lane; state: HeadState; desk: DeskState }) {
  const { desk: owner, measured } = useOpenMap();
  const { elsewhere } = useLiveState(owner);
  const felt = lane.kind === 'emotions' && !lane.collapsed && feelingsOf(measured).length > 0;
  const spotCell = cellOf(grid, desk.spot);
  const typing = typedCell(grid, desk.typing);
  return (
    <tr data-kind={lane.kind} data-felt={felt || undefined}>
      <LaneHead lane={lane} state={state} />
      {lane.collapsed ? (
        <td colSpan={grid.columns.length} className="collapsed-cell">
          {grid.map.cards.filter((card) => card.lane === lane.id).length} cards, collapsed
        </td>
      ) : (
        grid.columns.map(({ step }) => {
          const key = `${lane.id}\n${step.id}`;
          return (
            <GridCell
              key={step.id}
              lane={lane}
              step={step}
              cards={cardsAt(grid, lane.id, step.id)}
              selected={spotCell === key ? state.selected : undefined}
              focusable={spotCell === key ? state.focusable : undefined}
              typing={typing === key ? desk.typing : undefined}
              elsewhere={elsewhere.size > 0 ? elsewhere : none}
            />
          );
        })
      )}
      {felt ? (
        <td className="line-cell" aria-hidden>
          <FeelingLine lane={lane} columns={grid.columns.length} />
        </td>
      ) : null}
    </tr>
  );
}

function useFocusOnSpot(frame: React.RefObject<HTMLElement | null>, state: DeskState): void {
  const { focus, spot } = state;
  const done = useRef(0);
  useEffect(() => {
    if (focus === done.current || !spot) return;
    done.current = focus;
    const key = CSS.escape(keyOf(spot));
    frame.current?.querySelector<HTMLElement>(`[data-spot="${key}"]`)?.focus();
  }, [focus, spot, frame]);
}

function useGridKeys(frame: React.RefObject<HTMLElement | null>, desk: Desk): void {
  useEffect(() => {
    const root = frame.current;
    const onKey = (event: KeyboardEvent): void => onGridKey(desk, event);
    root?.addEventListener('keydown', onKey);
    return () => root?.removeEventListener('keydown', onKey);
  }, [frame, desk]);
}

export function MapGrid({ map }: { map: JourneyMap }) {
  const { desk } = useOpenMap();
  const state = useDeskState(desk);
  const frame = useRef<HTMLDivElement>(null);
  useCardDrag(frame, desk);
  useGridKeys(frame, desk);
  useFocusOnSpot(frame, state);
  const grid = gridOf(map);
  const heads = headState(grid, state);
  return (
    <div className="grid-frame" ref={frame}>
      <table
        {...asGrid}
        className="map-grid"
        aria-label={map.title}
        style={{ '--columns': grid.columns.length } as React.CSSProperties}
      >
        <thead>
          <tr>
            <td className="corner" aria-label="Lanes" rowSpan={grid.hasSteps ? 2 : 1} />
            {map.stages.map((stage) => (
              <StageHead key={stage.id} stage={stage} state={heads} />
            ))}
            <AddStageHead rows={grid.hasSteps ? 2 : 1} />
          </tr>
          {grid.hasSteps ? (
            <tr>
              {grid.columns.map(({ step, stage }) => (
                <StepHead key={step.id} step={step} state={heads} first={stage.steps[0] === step} />
              ))}
            </tr>
          ) : null}
        </thead>
        <tbody>
          {grid.lanes.map((lane) => (
            <LaneRow key={lane.id} grid={grid} lane={lane} state={heads} desk={state} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
