/** Finds touchpoints that belong to no stage because they occur at every stage alike: help, search, account. */
import { type Flow, marginsOf } from './flow.ts';

/** Fewer moves than this say nothing. */
const leastMoves = 100;
/** A suspect has less than this share of the usual excess over independence. */
const littleExcess = 0.4;
/** And its neighbours' stages differ from everybody's by less than this (total variation). */
const flat = 0.105;
/** Two neighbouring stages that hold this share of the excess make a touchpoint theirs. */
const local = 0.95;

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

/**
 * Whether a touchpoint's neighbours spread over the stages as all moves do, and what its moves have beyond chance
 * lies at more than two neighbouring stages: a touchpoint of one stage under much noise looks flat but for that.
 */
export function isFlat(flow: Flow, excess: Flow, stages: Int16Array, count: number, node: number): boolean {
  const own = byStage(flow, stages, count, node);
  const beyond = byStage(excess, stages, count, node);
  const everybody = new Float64Array(count);
  const { out, into } = marginsOf(flow);
  for (let other = 0; other < flow.size; other++) {
    const stage = stages[other] as number;
    if (stage < 0 || other === node) continue;
    everybody[stage] = (everybody[stage] as number) + (out[other] as number) + (into[other] as number);
  }
  const [mine, theirs, extra] = [own, everybody, beyond].map((list) => list.reduce((sum, moves) => sum + moves, 0));
  if (!mine || !theirs) return false;
  const apart = own.reduce((sum, moves, s) => sum + Math.abs(moves / mine - (everybody[s] as number) / theirs), 0) / 2;
  const together = Math.max(...beyond.map((moves, s) => moves + (beyond[s + 1] ?? 0)));
  return apart < flat && together < local * (extra ?? 0);
}

/**
 * The stage a touchpoint has most moves with beyond what chance gives, however little: its place on the line rests
 * on too few moves to go by. Own-stage moves count both ways, those of the stages beside it one way.
 */
export function closestStage(flow: Flow, stages: Int16Array, count: number, node: number): number {
  const { out, into, total } = marginsOf(flow);
  const own = byStage(flow, stages, count, node);
  for (let other = 0; other < flow.size; other++) {
    const stage = stages[other] as number;
    if (stage < 0 || other === node) continue;
    const chance = (out[node] as number) * (into[other] as number) + (out[other] as number) * (into[node] as number);
    own[stage] = (own[stage] as number) - chance / Math.max(1, total);
  }
  return own.indexOf(Math.max(...own));
}

/** Moves to and from a touchpoint, by the stage of the other end. */
function byStage({ size, moves }: Flow, stages: Int16Array, count: number, node: number): Float64Array {
  const sums = new Float64Array(count);
  for (let other = 0; other < size; other++) {
    const stage = stages[other] as number;
    if (stage < 0 || other === node) continue;
    const both = (moves[node * size + other] as number) + (moves[other * size + node] as number);
    sums[stage] = (sums[stage] as number) + both;
  }
  return sums;
}
