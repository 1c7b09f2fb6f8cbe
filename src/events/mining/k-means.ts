/** Weighted k-means with spread-out first centres (Arthur and Vassilvitskii 2007). */
import type { Random } from '../../lib/random.ts';
import type { PathSpace } from './path-space.ts';

/** The cluster of each point, 0 .. count - 1. O(rounds * points * count * dimensions). */
export function kMeans(
  space: PathSpace,
  weights: Float64Array,
  count: number,
  random: Random,
  rounds = 30,
): Uint16Array {
  const { points, dimensions } = space;
  const { centres, of } = firstCentres(space, weights, count, random);
  for (let round = 1; round < rounds; round++) {
    recentre(points, dimensions, weights, of, centres);
    let moved = 0;
    for (let v = 0; v < weights.length; v++) {
      const best = nearestCentre(points, v, centres, dimensions);
      if (best !== of[v]) moved++;
      of[v] = best;
    }
    if (moved === 0) break;
  }
  return of;
}

/** Squared, of point v and centre k. */
function distance(points: Float64Array, v: number, centres: Float64Array, k: number, dimensions: number): number {
  const end = (v + 1) * dimensions;
  let sum = 0;
  for (let at = v * dimensions, to = k * dimensions; at < end; at++, to++) {
    const apart = (points[at] as number) - (centres[to] as number);
    sum += apart * apart;
  }
  return sum;
}

function nearestCentre(points: Float64Array, v: number, centres: Float64Array, dimensions: number): number {
  const count = centres.length / dimensions;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    const far = distance(points, v, centres, k, dimensions);
    if (far >= least) continue;
    least = far;
    best = k;
  }
  return best;
}

interface Centres {
  readonly centres: Float64Array;
  /** The nearest one of each point. */
  readonly of: Uint16Array;
}

function firstCentres(
  { points, dimensions }: PathSpace,
  weights: Float64Array,
  count: number,
  random: Random,
): Centres {
  const centres = new Float64Array(count * dimensions);
  const of = new Uint16Array(weights.length);
  const least = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY);
  const far = weights.slice();
  for (let k = 0; k < count; k++) {
    const v = random.pick(far);
    centres.set(points.subarray(v * dimensions, (v + 1) * dimensions), k * dimensions);
    for (let other = 0; other < weights.length; other++) {
      const reach = distance(points, other, centres, k, dimensions);
      if (reach >= (least[other] as number)) continue;
      least[other] = reach;
      of[other] = k;
      far[other] = (weights[other] as number) * reach;
    }
  }
  return { centres, of };
}

function recentre(
  points: Float64Array,
  dimensions: number,
  weights: Float64Array,
  of: Uint16Array,
  centres: Float64Array,
): void {
  const sums = new Float64Array(centres.length);
  const sizes = new Float64Array(centres.length / dimensions);
  for (let v = 0; v < weights.length; v++) {
    const k = of[v] as number;
    const weight = weights[v] as number;
    sizes[k] = (sizes[k] as number) + weight;
    for (let d = 0; d < dimensions; d++) {
      sums[k * dimensions + d] = (sums[k * dimensions + d] as number) + weight * (points[v * dimensions + d] as number);
    }
  }
  for (let at = 0; at < centres.length; at++) {
    const size = sizes[Math.floor(at / dimensions)] as number;
    if (size > 0) centres[at] = (sums[at] as number) / size;
  }
}
