/** What each answer counts, so that those who answered stand for those who did not: inverse response propensity. */

/** Answers from which on weights are worth their noise. */
export const weighedFrom = 500;
/** A class with fewer answers is put together with the one most like it. */
const leastAnswers = 5;
/** No answer counts more than this many times the mean of its cell. */
const heaviest = 5;

/** Visit classes so that neighbours are alike: no sign, one, more; then back for the other end of the journey. */
const snake = [0, 1, 2, 5, 4, 3] as const;

/**
 * Weight of an answer of each class of one cell: those who came of its class for each who answered (weighting classes,
 * Little 1986), with a mean of 1 over the answers. `came[c]` and `answered[c]` count visits and answers of class c.
 * Classes without enough answers share the weight of their neighbours in order of likeness.
 */
export function weightsOfClasses(came: ArrayLike<number>, answered: ArrayLike<number>): Float64Array {
  const weights = new Float64Array(snake.length).fill(1);
  const bins = merged(came, answered);
  const all = bins.reduce((sum, bin) => sum + bin.answered, 0);
  if (all === 0) return weights;
  const ratio = (bin: Bin): number => (bin.answered === 0 ? 0 : bin.came / bin.answered);
  const mean = bins.reduce((sum, bin) => sum + ratio(bin) * bin.answered, 0) / all;
  for (const bin of bins) for (const kind of bin.classes) weights[kind] = Math.min(heaviest, ratio(bin) / mean);
  const trimmed = bins.reduce((sum, bin) => sum + (weights[bin.classes[0] ?? 0] as number) * bin.answered, 0) / all;
  return weights.map((weight) => weight / trimmed);
}

interface Bin {
  readonly classes: readonly number[];
  readonly came: number;
  readonly answered: number;
}

function merged(came: ArrayLike<number>, answered: ArrayLike<number>): Bin[] {
  let bins: Bin[] = snake.map((kind) => ({
    classes: [kind],
    // More answers than visits cannot be: somebody answered twice.
    came: Math.max(came[kind] ?? 0, answered[kind] ?? 0),
    answered: answered[kind] ?? 0,
  }));
  bins = bins.filter((bin) => bin.came > 0);
  while (bins.length > 1) {
    const thin = bins.findIndex((bin) => bin.answered < leastAnswers);
    if (thin < 0) break;
    const into = thin === 0 ? 1 : thin - 1;
    const [first, second] = [bins[Math.min(thin, into)], bins[Math.max(thin, into)]];
    if (!first || !second) break;
    const both = {
      classes: [...first.classes, ...second.classes],
      came: first.came + second.came,
      answered: first.answered + second.answered,
    };
    bins = bins.toSpliced(Math.min(thin, into), 2, both);
  }
  return bins;
}
