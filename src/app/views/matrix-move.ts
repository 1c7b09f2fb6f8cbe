/** What a move on the opportunity matrix means for a card's scores. */
import type { Card } from '../../map/map.ts';
import { valueOf } from '../../render/matrix-scores.ts';

const lowest = 1;
const highest = 5;
const kept = (value: number): number => Math.round(Math.min(highest, Math.max(lowest, value)) * 10) / 10;

export interface Scores {
  readonly effort: number;
  readonly customerValue: number;
  readonly businessValue: number;
}

/**
 * Scores that put the card at `effort` and `value`. What customer and company get keep their distance, as far as the
 * scale allows; where nobody scored them, both are the value. `customerWeight` in [0, 1] is how the two are mixed.
 */
export function scoresFor(card: Card, effort: number, value: number, customerWeight: number): Scores {
  const now = valueOf(card, customerWeight);
  const { customerValue = now, businessValue = now } = card;
  if (now === undefined || customerValue === undefined || businessValue === undefined)
    return { effort: kept(effort), customerValue: kept(value), businessValue: kept(value) };
  const by = value - now;
  const mix = (customer: number, company: number): number => customerWeight * customer + (1 - customerWeight) * company;
  let [customer, company] = [kept(customerValue + by), kept(businessValue + by)];
  // One of the two came to the end of the scale: the other makes up for it.
  const short = value - mix(customer, company);
  if (Math.abs(short) > 0.05 && customerWeight > 0) customer = kept(customer + short / customerWeight);
  const still = value - mix(customer, company);
  if (Math.abs(still) > 0.05 && customerWeight < 1) company = kept(company + still / (1 - customerWeight));
  return { effort: kept(effort), customerValue: customer, businessValue: company };
}
