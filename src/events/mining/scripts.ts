/** Scripted processes: a few paths that customers follow up to slips. Finds the scripts and who follows which. */
import { editDistance } from './edit-distance.ts';
import { touchpointsOf, type Transitions } from './transitions.ts';

type Path = readonly number[];

export interface Scripts {
  readonly count: number;
  /** The nearest script of each path. */
  readonly of: Uint16Array;
  /** Share of journeys near enough to a script to be a slip of it; 0 with fewer than two scripts. */
  readonly covered: number;
}

/** A script is walked to the letter by at least this share of journeys. */
const leastShare = 0.01;
/** A path near a script is another script only when it is this often walked compared with it. */
const tooFrequentForASlip = 0.2;
/** Within this share of its length a path may be a slip of a script. */
const slipReach = 0.4;
const mostScripts = 12;

/**
 * Heaviest paths first, a path becomes a script unless it is one edit away from a known one, a beginning of one
 * (customers who gave up are a drop-off, no group), or near one and too rare to be more than a slip.
 * O(paths * scripts * length²).
 */
export function findScripts(data: Transitions): Scripts {
  const paths = Array.from(data.weights, (_, v) => touchpointsOf(data, v));
  const journeys = data.weights.reduce((sum, weight) => sum + weight, 0);
  const order = [...data.weights.keys()].filter((v) => (data.weights[v] as number) >= leastShare * journeys);
  return followed(data, paths, scriptsAmong(order, data, paths), journeys);
}

/** Of `candidates`, heaviest first, those that are no slip or beginning of a heavier one. */
export function scriptsAmong(
  candidates: readonly number[],
  { weights }: Transitions,
  paths: readonly Path[],
): number[] {
  const order = candidates.toSorted((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);
  const scripts: number[] = [];
  for (const v of order) {
    const path = paths[v] as Path;
    const isNew = scripts.every((known) => differs(path, paths[known] as Path, weights, v, known));
    if (path.length >= 3 && isNew && scripts.length < mostScripts) scripts.push(v);
  }
  return scripts;
}

/** Who follows which of `scripts`. */
export function followed(
  data: Transitions,
  paths: readonly Path[],
  scripts: readonly number[],
  journeys: number,
): Scripts {
  let covered = 0;
  const of = Uint16Array.from(paths, (path, v) => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    scripts.forEach((script, k) => {
      const distance = editDistance(path, paths[script] as Path);
      if (distance >= least) return;
      least = distance;
      best = k;
    });
    const script = paths[scripts[best] ?? v] as Path;
    const nearby = least <= slipReach * Math.max(path.length, script.length) || isBeginning(path, script);
    if (nearby && scripts.length > 1) covered += data.weights[v] as number;
    return best;
  });
  return { count: scripts.length, of, covered: journeys === 0 ? 0 : covered / journeys };
}

function differs(path: Path, known: Path, weights: Float64Array, v: number, k: number): boolean {
  if (isBeginning(path, known) || isBeginning(known, path)) return false;
  const distance = editDistance(path, known);
  if (distance > slipReach * Math.max(path.length, known.length)) return true;
  return distance >= 2 && (weights[v] as number) >= tooFrequentForASlip * (weights[k] as number);
}

function isBeginning(short: readonly number[], long: readonly number[]): boolean {
  return short.length <= long.length && short.every((touchpoint, i) => touchpoint === long[i]);
}
