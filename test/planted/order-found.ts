/** How well found stages stand in the planted order. */

/**
 * Kendall's tau over pairs of touchpoints planted in different stages, 1 at most: pairs in the planted order less
 * pairs the other way round, over all of them. A pair that was put into one stage counts as neither; a touchpoint
 * that has no stage, planted or found, is in no pair.
 */
export function kendallOfMost(planted: ArrayLike<number>, found: ArrayLike<number>): number {
  let [right, pairs] = [0, 0];
  for (let a = 0; a < planted.length; a++) {
    for (let b = 0; b < planted.length; b++) {
      const [from, to] = [planted[a] as number, planted[b] as number];
      const [now, then] = [found[a] as number, found[b] as number];
      if (from < 0 || from >= to || now < 0 || then < 0) continue;
      pairs++;
      right += Math.sign(then - now);
    }
  }
  return pairs === 0 ? 1 : right / pairs;
}
