/** The editable grid: stages and steps across, lanes down, everything reachable by keyboard, only the window drawn. */
import { memo, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { JourneyMap } from '../../../map/map.ts';
import { t } from '../../language/t.ts';
import { PasteChoices } from '../clipboard/paste-choices.tsx';
import { useDesk, useDeskState, useOpenMap } from '../desk-context.ts';
import { KeyList } from '../keys/key-list.tsx';
import { FilterPanel, LeftOutNote } from '../lanes/filter-bar.tsx';
import { FindBar } from '../palette/find-bar.tsx';
import { useGridDrag } from '../drag/grid-drag.ts';
import { useGridKeys } from '../keys/use-grid-keys.ts';
import { gridOf, positionOf, type GridModel } from '../spots.ts';
import { totalOf } from './edges.ts';
import { StageHead, StepHead, TailHead } from './heads.tsx';
import { Overview } from './overview.tsx';
import { useFocusOnSpot } from './reveal.ts';
import { LaneRow } from './row.tsx';
import { gridHeight, gridWidth, useRoom, useShape, type GridShape, type Shaping } from './shape.ts';
import { useShown, type Shown } from './shown.ts';
import { GapMarks } from './gap-marks.ts';
import { GridZoom } from './grid-zoom.tsx';
import { asColumnHead, asGrid, asRow, asRows } from './roles.ts';

interface Drawn {
  readonly grid: GridModel;
  readonly shape: GridShape;
  readonly shown: Shown;
  /** Where the selection is; it is drawn wherever the window is, so that the focus is never lost. */
  readonly at: { readonly row: number; readonly column: number } | undefined;
}

function StageHeads({ grid, shape, shown, at }: Drawn) {
  const heads = grid.map.stages.map((stage) => {
    const first = grid.columnOf.get(stage.steps[0]?.id ?? '') ?? 0;
    return { stage, first, last: first + stage.steps.length - 1 };
  });
  const { first, last } = shown.columns;
  const near = heads.filter(
    (head) => (head.first <= last && head.last >= first) || (at && head.first <= at.column && head.last >= at.column),
  );
  return near.map((head) => {
    const x = shape.columns[head.first] ?? 0;
    const width = (shape.columns[head.last + 1] ?? totalOf(shape.columns)) - x;
    return (
      <StageHead
        key={head.stage.id}
        stage={head.stage}
        tall={shape.steps === 0}
        place={placed(shape.lane + x, width, head.first)}
      />
    );
  });
}

const places = new Map<string, { x: number; width: number; column: number }>();

/** The same object for the same place, so that heads that did not move are not drawn again. */
function placed(x: number, width: number, column: number) {
  const key = `${x} ${width} ${column}`;
  const known = places.get(key) ?? { x, width, column };
  if (places.size > 5000) places.clear();
  places.set(key, known);
  return known;
}

function StepHeads({ grid, shape, shown, at }: Drawn) {
  const near = grid.columns.filter(
    ({ index }) => (index >= shown.columns.first && index <= shown.columns.last) || index === at?.column,
  );
  return near.map(({ step, stage, index }) => (
    <StepHead
      key={step.id}
      step={step}
      first={stage.steps[0] === step}
      place={placed(shape.lane + (shape.columns[index] ?? 0), shape.widths[index] ?? 0, index)}
    />
  ));
}

function Heads(drawn: Drawn) {
  const { shape } = drawn;
  const tail = shape.lane + totalOf(shape.columns);
  return (
    <thead {...asRows} style={{ blockSize: shape.stages + shape.steps }}>
      <tr {...asRow} aria-rowindex={1} className="head-row" style={{ blockSize: shape.stages }}>
        <td
          {...asColumnHead}
          aria-colindex={1}
          className="corner"
          aria-label={t('Lanes')}
          style={{ inlineSize: shape.lane, blockSize: shape.stages + shape.steps }}
        />
        <StageHeads {...drawn} />
        <TailHead head="stage" x={tail} room={shape.tail} />
      </tr>
      {shape.steps > 0 ? (
        <tr {...asRow} aria-rowindex={2} className="head-row" style={{ blockSize: shape.steps }}>
          <StepHeads {...drawn} />
          <TailHead head="step" x={tail} room={shape.tail} />
        </tr>
      ) : null}
    </thead>
  );
}

/** The rows from one index to another that are in the window or hold the selection. */
function Rows({ drawn, from, to, shaping }: { drawn: Drawn; from: number; to: number; shaping: Shaping }) {
  const { grid, shape, shown, at } = drawn;
  const lines = useMemo(() => new Map(grid.map.lines?.map((line) => [line.below, line.kind])), [grid.map.lines]);
  const start = shape.rows[from] ?? 0;
  return grid.rows.slice(from, to).map((row, offset) => {
    const index = from + offset;
    const inWindow = index < shape.pinned || (index >= shown.rows.first && index <= shown.rows.last);
    const holds = at?.row === index;
    if (!inWindow && !holds) return null;
    const column = holds && at.column >= 0 ? at.column : undefined;
    const columns = index % 2 === 0 ? shown.columns : shown.between;
    return (
      <LaneRow
        key={row.lane.id}
        row={row}
        columns={grid.columns}
        shape={shape}
        index={index}
        y={(shape.rows[index] ?? 0) - start}
        height={(shape.rows[index + 1] ?? 0) - (shape.rows[index] ?? 0)}
        first={inWindow ? columns.first : (column ?? 0)}
        last={inWindow ? columns.last : (column ?? -1)}
        extra={inWindow ? column : undefined}
        sizes={shaping.sizes}
        resized={shaping.resized}
        line={lines.get(row.lane.id)}
      />
    );
  });
}

function Body({ drawn, shaping }: { drawn: Drawn; shaping: Shaping }) {
  const { shape, grid } = drawn;
  const pinned = shape.rows[shape.pinned] ?? 0;
  const heads = shape.stages + shape.steps;
  return (
    <>
      {shape.pinned > 0 ? (
        <tbody {...asRows} className="pinned-rows" style={{ blockSize: pinned, insetBlockStart: heads }}>
          <Rows drawn={drawn} from={0} to={shape.pinned} shaping={shaping} />
        </tbody>
      ) : null}
      <tbody {...asRows} style={{ blockSize: totalOf(shape.rows) - pinned }}>
        <Rows drawn={drawn} from={shape.pinned} to={grid.rows.length} shaping={shaping} />
      </tbody>
    </>
  );
}

export const MapGrid = memo(function MapGrid({ map }: { map: JourneyMap }) {
  // How the grid is laid out depends on the frame: it is drawn once, as soon as the frame is there.
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [aids, setAids] = useState<HTMLElement | null>(null);
  return (
    <div className="grid-holder">
      <div className="grid-frame" ref={setFrame}>
        {frame && aids ? <Framed map={map} frame={frame} aids={aids} /> : null}
      </div>
      <div className="grid-aids" ref={setAids} />
      <Over />
      <Said />
    </div>
  );
});

/** Everything that depends on the frame: the table in it, and in `aids` what stands over its corner. */
function Framed({ map, frame, aids }: { map: JourneyMap; frame: HTMLElement; aids: HTMLElement }) {
  const { desk, measured } = useOpenMap();
  const { filter, zoom, whole, fits, spot, overview } = useDeskState(desk);
  const room = useRoom(frame);
  const grid = gridOf(map, filter);
  const shaping = useShape(desk, grid, measured, { room, zoom, whole, fits });
  const { shape } = shaping;
  const shown = useShown(frame, shape);
  const at = spot && positionOf(grid, spot);
  useGridDrag(frame, desk, shape);
  useGridKeys(frame, desk);
  useFocusOnSpot(frame, desk, shape);
  const drawn = { grid, shape, shown, at };
  const rows = grid.rows.length + (shape.steps > 0 ? 2 : 1);
  return (
    <>
      <table
        {...asGrid}
        className="map-grid"
        aria-label={map.title}
        aria-rowcount={rows}
        aria-colcount={grid.columns.length + 1}
        aria-multiselectable
        data-whole={whole || undefined}
        style={{ zoom, inlineSize: gridWidth(shape), blockSize: gridHeight(shape) }}
      >
        <Heads {...drawn} />
        <Body drawn={drawn} shaping={shaping} />
      </table>
      {createPortal(
        <>
          <GridZoom frame={frame} shape={shape} />
          <GapMarks />
          {overview ? <Overview frame={frame} grid={grid} shape={shape} /> : null}
        </>,
        aids,
      )}
    </>
  );
}

/** What is open over the grid; the map stays in use beside it. */
function Over() {
  const { desk } = useOpenMap();
  const open = useDesk(desk, (state) => state.open);
  const pasted = useDesk(desk, (state) => state.pasted !== undefined);
  return (
    <div className="over-grid">
      <LeftOutNote />
      {open === 'find' ? <FindBar /> : null}
      {open === 'keys' ? <KeyList /> : null}
      {open === 'filter' ? <FilterPanel /> : null}
      {pasted ? <PasteChoices /> : null}
    </div>
  );
}

/** What was done, told to those who listen. */
function Said() {
  const { desk } = useOpenMap();
  const said = useDesk(desk, (state) => state.said);
  return (
    <output className="unseen" aria-live="polite">
      {said}
    </output>
  );
}
