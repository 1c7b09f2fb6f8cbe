/** Logistic regression that stays calm: a ridge on every weight, and an intercept of its own for every stratum. */

/** What is fitted: `width` features a row, row after row; the constant is added and never shrunk. */
export interface LogisticData {
  readonly features: Float64Array;
  readonly width: number;
  /** How often each row was tried and hit; rows that look alike may be counted together. */
  readonly trials: ArrayLike<number>;
  readonly hits: ArrayLike<number>;
  /** Stratum of each row, from 0; without it all rows share one constant. */
  readonly strata?: ArrayLike<number>;
}

export interface LogisticWishes {
  /** Pull of the weights towards zero, as of a normal prior with variance 1 / ridge; 1 when absent. */
  readonly ridge?: number;
  /** The same for how far the strata stand from the constant. */
  readonly ridgeOfStrata?: number;
}

export interface LogisticFit {
  readonly constant: number;
  /** By feature: log odds for one more of it. */
  readonly weights: Float64Array;
  /** By stratum: log odds beside the constant; empty without strata. */
  readonly ofStrata: Float64Array;
  /** Covariance of constant and weights, `(width + 1)` squared, row by row, the constant first (Laplace). */
  readonly covariance: Float64Array;
  readonly converged: boolean;
}

const mostSteps = 50;
const close = 1e-9;

export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));

/**
 * Penalised maximum likelihood by Newton's method with halved steps (le Cessie and van Houwelingen 1992). The strata
 * are eliminated in every step (their part of the Hessian is diagonal), so that it costs O(rows x width^2) however
 * many there are. Deterministic; rows without trials count nothing.
 */
export function fitLogistic(data: LogisticData, wishes: LogisticWishes = {}): LogisticFit {
  const problem = new Problem(data, wishes.ridge ?? 1, wishes.ridgeOfStrata ?? 1);
  let at = problem.start();
  let value = problem.loss(at);
  let converged = false;
  for (let step = 0; step < mostSteps && !converged; step++) {
    const way = problem.way(at);
    let scale = 1;
    let next = moved(at, way, scale);
    let nextValue = problem.loss(next);
    while (!(nextValue <= value) && scale > 1e-6) {
      scale /= 2;
      next = moved(at, way, scale);
      nextValue = problem.loss(next);
    }
    converged = value - nextValue <= close * (1 + Math.abs(value));
    if (nextValue <= value) [at, value] = [next, nextValue];
  }
  const [constant = 0, ...weights] = at.shared;
  return {
    constant,
    weights: Float64Array.from(weights),
    ofStrata: at.own,
    covariance: problem.covariance(at),
    converged,
  };
}

/** Log odds of one row of features. */
export function logOdds(
  { constant, weights, ofStrata }: LogisticFit,
  features: ArrayLike<number>,
  row = 0,
  stratum?: number,
): number {
  const own = stratum === undefined ? 0 : (ofStrata[stratum] ?? 0);
  const from = row * weights.length;
  return weights.reduce((sum, weight, k) => sum + weight * (features[from + k] as number), constant + own);
}

interface Point {
  /** The constant, then the weights. */
  readonly shared: Float64Array;
  readonly own: Float64Array;
}

function moved({ shared, own }: Point, way: Point, scale: number): Point {
  return {
    shared: shared.map((value, k) => value + scale * (way.shared[k] as number)),
    own: own.map((value, k) => value + scale * (way.own[k] as number)),
  };
}

class Problem {
  readonly #data: LogisticData;
  readonly #ridge: number;
  readonly #ridgeOfStrata: number;
  readonly #size: number;
  readonly #strata: number;

  constructor(data: LogisticData, ridge: number, ridgeOfStrata: number) {
    this.#data = data;
    this.#ridge = ridge;
    this.#ridgeOfStrata = ridgeOfStrata;
    this.#size = data.width + 1;
    this.#strata = data.strata ? 1 + Array.from(data.strata).reduce((most, one) => Math.max(most, one), -1) : 0;
  }

