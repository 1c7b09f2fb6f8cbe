/**
 * How likely a new journey begins between two neighbouring events: a journey that ends with the first, another that
 * begins with the second, and a pause as between journeys; against a move and its usual pause within one journey.
 */

export interface Bell {
  /** Of the natural logarithm of the pause in seconds. */
  readonly mean: number;
  readonly deviation: number;
}

/** Tables are row-major, `from * size + to`. Probabilities are smoothed, never 0. */
export interface BoundaryModel {
  readonly size: number;
  /** Where journeys begin. */
  readonly starts: Float64Array;
  /** The chance that a journey ends with this touchpoint. */
  readonly ends: Float64Array;
  /** Where a journey goes from a touchpoint, given that it goes on. */
  readonly moves: Float64Array;
  /** Usual pause of each move: logarithm's mean and deviation. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  readonly within: Bell;
  readonly between: Bell;
  /** Share of pairs with a beginning between them. */
  readonly share: number;
}

/** What a model is counted from: sums over pairs, each weighed by how likely it holds a beginning. */
export class BoundarySums {
  readonly size: number;
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  private readonly leaves: Float64Array;
  private readonly moves: Float64Array;
  /** Moves with a pause, the sum of its logarithm, and of its square. */
  private readonly timed: Float64Array;
  private readonly sums: Float64Array;
  private readonly squares: Float64Array;
  private readonly between = { weight: 0, sum: 0, square: 0 };

  constructor(size: number) {
    this.size = size;
    this.starts = new Float64Array(size);
    this.ends = new Float64Array(size);
    this.leaves = new Float64Array(size);
    this.moves = new Float64Array(size * size);
    this.timed = new Float64Array(size * size);
    this.sums = new Float64Array(size * size);
    this.squares = new Float64Array(size * size);
  }

  add(from: number, to: number, log: number, chance: number): void {
    const move = from * this.size + to;
    const stays = 1 - chance;
    this.leaves[from] = (this.leaves[from] as number) + 1;
    this.moves[move] = (this.moves[move] as number) + stays;
    if (log === -Infinity) return;
    this.starts[to] = (this.starts[to] as number) + chance;
    this.ends[from] = (this.ends[from] as number) + chance;
    this.timed[move] = (this.timed[move] as number) + stays;
    this.sums[move] = (this.sums[move] as number) + stays * log;
    this.squares[move] = (this.squares[move] as number) + stays * log * log;
    this.between.weight += chance;
    this.between.sum += chance * log;
    this.between.square += chance * log * log;
  }

  model(): BoundaryModel {
    const within = bellOf(total(this.timed), total(this.sums), total(this.squares));
    const { weight, sum, square } = this.between;
    const pairs = total(this.leaves);
    return {
      size: this.size,
      starts: smoothed(this.starts, startPrior),
      ends: this.endChances(weight / Math.max(1, pairs)),
      moves: this.moveChances(),
      ...this.pauses(within),
      within,
      between: bellOf(weight, sum, square),
      share: weight / Math.max(1, pairs),
    };
  }

  private endChances(share: number): Float64Array {
    return this.ends.map((ends, from) => (ends + endPrior * share) / ((this.leaves[from] as number) + endPrior));
  }

  private moveChances(): Float64Array {
    const { size, moves } = this;
    const arrivals = new Float64Array(size);
    const departures = new Float64Array(size);
    for (let move = 0; move < moves.length; move++) {
      const from = Math.floor(move / size);
      const to = move % size;
      arrivals[to] = (arrivals[to] as number) + (moves[move] as number);
      departures[from] = (departures[from] as number) + (moves[move] as number);
    }
    const pooled = smoothed(arrivals, startPrior);
    return moves.map((count, move) => {
      const prior = movePrior * (pooled[move % size] as number);
      return (count + prior) / ((departures[Math.floor(move / size)] as number) + movePrior);
    });
  }

  private pauses(within: Bell): { means: Float64Array; deviations: Float64Array } {
    const means = this.timed.map(
      (weight, move) => ((this.sums[move] as number) + pausePrior * within.mean) / (weight + pausePrior),
    );
    const deviations = this.timed.map((weight, move) => {
      const mean = means[move] as number;
      const square = (this.squares[move] as number) - 2 * mean * (this.sums[move] as number) + weight * mean * mean;
      const variance = (Math.max(0, square) + pausePrior * within.deviation ** 2) / (weight + pausePrior);
      return Math.max(leastDeviation, Math.sqrt(variance));
    });
    return { means, deviations };
  }
}

/** Pseudo-counts: of each touchpoint as a start, of ends toward their mean, of moves toward where all moves lead. */
const startPrior = 0.5;
const endPrior = 2;
const movePrior = 5;
/** A move has a usual pause of its own once it is well known; until then it has that of all moves. */
const pausePrior = 100;
const leastDeviation = 0.1;

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function smoothed(counts: Float64Array, prior: number): Float64Array {
  const all = total(counts) + prior * counts.length;
  return counts.map((count) => (count + prior) / all);
}

function bellOf(weight: number, sum: number, square: number): Bell {
  if (weight < 1e-9) return { mean: 0, deviation: 1 };
  const mean = sum / weight;
  return { mean, deviation: Math.max(leastDeviation, Math.sqrt(Math.max(0, square / weight - mean * mean))) };
}

/** The model laid out for speed: for each move a constant and the shape of its pause. */
export class BoundaryChances {
  private readonly model: BoundaryModel;
  private readonly odds: Float64Array;
  private readonly steep: Float64Array;
  private readonly between: number;

  constructor(model: BoundaryModel) {
    this.model = model;
    const { size, starts, ends, moves, deviations, between } = model;
    this.between = 0.5 / between.deviation ** 2;
    this.steep = deviations.map((deviation) => 0.5 / deviation ** 2);
    this.odds = moves.map((chance, move) => {
      const end = ends[Math.floor(move / size)] as number;
      const begins = end * (starts[move % size] as number);
      const spread = Math.log((deviations[move] as number) / between.deviation);
      return Math.log(begins / ((1 - end) * chance)) + spread;
    });
  }

  /** The chance of a beginning between two events; 0 where they have the same time (`log` -Infinity). */
  of(from: number, to: number, log: number): number {
    if (log === -Infinity) return 0;
    const move = from * this.model.size + to;
    const mean = this.model.means[move] as number;
    const far = this.model.between.mean;
    let odds = this.oddsOf(move, mean, log);
    // Outside both means the wider bell wins again: a longer pause must not speak against a beginning, nor a shorter for it.
    if (log > mean && log > far) odds = Math.max(odds, this.oddsOf(move, mean, mean > far ? mean : far));
    else if (log < mean && log < far) odds = Math.min(odds, this.oddsOf(move, mean, mean < far ? mean : far));
    return 1 / (1 + Math.exp(-odds));
  }

  private oddsOf(move: number, mean: number, log: number): number {
    const inside = (this.steep[move] as number) * (log - mean) * (log - mean);
    const outside = this.between * (log - this.model.between.mean) * (log - this.model.between.mean);
    return (this.odds[move] as number) + inside - outside;
  }
}
