/** Which track each line runs on between its stations, and its fixed place in the bundle of that track. */
import type { MetroLine, Station, Stops } from './metro-stops.ts';

/** Distance of two lines that run side by side. */
export const pitch = 13;

export interface Run {
  readonly line: MetroLine;
  /** First and last slot. */
  readonly from: number;
  readonly to: number;
  /** Track at each slot from `from` to `to`. */
  readonly tracks: readonly number[];
  /** Distance from the middle of the track at each slot, downwards. */
  readonly offsets: readonly number[];
}

type Occupied = (slot: number, track: number) => boolean;

/** Changes track where the fewest foreign stations are passed; among equals just before the next stop. */
function switchAfter(a: Station, b: Station, occupied: Occupied): number {
  let best = { gap: b.slot - 1, cost: Number.POSITIVE_INFINITY };
  for (let gap = b.slot - 1; gap >= a.slot; gap--) {
    let cost = 0;
    for (let slot = a.slot + 1; slot < b.slot; slot++) {
      if (occupied(slot, slot <= gap ? a.track : b.track)) cost += 1;
    }
    if (cost < best.cost) best = { gap, cost };
  }
  return best.gap;
}

function tracksOf(line: MetroLine, occupied: Occupied): number[] {
  const [first] = line.stops;
  const tracks = first ? [first.track] : [];
  line.stops.slice(1).forEach((stop, index) => {
    const before = line.stops[index] ?? stop;
    const gap = switchAfter(before, stop, occupied);
    for (let slot = before.slot + 1; slot <= stop.slot; slot++) tracks.push(slot <= gap ? before.track : stop.track);
  });
  return tracks;
}

interface Routed {
  readonly line: MetroLine;
  readonly from: number;
  readonly tracks: readonly number[];
}

function trackAt(routed: Routed, slot: number): number | undefined {
  return routed.tracks[slot - routed.from];
}

/** Crossings of two lines whose order within a shared track is `a` above `b`. */
function crossingsOf(a: Routed, b: Routed): number {
  let count = 0;
  let before = 0;
  const last = Math.min(a.from + a.tracks.length, b.from + b.tracks.length);
  for (let slot = Math.max(a.from, b.from); slot < last; slot++) {
    const side = Math.sign((trackAt(b, slot) ?? 0) - (trackAt(a, slot) ?? 0)) || 1;
    if (before !== 0 && side !== before) count += 1;
    before = side;
  }
  return count;
}

/** All orders of a few things, the given one first. */
export function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((head, index) => permutations(items.toSpliced(index, 1)).map((tail) => [head, ...tail]));
}

/** The order, top to bottom, with the fewest crossings; ties keep lines that run higher above. At most six lines. */
function bundleOrder(routed: readonly Routed[]): number[] {
  const mean = (one: Routed): number =>
    one.tracks.reduce((sum, track) => sum + track, 0) / Math.max(1, one.tracks.length);
  const start = routed
    .map((_, index) => index)
    .sort((a, b) => {
      const [x, y] = [routed[a], routed[b]];
      return x && y ? mean(x) - mean(y) || a - b : a - b;
    });
  const cost = routed.map((a) => routed.map((b) => crossingsOf(a, b)));
  let best = { order: start, cost: Number.POSITIVE_INFINITY };
  for (const order of permutations(start)) {
    let sum = 0;
    order.forEach((a, index) => {
      for (const b of order.slice(index + 1)) sum += cost[a]?.[b] ?? 0;
    });
    if (sum < best.cost) best = { order, cost: sum };
  }
  return best.order;
}

/** Ranks of the lines that use a track, top to bottom, as offsets around its middle. */
function offsetsOnTrack(track: number, routed: readonly Routed[], order: readonly number[]): Map<number, number> {
  const here = order.filter((index) => routed[index]?.tracks.includes(track));
  return new Map(here.map((index, rank) => [index, (rank - (here.length - 1) / 2) * pitch]));
}

interface Bundle {
  readonly offsets: ReadonlyMap<number, number>;
  /** Lines that must pass above a station because they lie between two that stop. */
  readonly express: ReadonlyMap<number, number>;
}

function stopsAt(routed: Routed, slot: number): boolean {
  return routed.line.stops.some((stop) => stop.slot === slot);
}

/** True when the line passes a station between the outermost lines that stop there. */
function passesThrough(
  index: number,
  slot: number,
  track: number,
  routed: readonly Routed[],
  offsets: ReadonlyMap<number, number>,
): boolean {
  const own = routed[index];
  if (!own || trackAt(own, slot) !== track || stopsAt(own, slot)) return false;
  const stopping = routed.flatMap((one, other) =>
    trackAt(one, slot) === track && stopsAt(one, slot) ? (offsets.get(other) ?? []) : [],
  );
  const at = offsets.get(index) ?? 0;
  return stopping.some((one) => one < at) && stopping.some((one) => one > at);
}

function bundleOf(track: number, routed: readonly Routed[], order: readonly number[], slots: number): Bundle {
  const offsets = offsetsOnTrack(track, routed, order);
  const top = Math.min(0, ...offsets.values());
  const express = new Map<number, number>();
  for (const index of [...offsets.keys()].reverse()) {
    const needs = Array.from({ length: slots }, (_, slot) => slot).some((slot) =>
      passesThrough(index, slot, track, routed, offsets),
    );
    if (needs) express.set(index, top - pitch * (express.size + 1));
  }
  return { offsets, express };
}

/** Every line with its track and offset at each slot it runs through. */
export function runsOf(stops: Stops): Run[] {
  const taken = new Set(stops.stations.map((one) => `${one.slot} ${one.track}`));
  const occupied: Occupied = (slot, track) => taken.has(`${slot} ${track}`);
  const routed = stops.lines.map((line): Routed => ({
    line,
    from: line.stops[0]?.slot ?? 0,
    tracks: tracksOf(line, occupied),
  }));
  const order = bundleOrder(routed);
  const bundles = stops.tracks.map((_, track) => bundleOf(track, routed, order, stops.slots.length));
  return routed.map((one, index) => ({
    line: one.line,
    from: one.from,
    to: one.from + one.tracks.length - 1,
    tracks: one.tracks,
    offsets: one.tracks.map((track, at) => {
      const bundle = bundles[track];
      const offset = bundle?.offsets.get(index) ?? 0;
      const through = bundle !== undefined && passesThrough(index, one.from + at, track, routed, bundle.offsets);
      return through ? (bundle.express.get(index) ?? offset) : offset;
    }),
  }));
}
