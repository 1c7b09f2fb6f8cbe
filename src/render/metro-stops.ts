/** Which stations the metro view shows and where they stand: channel by track, journey order by slot. */
import type { MeasuredMap, Path, Touchpoint } from '../map/map.ts';
import { channels } from '../map/map.ts';
import { columnsOf } from './reading.ts';

/** More lines than this need filtering first; the heaviest are drawn and the rest is said in words. */
export const mostLines = 6;

export interface Station {
  readonly touchpoint: Touchpoint;
  /** Index into the tracks. */
  readonly track: number;
  /** Index of the stage it stands in; 0 where there is none. */
  readonly stage: number;
  readonly slot: number;
}

export interface MetroLine {
  readonly path: Path;
  /** Stations in the order of their slots, each once. */
  readonly stops: readonly Station[];
  /** How often the path goes back to an earlier station; not drawn, said in the legend. */
  readonly returns: number;
}

export interface Stops {
  readonly tracks: readonly string[];
  readonly stations: readonly Station[];
  readonly lines: readonly MetroLine[];
  /** Stage of each slot; stages without a station have a slot of their own. */
  readonly slots: readonly { readonly stage: number }[];
  readonly hiddenLines: number;
  /** Touchpoints of the map that no drawn line visits. */
  readonly unvisited: number;
}

/** A map without paths has one: all its touchpoints in the order of their cards. */
function pathsOf(measured: MeasuredMap): { paths: Path[]; hidden: number } {
  const { map } = measured;
  const known = new Set(map.touchpoints.map((one) => one.id));
  const drawn = (map.paths ?? [])
    .map((path) => ({ ...path, touchpoints: path.touchpoints.filter((id) => known.has(id)) }))
    .filter((path) => path.touchpoints.length > 0);
  const byWeight = drawn.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0)).slice(0, mostLines);
  const kept = drawn.filter((path) => byWeight.includes(path));
  if (kept.length > 0) return { paths: kept, hidden: drawn.length - kept.length };
  const order = columnsOf(map).flatMap(({ step }) => map.cards.filter((card) => card.step === step.id));
  const ids = [...order.flatMap((card) => card.touchpoint ?? []), ...known].filter((id) => known.has(id));
  const whole = { id: 'all', name: map.personas[0]?.name ?? map.title, touchpoints: [...new Set(ids)] };
  return { paths: whole.touchpoints.length > 0 ? [whole] : [], hidden: 0 };
}

interface Draft {
  readonly touchpoint: Touchpoint;
  readonly track: number;
  readonly column: number;
  readonly position: number;
}

/** Column of each touchpoint: of its first card, else of the touchpoint walked before it. */
function columnOfTouchpoints(measured: MeasuredMap, paths: readonly Path[]): Map<string, number> {
  const { map } = measured;
  const at = new Map<string, number>();
  const columnOf = new Map(columnsOf(map).map((column) => [column.step.id, column.index]));
  for (const card of map.cards) {
    const column = columnOf.get(card.step);
    if (card.touchpoint === undefined || column === undefined) continue;
    at.set(card.touchpoint, Math.min(column, at.get(card.touchpoint) ?? column));
  }
  for (const path of paths) {
    let last = 0;
    for (const id of path.touchpoints) {
      last = at.get(id) ?? last;
      if (!at.has(id)) at.set(id, last);
    }
  }
  return at;
}

/** Mean place in the paths that visit it, in [0, 1]. */
function positionIn(paths: readonly Path[], id: string): number {
  const places = paths.flatMap((path) => {
    const index = path.touchpoints.indexOf(id);
    return index < 0 ? [] : [index / Math.max(1, path.touchpoints.length - 1)];
  });
  return places.reduce((sum, one) => sum + one, 0) / Math.max(1, places.length);
}

function draftsOf(measured: MeasuredMap, paths: readonly Path[], tracks: readonly string[]): Draft[] {
  const columns = columnOfTouchpoints(measured, paths);
  const visited = new Set(paths.flatMap((path) => path.touchpoints));
  return measured.map.touchpoints
    .filter((touchpoint) => visited.has(touchpoint.id))
    .map((touchpoint) => ({
      touchpoint,
      track: tracks.indexOf(touchpoint.channel),
      column: columns.get(touchpoint.id) ?? 0,
      position: positionIn(paths, touchpoint.id),
    }))
    .sort((a, b) => a.column - b.column || a.position - b.position || (a.touchpoint.id < b.touchpoint.id ? -1 : 1));
}

