/** Finds the pause that separates journeys: two log-normal kinds of gaps, fitted by expectation-maximisation. */

export interface GapFit {
  /** A longer pause begins a new journey. */
  readonly seconds: number;
  /** Share of all gaps that lie between journeys. */
  readonly between: number;
  /** The chance that a gap of so many seconds lies between journeys: at least one half for those longer than `seconds`. */
  readonly chance: (seconds: number) => number;
}

interface Bell {
  weight: number;
  mean: number;
  deviation: number;
}

const fewest = 50;
const iterations = 40;
/** Bells closer than this are one (Ashman, Bird and Zepf 1994). */
const apart = 2;

/** `gaps` in seconds, in any order, zeros left out by the caller; undefined when no kind of pause stands out. */
export function fitGaps(gaps: Float64Array): GapFit | undefined {
  if (gaps.length < fewest) return undefined;
  const logs = gaps.map((gap) => Math.log(gap)).sort();
  const points = condensed(logs);
  const each = logs.length / points.length;
  const one = bellOf(points, 0, points.length);
  const [within, between] = expectationMaximisation(points);
  const distance = (Math.SQRT2 * (between.mean - within.mean)) / Math.hypot(within.deviation, between.deviation);
  const gain = 2 * each * (likelihood(points, [within, between]) - likelihood(points, [one]));
  const clear = gain > 3 * Math.log(logs.length) && distance > apart && between.weight > 0.005 && within.weight > 0.005;
  if (!clear) return undefined;
  const seconds = readable(Math.exp(crossing(within, between)));
  return { seconds, between: between.weight, chance: (gap) => chanceOf(gap, seconds, within, between) };
}

/** A longer gap never speaks against a beginning, though the wider bell would win again far out. */
function chanceOf(gap: number, seconds: number, within: Bell, between: Bell): number {
  if (gap <= 0) return 0;
  const log = Math.min(Math.max(Math.log(gap), within.mean), between.mean);
  const far = density(between, log);
  const chance = far / (far + density(within, log) || 1);
  return gap > seconds ? Math.max(0.5, chance) : Math.min(0.4999, chance);
}

/** More points than this make the fit slower, not better. */
const mostPoints = 4096;

/** Means of blocks of neighbours, equally many in each but for rounding: the same shape in fewer points. */
function condensed(sorted: Float64Array): Float64Array {
  if (sorted.length <= mostPoints) return sorted;
  const points = new Float64Array(mostPoints);
  for (let point = 0; point < mostPoints; point++) {
    const from = Math.floor((point * sorted.length) / mostPoints);
    const to = Math.floor(((point + 1) * sorted.length) / mostPoints);
    let sum = 0;
    for (let i = from; i < to; i++) sum += sorted[i] as number;
    points[point] = sum / (to - from);
  }
  return points;
}

function expectationMaximisation(logs: Float64Array): [Bell, Bell] {
  const split = Math.floor(logs.length * 0.8);
  const within = bellOf(logs, 0, split);
  const between = bellOf(logs, split, logs.length);
  within.weight = 0.8;
  between.weight = 0.2;
  for (let round = 0; round < iterations; round++) {
    let sum = 0;
    let mean = 0;
    let square = 0;
    let otherMean = 0;
    let otherSquare = 0;
    for (let i = 0; i < logs.length; i++) {
      const x = logs[i] as number;
      const far = density(between, x);
      const share = far / (far + density(within, x) || 1);
      sum += share;
      mean += share * x;
      square += share * x * x;
      otherMean += (1 - share) * x;
      otherSquare += (1 - share) * x * x;
    }
    update(between, sum, mean, square, logs.length);
    update(within, logs.length - sum, otherMean, otherSquare, logs.length);
  }
  return within.mean <= between.mean ? [within, between] : [between, within];
}

function update(bell: Bell, sum: number, mean: number, square: number, n: number): void {
  bell.weight = sum / n;
  if (sum < 1e-9) return;
  bell.mean = mean / sum;
  bell.deviation = Math.sqrt(Math.max(square / sum - bell.mean ** 2, 1e-4));
}

function bellOf(logs: Float64Array, from: number, to: number): Bell {
  let sum = 0;
  let square = 0;
  for (let i = from; i < to; i++) {
    sum += logs[i] ?? 0;
    square += (logs[i] ?? 0) ** 2;
  }
  const n = Math.max(1, to - from);
  return { weight: 1, mean: sum / n, deviation: Math.sqrt(Math.max(square / n - (sum / n) ** 2, 1e-4)) };
}

function density({ weight, mean, deviation }: Bell, x: number): number {
  return (weight / deviation) * Math.exp(-0.5 * ((x - mean) / deviation) ** 2);
}

function likelihood(logs: Float64Array, bells: readonly Bell[]): number {
  let total = 0;
  for (const x of logs) total += Math.log(bells.reduce((sum, bell) => sum + density(bell, x), 1e-300));
  return total;
}

/** Where a gap is as likely to lie between as within, found by halving. */
function crossing(within: Bell, between: Bell): number {
  let low = within.mean;
  let high = between.mean;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (density(within, middle) > density(between, middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Two digits are as many as the data knows. */
function readable(seconds: number): number {
  return Number(seconds.toPrecision(2));
}
