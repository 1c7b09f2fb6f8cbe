/**
 * Lays the metro view out so that no label can touch a line or another label: stations stand in slots as wide as
 * their labels, lines change height only in the gaps between slots, and each track has room for its labels.
 */
import type { MeasuredMap } from '../map/map.ts';
import { lineHeight, styles } from './marks.ts';
import { runsOf, type Run } from './metro-bundles.ts';
import { gapPad, gapWidth, routeGap, type Passage } from './metro-routes.ts';
import { stopsOf, type Station, type Stops } from './metro-stops.ts';
import type { Box } from './scene.ts';
import type { Point } from './smooth.ts';
import { clamp, widthOf } from './text.ts';

export interface LaidStation {
  readonly station: Station;
  /** The ring with its stroke. */
  readonly box: Box;
  readonly shared: boolean;
  readonly label: { readonly lines: readonly string[]; readonly box: Box };
}

export interface LaidLine {
  readonly run: Run;
  readonly points: readonly Point[];
  readonly thickness: number;
  /** Where a line that ends early stops, beyond its last station. */
  readonly end: Point | undefined;
}

export interface MetroLayout {
  readonly stops: Stops;
  readonly stations: readonly LaidStation[];
  readonly lines: readonly LaidLine[];
  readonly tracks: readonly { readonly name: string; readonly y: number }[];
  readonly stages: readonly { readonly index: number; readonly x: number; readonly width: number }[];
  readonly right: number;
  readonly bottom: number;
}

const labelWidth = 104;
const labelStyle = styles.medium;
const labelGap = 5;
const ring = { single: 7, shared: 9, stroke: 3 } as const;
const narrowestStage = 96;
const trackPad = 7;
const stub = 13;

function thicknessOf(run: Run, runs: readonly Run[]): number {
  const most = Math.max(0, ...runs.map((one) => one.line.path.weight ?? 0));
  const { weight } = run.line.path;
  return most === 0 || weight === undefined ? 5 : Math.round((3 + 5 * (weight / most)) * 10) / 10;
}

/** What is drawn at one slot of one track, around the track's middle. */
interface Spot {
  readonly station: Station;
  readonly stopping: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly ringTop: number;
  readonly ringHeight: number;
  readonly label: readonly string[];
  readonly above: boolean;
}

function offsetAt(run: Run, slot: number, track: number): number | undefined {
  return run.tracks[slot - run.from] === track ? run.offsets[slot - run.from] : undefined;
}

function spotsOf(stops: Stops, runs: readonly Run[]): Spot[] {
  const seen = stops.tracks.map(() => 0);
  return stops.stations.map((station) => {
    const here = runs.flatMap((run) => offsetAt(run, station.slot, station.track) ?? []);
    const stopping = runs
      .filter((run) => run.line.stops.includes(station))
      .flatMap((run) => offsetAt(run, station.slot, station.track) ?? []);
    const r = (stopping.length > 1 ? ring.shared : ring.single) + ring.stroke / 2;
    const [low, high] = [Math.min(...stopping), Math.max(...stopping)];
    const count = seen[station.track] ?? 0;
    seen[station.track] = count + 1;
    const top = Math.min(low - r, ...here.map((one) => one - 5));
    const bottom = Math.max(high + r, ...here.map((one) => one + 5));
    const [over, under] = [low - r - top, bottom - (high + r)];
    return {
      station,
      stopping,
      ringTop: low - r,
      ringHeight: high - low + 2 * r,
      top,
      bottom,
      label: clamp(station.touchpoint.name || 'Unnamed', labelWidth, labelStyle, 3).lines,
      above: over === under ? count % 2 === 0 : over < under,
    };
  });
}

const labelHeight = (spot: Spot): number => spot.label.length * lineHeight(labelStyle);

/** Middle of each track: far enough apart for the labels between them. */
function trackMiddles(stops: Stops, spots: readonly Spot[], top: number): { middles: number[]; bottom: number } {
  let y = top;
  const middles = stops.tracks.map((_, track) => {
    const own = spots.filter((spot) => spot.station.track === track);
    const up = own.map((spot) => (spot.above ? labelHeight(spot) + labelGap : 0) - spot.top);
    const down = own.map((spot) => (spot.above ? 0 : labelHeight(spot) + labelGap) + spot.bottom);
    const middle = y + Math.ceil(Math.max(16, ...up)) + trackPad;
    y = middle + Math.ceil(Math.max(16, ...down)) + trackPad;
    return middle;
  });
  return { middles, bottom: y };
}

function passagesAfter(slot: number, runs: readonly Run[], middles: readonly number[]): Passage[] {
  return runs.flatMap((run, line) => {
    if (slot < run.from || slot >= run.to) return [];
    const at = slot - run.from;
    const height = (index: number): number => (middles[run.tracks[index] ?? 0] ?? 0) + (run.offsets[index] ?? 0);
    return [{ line, from: height(at), to: height(at + 1) }];
  });
}

interface Slot {
  readonly x: number;
  readonly width: number;
  readonly passages: readonly Passage[];
  readonly gap: number;
}