/** Two stations share a slot when they stand in one column, on two tracks, and no line visits both. */
function mayShare(a: Draft, b: Draft, paths: readonly Path[]): boolean {
  const both = (path: Path): boolean =>
    path.touchpoints.includes(a.touchpoint.id) && path.touchpoints.includes(b.touchpoint.id);
  return a.column === b.column && a.track !== b.track && !paths.some(both);
}

function fillSlots(
  measured: MeasuredMap,
  drafts: readonly Draft[],
  paths: readonly Path[],
): { stage: number; held: Draft[] }[] {
  const stageOf = columnsOf(measured.map).map((column) => column.stageIndex);
  const stages = Math.max(1, measured.map.stages.length);
  const slots: { stage: number; held: Draft[] }[] = [];
  for (let stage = 0; stage < stages; stage++) {
    const own: Draft[][] = [];
    for (const draft of drafts.filter((one) => (stageOf[one.column] ?? 0) === stage)) {
      const last = own.at(-1);
      if (last?.every((one) => mayShare(one, draft, paths))) last.push(draft);
      else own.push([draft]);
    }
    slots.push(...(own.length > 0 ? own : [[]]).map((held) => ({ stage, held })));
  }
  return slots;
}

function lineOf(path: Path, stationOf: ReadonlyMap<string, Station>): MetroLine {
  const visits = path.touchpoints.flatMap((id) => stationOf.get(id) ?? []);
  const returns = visits.filter((visit, index) => {
    const before = visits[index - 1];
    return before !== undefined && before.slot >= visit.slot && before !== visit;
  }).length;
  const stops = [...new Set(visits)].sort((a, b) => a.slot - b.slot);
  return { path, stops, returns };
}

/** How far the lines climb and fall in all, in tracks. */
function climb(order: readonly string[], hops: readonly (readonly [string, string])[]): number {
  return hops.reduce((sum, [from, to]) => sum + Math.abs(order.indexOf(from) - order.indexOf(to)), 0);
}

/** Channels in their usual order, one moved elsewhere for as long as lines then climb less. */
function trackOrder(measured: MeasuredMap, paths: readonly Path[]): string[] {
  const channelOf = new Map(measured.map.touchpoints.map((one) => [one.id, one.channel]));
  const walked = paths.map((path) => path.touchpoints.flatMap((id) => channelOf.get(id) ?? []));
  const hops = walked.flatMap((walk) =>
    walk.slice(1).map((to, index): readonly [string, string] => [walk[index] ?? to, to]),
  );
  let order: string[] = channels.filter((channel) => walked.some((walk) => walk.includes(channel)));
  let cost = climb(order, hops);
  for (let from = 0; from < order.length; from++) {
    for (let to = 0; to < order.length; to++) {
      const moved = order.toSpliced(from, 1).toSpliced(to, 0, order[from] ?? '');
      const now = climb(moved, hops);
      if (now >= cost) continue;
      [order, cost] = [moved, now];
      from = -1;
      break;
    }
  }
  return order;
}

export function stopsOf(measured: MeasuredMap): Stops {
  const { map } = measured;
  const { paths, hidden } = pathsOf(measured);
  const tracks = trackOrder(measured, paths);
  const slots = fillSlots(measured, draftsOf(measured, paths, tracks), paths);
  const stations = slots.flatMap(({ stage, held }, slot) =>
    held.map(({ touchpoint, track }): Station => ({ touchpoint, track, stage, slot })),
  );
  const stationOf = new Map(stations.map((one) => [one.touchpoint.id, one]));
  return {
    tracks,
    stations,
    lines: paths.map((path) => lineOf(path, stationOf)),
    slots: slots.map(({ stage }) => ({ stage })),
    hiddenLines: hidden,
    unvisited: map.touchpoints.length - stations.length,
  };
}
