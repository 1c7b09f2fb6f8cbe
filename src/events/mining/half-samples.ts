/** How far groups can be trusted: two halves of the journeys, grouped apart from each other, should agree. */
import type { Random } from '../../lib/random.ts';
import { adjustedRand } from './agreement.ts';
import type { Transitions } from './transitions.ts';

/** Small logs are split more often, as one split of them says little. */
const smallLog = 3000;

/** The group of every path, learned from journeys weighing as the data says. */
export type Grouper = (half: Transitions) => ArrayLike<number>;

/**
 * Adjusted Rand index of the groups both halves give all journeys; a mean of three splits of a small log. Paths that
 * `told` says are too short to tell would fall now here, now there, and are left out.
 */
export function agreementOfHalves(data: Transitions, told: ArrayLike<boolean>, random: Random, group: Grouper): number {
  const splits = data.weights.length <= smallLog ? 3 : 1;
  const weights = Float64Array.from(data.weights, (weight, v) => (told[v] ? weight : 0));
  let sum = 0;
  for (let split = 0; split < splits; split++) {
    const [first, second] = halved(data.weights, random).map((half) => group({ ...data, weights: half }));
    sum += adjustedRand(first ?? [], second ?? [], weights);
  }
  return sum / splits;
}

/** Every journey falls into one half or the other. */
export function halved(weights: Float64Array, random: Random): [Float64Array, Float64Array] {
  const halves: [Float64Array, Float64Array] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  weights.forEach((weight, v) => {
    for (let k = 0; k < weight; k++) {
      const half = halves[random.int(2)] as Float64Array;
      half[v] = (half[v] as number) + 1;
    }
  });
  return halves;
}