function slotWidth(stops: Stops, spots: readonly Spot[], slot: number, stageNeeds: readonly number[]): number {
  const labels = spots.filter((spot) => spot.station.slot === slot).flatMap((spot) => spot.label);
  const widest = Math.max(2 * ring.shared + 8, ...labels.map((words) => widthOf(words, labelStyle) + 4));
  const stage = stops.slots[slot]?.stage ?? 0;
  const siblings = stops.slots.filter((one) => one.stage === stage).length;
  return Math.ceil(Math.max(widest, (stageNeeds[stage] ?? 0) / siblings));
}

function laySlots(
  stops: Stops,
  spots: readonly Spot[],
  runs: readonly Run[],
  middles: readonly number[],
  left: number,
  room: number,
  stageNeeds: readonly number[],
): Slot[] {
  const plan = stops.slots.map((_, slot) => {
    const passages = passagesAfter(slot, runs, middles);
    return { width: slotWidth(stops, spots, slot, stageNeeds), passages, gap: Math.ceil(gapWidth(passages)) };
  });
  const used = plan.reduce((sum, one) => sum + one.width + one.gap, 0);
  const spare = Math.floor(Math.max(0, room - used) / Math.max(1, plan.length));
  const extra = Math.min(90, spare);
  let x = left;
  return plan.map((one) => {
    const laid = { ...one, x, gap: one.gap + extra };
    x += one.width + laid.gap;
    return laid;
  });
}

const middleOf = (slot: Slot | undefined): number => (slot ? slot.x + slot.width / 2 : 0);

function layStation(spot: Spot, slot: Slot | undefined, middle: number): LaidStation {
  const cx = middleOf(slot);
  const shared = spot.stopping.length > 1;
  const r = (shared ? ring.shared : ring.single) + ring.stroke / 2;
  const width = Math.max(...spot.label.map((words) => widthOf(words, labelStyle)), 0);
  const height = labelHeight(spot);
  const y = spot.above ? middle + spot.top - labelGap - height : middle + spot.bottom + labelGap;
  return {
    station: spot.station,
    shared,
    box: { x: cx - r, y: middle + spot.ringTop, width: 2 * r, height: spot.ringHeight },
    label: { lines: spot.label, box: { x: cx - width / 2, y, width, height } },
  };
}

function tidy(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before && Math.hypot(before.x - point.x, before.y - point.y) < 0.01) return false;
    const level = before !== undefined && after !== undefined && before.y === point.y && after.y === point.y;
    return !level;
  });
}

function layLine(
  run: Run,
  index: number,
  slots: readonly Slot[],
  routed: readonly Map<number, Point[]>[],
  middles: readonly number[],
  thickness: number,
): LaidLine {
  const height = (at: number): number => (middles[run.tracks[at] ?? 0] ?? 0) + (run.offsets[at] ?? 0);
  const last = run.tracks.length - 1;
  // A line of one stop is a short stroke through its ring.
  const start = middleOf(slots[run.from]) - (run.from === run.to ? stub : 0);
  const points: Point[] = [{ x: start, y: height(0) }];
  for (let slot = run.from; slot < run.to; slot++) points.push(...(routed[slot]?.get(index) ?? []));
  points.push({ x: middleOf(slots[run.to]) + (run.from === run.to ? stub : 0), y: height(last) });
  const slot = slots[run.to];
  const end = run.line.path.endsEarly && slot ? { x: slot.x + slot.width + gapPad / 2, y: height(last) } : undefined;
  return { run, thickness, points: tidy(end ? [...points, end] : points), end };
}

function layStages(stops: Stops, slots: readonly Slot[]): MetroLayout['stages'] {
  const indices = [...new Set(stops.slots.map((slot) => slot.stage))];
  return indices.map((index) => {
    const own = slots.filter((_, slot) => stops.slots[slot]?.stage === index);
    const [first, last] = [own[0], own.at(-1)];
    const x = first?.x ?? 0;
    return { index, x, width: (last ? last.x + last.width : x) - x };
  });
}

/** Everything of the metro view by its place; `stageNeeds` is the least width of each stage's head. */
export function layMetro(
  measured: MeasuredMap,
  at: { left: number; top: number; room: number; stageNeeds: readonly number[] },
): MetroLayout {
  const stops = stopsOf(measured);
  const runs = runsOf(stops);
  const spots = spotsOf(stops, runs);
  const { middles, bottom } = trackMiddles(stops, spots, at.top);
  const needs = at.stageNeeds.map((need) => Math.max(narrowestStage, need));
  const slots = laySlots(stops, spots, runs, middles, at.left, at.room, needs);
  const routed = slots.map((slot) =>
    routeGap(slot.passages, { left: slot.x + slot.width, right: slot.x + slot.width + slot.gap }),
  );
  const lastSlot = slots.at(-1);
  return {
    stops,
    stations: spots.map((spot) => layStation(spot, slots[spot.station.slot], middles[spot.station.track] ?? 0)),
    lines: runs.map((run, index) => layLine(run, index, slots, routed, middles, thicknessOf(run, runs))),
    tracks: stops.tracks.map((name, track) => ({ name, y: middles[track] ?? 0 })),
    stages: layStages(stops, slots),
    right: lastSlot ? lastSlot.x + lastSlot.width + lastSlot.gap : at.left,
    bottom,
  };
}
