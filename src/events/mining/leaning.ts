/** What a group's chain is expected to be before its own steps are counted: the chain of all, bent to the group's taste. */
import type { Transitions } from './transitions.ts';

/** A taste is told from about this many visits on. */
const tasteCounts = 5;
const rounds = 2;

/**
 * Chance of transition t in group k at `t * count + k`: the pooled chance times how much more the group goes to
 * where t leads than its whereabouts explain, scaled to sum to 1 in every state (iterative scaling: Darroch and
 * Ratcliff 1972). `expected` are the groups' counts of transitions, `leaving` their sums by state.
 * O(rounds * transitions * groups).
 */
export function leaningOf(
  data: Transitions,
  pooled: Float64Array,
  expected: Float64Array,
  leaving: Float64Array,
): Float64Array {
  const count = leaving.length / (data.size + 1);
  const taste = new Float64Array(leaving.length).fill(1);
  const leaning = new Float64Array(expected.length);
  const reached = reachedBy(data, expected, count);
  bend(data, pooled, taste, leaning);
  for (let round = 0; round < rounds; round++) {
    const foreseen = reachedBy(data, leaning, count, leaving);
    for (let at = 0; at < taste.length; at++) {
      const more = ((reached[at] as number) + tasteCounts) / ((foreseen[at] as number) + tasteCounts);
      taste[at] = (taste[at] as number) * more;
    }
    bend(data, pooled, taste, leaning);
  }
  return leaning;
}

/** Sums by where transitions lead, each entry times the visits of the state it leaves when those are given. */
function reachedBy(data: Transitions, table: Float64Array, count: number, visits?: Float64Array): Float64Array {
  const sums = new Float64Array((data.size + 1) * count);
  for (let id = 0; id < data.froms.length; id++) {
    const from = (data.froms[id] as number) * count;
    const to = (data.tos[id] as number) * count;
    for (let k = 0; k < count; k++) {
      const times = visits === undefined ? 1 : (visits[from + k] as number);
      sums[to + k] = (sums[to + k] as number) + times * (table[id * count + k] as number);
    }
  }
  return sums;
}

/** Fills `leaning` with the pooled chances times the taste for where they lead, scaled by state. */
function bend(data: Transitions, pooled: Float64Array, taste: Float64Array, leaning: Float64Array): void {
  const count = taste.length / (data.size + 1);
  const sums = new Float64Array(taste.length);
  for (let id = 0; id < data.froms.length; id++) {
    const from = (data.froms[id] as number) * count;
    const to = (data.tos[id] as number) * count;
    for (let k = 0; k < count; k++) {
      const bent = (pooled[id] as number) * (taste[to + k] as number);
      leaning[id * count + k] = bent;
      sums[from + k] = (sums[from + k] as number) + bent;
    }
  }
  for (let id = 0; id < data.froms.length; id++) {
    const from = (data.froms[id] as number) * count;
    for (let k = 0; k < count; k++) {
      leaning[id * count + k] = (leaning[id * count + k] as number) / Math.max(1e-300, sums[from + k] as number);
    }
  }
}
