/** Where everything of the grid stands, at zoom 1. */
import { useLayoutEffect, useReducer, useState } from 'react';
import { feelingsOf, type FeelingSeries } from '../../../render/feeling.ts';
import { feelingKeyHeight, feelingsOfLane } from '../../../render/grid-feeling.ts';
import type { Card, Lane, MeasuredMap, Step } from '../../../map/map.ts';
import type { Desk } from '../desk.ts';
import type { GridModel } from '../spots.ts';
import { edgesOf, stretched, totalOf, type Edges } from './edges.ts';
import { figuresOf } from './card-view.tsx';
import { GridSizes, type Figures } from './sizes.ts';
import { canvasAdvance } from './text-size.ts';

export interface GridShape {
  /** Width of the lane titles. */
  readonly lane: number;
  /** Heights of the two rows of heads; 0 when there are no steps. */
  readonly stages: number;
  readonly steps: number;
  readonly widths: readonly number[];
  readonly columns: Edges;
  readonly rows: Edges;
  /** How many rows at the top are pinned. */
  readonly pinned: number;
  /** Lanes through which the line of feelings runs. */
  readonly felt: ReadonlySet<string>;
  /** Room behind the last column: for a button, or for a whole column where the map is wider than its frame anyway. */
  readonly tail: number;
  readonly zoom: number;
  readonly whole: boolean;
}

/** Beside the last column: the place to add one. */
export const tailWidth = 48;
/** Width of a column that is being typed anew. */
export const newWidth = 190;
/** Heads of steps hold two lines of name, and a third where some step tells its time or carries a sign. */
export const headHeights = { stages: 66, steps: 46, signedSteps: 61 } as const;

const series = new WeakMap<MeasuredMap, ReturnType<typeof feelingsOf>>();

/** The feelings of a map, worked out once. */
export function feelings(measured: MeasuredMap): ReturnType<typeof feelingsOf> {
  const known = series.get(measured) ?? feelingsOf(measured);
  series.set(measured, known);
  return known;
}

const ofLanes = new WeakMap<MeasuredMap, Map<string, FeelingSeries[]>>();

/** Those that one emotion lane shows, as the drawn views have it. */
export function laneFeelings(measured: MeasuredMap, lane: Lane): readonly FeelingSeries[] {
  const known = ofLanes.get(measured) ?? new Map<string, FeelingSeries[]>();
  ofLanes.set(measured, known);
  const own = known.get(lane.id) ?? feelingsOfLane(measured, lane);
  known.set(lane.id, own);
  return own;
}

/** Left and right of what the lines are called, below the title of their lane. */
export const keySides = 22;

/** What the title of a lane needs to name its lines; where nothing was measured they need no names. */
function keyRoom(measured: MeasuredMap, lane: Lane, width: number): number {
  if (!laneFeelings(measured, lane).some((one) => one.measured)) return 0;
  return 42 + feelingKeyHeight(measured, lane, width - keySides);
}

const feltLanes = (grid: GridModel, measured: MeasuredMap): ReadonlySet<string> =>
  feelings(measured).length === 0
    ? new Set()
    : new Set(grid.lanes.filter((lane) => lane.kind === 'emotions' && !lane.collapsed).map((lane) => lane.id));

export interface Shaping {
  readonly shape: GridShape;
  readonly sizes: GridSizes;
  /** Draws again with the heights that were noted meanwhile. */
  readonly resized: () => void;
}

const heldSizes = new WeakMap<Desk, GridSizes>();

/** The sizes of a desk's grid; they last as long as the map is open. */
function sizesOf(desk: Desk): GridSizes {
  const known = heldSizes.get(desk) ?? new GridSizes(canvasAdvance("13px 'Inter', sans-serif"));
  heldSizes.set(desk, known);
  return known;
}

const tellers = new WeakMap<MeasuredMap['measures'], Figures>();

/** What is told below cards. Answers change seldom, the map with every edit: a card is told anew when it is drawn. */
function tellerOf(measured: MeasuredMap): Figures {
  const told = new WeakMap<Card, { words: string }[]>();
  const make: Figures = (card, of) => {
    const known = told.get(card) ?? figuresOf(measured, card, of);
    told.set(card, known);
    return known;
  };
  const teller = tellers.get(measured.measures) ?? make;
  tellers.set(measured.measures, teller);
  return teller;
}

/** Inner width of the frame, kept current. */
export function useRoom(frame: HTMLElement): number {
  const [room, setRoom] = useState(frame.clientWidth);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setRoom(frame.clientWidth));
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frame]);
  return room;
}

export interface Look {
  /** Inner width of the frame in pixels of the screen. */
  readonly room: number;
  readonly zoom: number;
  readonly whole: boolean;
  readonly fits: number;
}

function laneWidth(room: number): number {
  return room > 0 && room < 620 ? 106 : 136;
}

/** Whether a head tells more of a step than its name. */
export const hasSigns = (step: Step): boolean =>
  step.takes !== undefined || Boolean(step.waitBefore) || step.momentOfTruth === true || step.subJourney !== undefined;

function stepHeadHeight(grid: GridModel, { map }: MeasuredMap): number {
  if (!grid.hasSteps) return 0;
  return map.stages.some(({ steps }) => steps.some(hasSigns)) ? headHeights.signedSteps : headHeights.steps;
}

/** Where everything stands now; parts that did not change are the same objects as before. */
function shapeOf(sizes: GridSizes, grid: GridModel, measured: MeasuredMap, look: Look): GridShape {
  const { room, zoom, whole, fits } = look;
  const lane = laneWidth(room);
  sizes.tell(tellerOf(measured));
  const wishes = sizes.wishes(grid.columns, grid.rows, fits);
  const widths = sizes.same('widths', stretched(wishes, room / zoom - lane - tailWidth - 2));
  const felt = feltLanes(grid, measured);
  const columns = sizes.same('columns', edgesOf(widths));
  const heights = grid.rows.map((row) => {
    const height = sizes.rowHeight(row, grid.columns, widths, whole, felt.has(row.lane.id));
    return felt.has(row.lane.id) ? Math.max(height, keyRoom(measured, row.lane, lane)) : height;
  });
  return sizes.shape({
    lane,
    stages: headHeights.stages,
    steps: stepHeadHeight(grid, measured),
    widths,
    columns,
    rows: sizes.same('rows', edgesOf(heights)),
    pinned: grid.lanes.filter((one) => one.pinned).length,
    felt: sizes.feltAs(felt),
    tail: (lane + totalOf(columns) + tailWidth) * zoom > room ? newWidth : tailWidth,
    zoom,
    whole,
  });
}

export function useShape(desk: Desk, grid: GridModel, measured: MeasuredMap, look: Look): Shaping {
  const sizes = sizesOf(desk);
  const [, resized] = useReducer((count: number) => count + 1, 0);
  return { shape: shapeOf(sizes, grid, measured, look), sizes, resized };
}

export const gridWidth = (shape: GridShape): number => shape.lane + totalOf(shape.columns) + shape.tail;
export const gridHeight = (shape: GridShape): number => shape.stages + shape.steps + totalOf(shape.rows);

/** How far a frame is scrolled from where lines begin, whatever the direction of writing. */
export const scrolledFrom = (frame: HTMLElement): number => Math.abs(frame.scrollLeft);

export const heldHeight = (shape: GridShape): number => shape.stages + shape.steps + (shape.rows[shape.pinned] ?? 0);
