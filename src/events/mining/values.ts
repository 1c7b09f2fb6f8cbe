/** A list of numbers that is asked for quantiles far more often than for its order. */
import { between, ranksOf } from '../../lib/statistics.ts';
import { orderStatistics } from './order-statistics.ts';
import { sortNumbers } from './sort-numbers.ts';

/** What is asked of most lists sooner or later; found together it costs hardly more than one of them. */
const usual = [0.2, 0.5, 0.75, 0.8, 0.9, 0.95];

export class Values {
  private readonly values: Float64Array;
  /** Value by place. */
  private readonly known: Map<number, number>;
  private isSorted = false;

  /** Takes the array over: its order may change. */
  constructor(values: Float64Array, known = new Map<number, number>()) {
    this.values = values;
    this.known = known;
  }

  get length(): number {
    return this.values.length;
  }

  /** All of them, ascending; a view, not a copy. O(n log n) the first time. */
  get sorted(): Float64Array {
    if (!this.isSorted) sortNumbers(this.values);
    this.isSorted = true;
    return this.values;
  }

  /** The values at these places of the ascending order, from 0. O(n) the first time. */
  at(...ranks: number[]): number[] {
    if (this.isSorted) return ranks.map((rank) => this.values[rank] as number);
    if (ranks.some((rank) => !this.known.has(rank))) this.find(ranks);
    return ranks.map((rank) => this.known.get(rank) as number);
  }

  private find(ranks: readonly number[]): void {
    const asked = this.known.size > 0 ? ranks : [...ranks, ...usual.flatMap((q) => ranksOf(this.length, q))];
    const found = orderStatistics(this.values, asked);
    asked.forEach((rank, i) => this.known.set(rank, found[i] as number));
  }

  /** Quantiles as `quantile` of lib/statistics gives them; undefined when there are no values. */
  quantiles(...shares: number[]): number[] | undefined {
    const { length } = this;
    if (length === 0) return undefined;
    const found = this.at(...shares.flatMap((q) => ranksOf(length, q)));
    return shares.map((q, i) => between(length, q, found[2 * i] as number, found[2 * i + 1] as number));
  }
}
