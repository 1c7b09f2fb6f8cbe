/** Finds touchpoints that belong to no stage because they occur at every stage alike: help, search, account. */
import { type Flow, marginsOf } from './flow.ts';

/** Fewer moves than this say nothing. */
const leastMoves = 100;
/** A suspect has less than this share of the usual excess over independence. */
const littleExcess = 0.4;
/** And its neighbours' stages differ from everybody's by less than this (total variation). */
const flat = 0.08;

/** Touchpoints whose moves are nearly what chance gives; whether they are flat is settled once stages stand. */
export function suspectsOf(flow: Flow, excess: Flow): number[] {
  const all = marginsOf(flow);
  const beyond = marginsOf(excess);
  const moves = Array.from(all.out, (out, node) => out + (all.into[node] as number));
  const shares = moves.map((n, node) =>
    n === 0 ? 0 : ((beyond.out[node] as number) + (beyond.into[node] as number)) / n,
  );
  const sorted = shares.toSorted((a, b) => a - b);
  const usual = sorted[sorted.length >> 1] ?? 0;
  if (flow.size < 8 || usual < 0.1) return [];
  return [...shares.keys()].filter(
    (node) => (moves[node] as number) >= leastMoves && (shares[node] as number) < littleExcess * usual,
  );
}

/** Whether a touchpoint's neighbours spread over the stages as all moves do. */
export function isFlat(flow: Flow, stages: Int16Array, count: number, node: number): boolean {
  const own = new Float64Array(count);
  const everybody = new Float64Array(count);
  const { out, into } = marginsOf(flow);
  for (let other = 0; other < flow.size; other++) {
    const stage = stages[other] as number;
    if (stage < 0 || other === node) continue;
    const moves = (flow.moves[node * flow.size + other] as number) + (flow.moves[other * flow.size + node] as number);
    own[stage] = (own[stage] as number) + moves;
    everybody[stage] = (everybody[stage] as number) + (out[other] as number) + (into[other] as number);
  }
  const mine = own.reduce((sum, moves) => sum + moves, 0);
  const theirs = everybody.reduce((sum, moves) => sum + moves, 0);
  if (mine === 0 || theirs === 0) return false;
  const apart = own.reduce((sum, moves, s) => sum + Math.abs(moves / mine - (everybody[s] as number) / theirs), 0) / 2;
  return apart < flat;
}
