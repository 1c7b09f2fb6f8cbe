/**
 * What can be told of a touchpoint's stage at all: an oracle that knows the stage of every other touchpoint and the
 * group of every journey weighs what comes right before and after it.
 */
import type { PlantedLog } from './planted-log.ts';

/** Odds by which the true stage must win for it to be told. */
const odds = 20;

/** Whether the oracle puts the touchpoint in its true stage, at 20 to 1 or better. O(events + stages * contexts). */
export function canBeTold(planted: PlantedLog, touchpoint: number): boolean {
  const truth = planted.stages[touchpoint] as number;
  const likely = stageLikelihoods(planted, touchpoint);
  const others = likely.filter((_, stage) => stage !== truth);
  return (likely[truth] as number) - Math.max(...others) >= Math.log(odds);
}

/**
 * Log likelihood of what stands beside the touchpoint if it belonged to each stage: in each group some share of its
 * events, the likeliest one, has the neighbours of that stage's touchpoints, the rest those of noise after any event.
 */
function stageLikelihoods(planted: PlantedLog, touchpoint: number): number[] {
  const stages = Math.max(...planted.stages) + 1;
  const groups = Math.max(...planted.groups) + 1;
  const contexts = new Contexts(planted, stages, touchpoint);
  return Array.from({ length: stages }, (_, stage) => {
    let likelihood = 0;
    for (let group = 0; group < groups; group++) {
      const [own, habit, noise] = [contexts.own(group), contexts.ofStage(group, stage), contexts.noise(group)];
      likelihood += mostLikely(own, habit, noise);
    }
    return likelihood;
  });
}

function mostLikely(own: Float64Array, habit: Float64Array, noise: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let share = 0; share <= 1; share += 0.01) {
    let likelihood = 0;
    own.forEach((times, at) => {
      if (times === 0) return;
      likelihood += times * Math.log(share * (habit[at] as number) + (1 - share) * (noise[at] as number));
    });
    most = Math.max(most, likelihood);
  }
  return most;
}

/** Pairs of the stage before an event and the stage after it; the start and end of a journey count as one more stage. */
class Contexts {
  private readonly planted: PlantedLog;
  private readonly edge: number;
  private readonly touchpoint: number;

  constructor(planted: PlantedLog, stages: number, touchpoint: number) {
    this.planted = planted;
    this.edge = stages;
    this.touchpoint = touchpoint;
  }

  own(group: number): Float64Array {
    return this.counted(group, (i, j) =>
      this.code(i) === this.touchpoint ? [this.stage(i - 1, j), this.stage(i + 1, j)] : undefined,
    );
  }

  ofStage(group: number, stage: number): Float64Array {
    const isOther = (i: number): boolean =>
      this.code(i) !== this.touchpoint && this.planted.stages[this.code(i)] === stage;
    return shares(
      this.counted(group, (i, j) => (isOther(i) ? [this.stage(i - 1, j), this.stage(i + 1, j)] : undefined)),
    );
  }

  /** Noise slips in after any event, before what follows that. */
  noise(group: number): Float64Array {
    return shares(this.counted(group, (i, j) => [this.stage(i, j), this.stage(i + 1, j)]));
  }

  private code(i: number): number {
    return this.planted.log.codes[i] as number;
  }

  private stage(i: number, j: number): number {
    const { offsets } = this.planted.log;
    if (i < (offsets[j] as number) || i >= (offsets[j + 1] as number)) return this.edge;
    const stage = this.planted.stages[this.code(i)] as number;
    return stage < 0 ? this.edge : stage;
  }

  private counted(group: number, context: (i: number, j: number) => [number, number] | undefined): Float64Array {
    const width = this.edge + 1;
    const counts = new Float64Array(width * width);
    this.planted.groups.forEach((own, j) => {
      if (own !== group) return;
      for (let i = this.planted.log.offsets[j] as number; i < (this.planted.log.offsets[j + 1] as number); i++) {
        const pair = context(i, j);
        if (pair) counts[pair[0] * width + pair[1]] = (counts[pair[0] * width + pair[1]] as number) + 1;
      }
    });
    return counts;
  }
}

function shares(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, n) => sum + n + 0.1, 0);
  return counts.map((n) => (n + 0.1) / total);
}
