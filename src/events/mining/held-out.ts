/** Whether one group more is really there: it must foretell journeys it was not fitted to. */
import { halved } from './half-samples.ts';
import { fitted, type Mixture, Scorer } from './mixture.ts';
import type { Search } from './mixture-search.ts';

const rounds = 25;
/** Standard errors by which the likelihood must rise. On planted logs true groups rose it by 8.9 or more. */
const clearly = 5;
/**
 * Nats a journey by which it must rise. Where journeys remember more than their last step, one group more foretells
 * them better by many standard errors, but by little: on planted logs by 0.022 at most, true groups by 0.046 or more.
 */
const worthwhile = 0.03;

/**
 * Cross-validated likelihood (Smyth 2000) over two halves: both models are fitted to each half from where they
 * settled on all, and score the journeys of the other. O(rounds * transitions * groups).
 */
export function foretellsBetter({ data, pooled, random }: Search, fewer: Mixture, more: Mixture): boolean {
  const [first, second] = halved(data.weights, random);
  let [journeys, sum, squares] = [0, 0, 0];
  for (const [half, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const scorerOf = (model: Mixture): Scorer =>
      new Scorer(data, fitted({ ...data, weights: half }, pooled, model, rounds));
    const [few, many] = [scorerOf(fewer), scorerOf(more)];
    other.forEach((weight, v) => {
      if (weight === 0) return;
      const gain = many.score(v) - few.score(v);
      journeys += weight;
      sum += weight * gain;
      squares += weight * gain * gain;
    });
  }
  const spread = Math.sqrt(Math.max(0, squares - (sum * sum) / Math.max(1, journeys)));
  return sum > clearly * spread && sum > worthwhile * journeys;
}