  /** Everybody alike: the odds of all rows together, kept finite. */
  start(): Point {
    const { trials, hits } = this.#data;
    let [all, hit] = [0, 0];
    for (let row = 0; row < trials.length; row++) {
      all += trials[row] as number;
      hit += hits[row] as number;
    }
    const shared = new Float64Array(this.#size);
    shared[0] = Math.log((hit + 0.5) / (all - hit + 0.5));
    return { shared, own: new Float64Array(this.#strata) };
  }

  #odds(at: Point, row: number): number {
    const { features, width, strata } = this.#data;
    let odds = (at.shared[0] as number) + (strata ? (at.own[strata[row] as number] as number) : 0);
    for (let k = 0; k < width; k++) odds += (at.shared[k + 1] as number) * (features[row * width + k] as number);
    return odds;
  }

  /** Negative penalised log likelihood. */
  loss(at: Point): number {
    const { trials, hits } = this.#data;
    let sum = 0;
    for (let row = 0; row < trials.length; row++) {
      const n = trials[row] as number;
      if (n === 0) continue;
      const odds = this.#odds(at, row);
      const softplus = odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds));
      sum += n * softplus - (hits[row] as number) * odds;
    }
    for (let k = 1; k < this.#size; k++) sum += (this.#ridge / 2) * (at.shared[k] as number) ** 2;
    for (const own of at.own) sum += (this.#ridgeOfStrata / 2) * own ** 2;
    return sum;
  }

  /** The Newton step. */
  way(at: Point): Point {
    const { slope, ownSlope, curve, cross, ownCurve } = this.#curvature(at);
    const size = this.#size;
    // Schur complement: what the strata explain is taken out of the shared part.
    for (let s = 0; s < this.#strata; s++) {
      const d = ownCurve[s] as number;
      for (let i = 0; i < size; i++) {
        const b = (cross[s * size + i] as number) / d;
        slope[i] = (slope[i] as number) - b * (ownSlope[s] as number);
        for (let j = 0; j < size; j++) add(curve, i * size + j, -b * (cross[s * size + j] as number));
      }
    }
    const shared = solved(factored(curve, size), slope, size);
    const own = ownSlope.map((value, s) => {
      let rest = value;
      for (let i = 0; i < size; i++) rest -= (cross[s * size + i] as number) * (shared[i] as number);
      return rest / (ownCurve[s] as number);
    });
    return { shared, own };
  }

  covariance(at: Point): Float64Array {
    const { curve, cross, ownCurve } = this.#curvature(at);
    const size = this.#size;
    for (let s = 0; s < this.#strata; s++) {
      for (let i = 0; i < size; i++) {
        const b = (cross[s * size + i] as number) / (ownCurve[s] as number);
        for (let j = 0; j < size; j++) add(curve, i * size + j, -b * (cross[s * size + j] as number));
      }
    }
    const factor = factored(curve, size);
    const found = new Float64Array(size * size);
    for (let column = 0; column < size; column++) {
      const unit = new Float64Array(size);
      unit[column] = 1;
      solved(factor, unit, size).forEach((value, row) => (found[row * size + column] = value));
    }
    return found;
  }

  /** Slopes uphill and the (negative) Hessian: shared, of the strata (diagonal), and between them. */
  #curvature(at: Point) {
    const { features, width, trials, hits, strata } = this.#data;
    const size = this.#size;
    const slope = new Float64Array(size);
    const curve = new Float64Array(size * size);
    const ownSlope = at.own.map((own) => -this.#ridgeOfStrata * own);
    const ownCurve = new Float64Array(this.#strata).fill(this.#ridgeOfStrata);
    const cross = new Float64Array(this.#strata * size);
    const row = new Float64Array(size).fill(1);
    for (let r = 0; r < trials.length; r++) {
      const n = trials[r] as number;
      if (n === 0) continue;
      for (let k = 0; k < width; k++) row[k + 1] = features[r * width + k] as number;
      const chance = logistic(this.#odds(at, r));
      const left = (hits[r] as number) - n * chance;
      const weight = n * chance * (1 - chance);
      for (let i = 0; i < size; i++) {
        add(slope, i, left * (row[i] as number));
        for (let j = 0; j < size; j++) add(curve, i * size + j, weight * (row[i] as number) * (row[j] as number));
      }
      const s = strata?.[r];
      if (s === undefined) continue;
      add(ownSlope, s, left);
      add(ownCurve, s, weight);
      for (let i = 0; i < size; i++) add(cross, s * size + i, weight * (row[i] as number));
    }
    for (let k = 1; k < size; k++) {
      add(slope, k, -this.#ridge * (at.shared[k] as number));
      add(curve, k * size + k, this.#ridge);
    }
    return { slope, ownSlope, curve, cross, ownCurve };
  }
}

function add(into: Float64Array, at: number, value: number): void {
  into[at] = (into[at] as number) + value;
}

/** Cholesky's lower triangle of a symmetric matrix; what is not positive, by rounding or for want of data, is lifted. */
function factored(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[j * size + j] as number);
    }
  }
  return lower;
}

function solved(lower: Float64Array, right: Float64Array, size: number): Float64Array {
  const found = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) add(found, i, -(lower[i * size + k] as number) * (found[k] as number));
    found[i] = (found[i] as number) / (lower[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) add(found, i, -(lower[k * size + i] as number) * (found[k] as number));
    found[i] = (found[i] as number) / (lower[i * size + i] as number);
  }
  return found;
}
