/** Moves single touchpoints to a neighbouring stage while the block model gets more likely (Karrer and Newman 2011). */
import { type Flow, marginsOf } from './flow.ts';

/**
 * Improves `stages` (0 .. count - 1 for each touchpoint, negative = left alone) under the directed degree-corrected
 * block model: each pass tries every touchpoint in the stages `mayMove` allows and keeps the best gain, until a
 * pass keeps none. No stage is emptied. Returns a new array. O(passes * size * count * (count + size)).
 */
export function movedByBlocks(
  flow: Flow,
  stages: Int16Array,
  count: number,
  mayMove: (touchpoint: number, stage: number) => boolean = () => true,
): Int16Array {
  const state = new Blocks(flow, stages.slice(), count);
  for (let pass = 0; pass < 20; pass++) {
    let moved = false;
    for (let node = 0; node < flow.size; node++) {
      if ((state.stages[node] as number) >= 0 && state.moveBest(node, mayMove)) moved = true;
    }
    if (!moved) break;
  }
  return state.stages;
}

class Blocks {
  readonly stages: Int16Array;
  private readonly flow: Flow;
  private readonly count: number;
  private readonly sizes: Int32Array;
  private readonly out: Float64Array;
  private readonly into: Float64Array;
  /** Moves from stage r to stage s. */
  private readonly between: Float64Array;
  private readonly outs: Float64Array;
  private readonly intos: Float64Array;

  constructor(flow: Flow, stages: Int16Array, count: number) {
    this.flow = flow;
    this.stages = stages;
    this.count = count;
    const margins = marginsOf(flow);
    this.out = margins.out;
    this.into = margins.into;
    this.sizes = new Int32Array(count);
    this.between = new Float64Array(count * count);
    this.outs = new Float64Array(count);
    this.intos = new Float64Array(count);
    const wanted = stages.slice();
    stages.fill(-1);
    wanted.forEach((stage, node) => {
      if (stage >= 0) this.place(node, stage);
    });
  }

  moveBest(node: number, mayMove: (touchpoint: number, stage: number) => boolean): boolean {
    const home = this.stages[node] as number;
    if ((this.sizes[home] as number) <= 1) return false;
    const stay = this.likelihood();
    this.takeOut(node);
    let best = home;
    let most = stay + 1e-9 * (1 + Math.abs(stay));
    for (let stage = 0; stage < this.count; stage++) {
      if (stage === home || !mayMove(node, stage)) continue;
      this.place(node, stage);
      const likelihood = this.likelihood();
      this.takeOut(node);
      if (likelihood <= most) continue;
      most = likelihood;
      best = stage;
    }
    this.place(node, best);
    return best !== home;
  }

  private place(node: number, stage: number): void {
    this.addMoves(node, stage, 1);
    this.stages[node] = stage;
  }

  private takeOut(node: number): void {
    const stage = this.stages[node] as number;
    this.stages[node] = -1;
    this.addMoves(node, stage, -1);
  }

  /** The node itself stands nowhere while its moves to and from all others are added or taken away. */
  private addMoves(node: number, stage: number, sign: number): void {
    const { size, moves } = this.flow;
    for (let other = 0; other < size; other++) {
      const at = this.stages[other] as number;
      if (at < 0) continue;
      this.add(stage, at, sign * (moves[node * size + other] as number));
      this.add(at, stage, sign * (moves[other * size + node] as number));
    }
    this.sizes[stage] = (this.sizes[stage] as number) + sign;
    this.outs[stage] = (this.outs[stage] as number) + sign * (this.out[node] as number);
    this.intos[stage] = (this.intos[stage] as number) + sign * (this.into[node] as number);
  }

  private add(from: number, to: number, moves: number): void {
    this.between[from * this.count + to] = (this.between[from * this.count + to] as number) + moves;
  }

  private likelihood(): number {
    let sum = 0;
    for (let r = 0; r < this.count; r++) {
      for (let s = 0; s < this.count; s++) {
        const moves = this.between[r * this.count + s] as number;
        const chance = (this.outs[r] as number) * (this.intos[s] as number);
        // Taking counts out again leaves rounding dust behind: less than a millionth of a move is none.
        if (moves > 1e-6 && chance > 0) sum += moves * Math.log(moves / chance);
      }
    }
    return sum;
  }
}
