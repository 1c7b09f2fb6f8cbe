/** Generator G1: customers walk through stages; each group has its own touchpoints of a stage, skips, returns and exits. */
import { type Random, seeded } from '../../src/lib/random.ts';
import { type PlantedLog, Planting } from './planted-log.ts';

export interface StageMarkovWishes {
  readonly seed: number;
  readonly journeys: number;
  /** Share of events that are followed by a touchpoint drawn uniformly from all. */
  readonly noise: number;
  readonly groups?: number;
  readonly stages?: number;
  /** 3 to 8 touchpoints a stage with an order inside it, three touchpoints that occur everywhere, restarts. */
  readonly hard?: boolean;
}

interface Plan {
  /** Inner touchpoint numbers of each stage. */
  readonly stages: readonly (readonly number[])[];
  readonly everywhere: readonly number[];
  readonly total: number;
  readonly hard: boolean;
  readonly noise: number;
}

interface Habits {
  /** Weight of each touchpoint within its stage. */
  readonly mix: readonly number[];
  readonly stay: number;
  readonly skip: number;
  readonly back: number;
  readonly exit: number;
}

export function stageMarkov(wishes: StageMarkovWishes): PlantedLog {
  const random = seeded(`stage-markov ${wishes.seed}`);
  const plan = planOf(wishes, random);
  const groups = Array.from({ length: wishes.groups ?? 5 }, () => habitsOf(plan, random));
  const sizes = groups.map(() => 1 + random.next());
  const planting = new Planting(random);
  for (let j = 0; j < wishes.journeys; j++) {
    const group = random.pick(sizes);
    const slips = new Set<number>();
    planting.add(group, walk(plan, groups[group] as Habits, random, slips), slips);
  }
  const stageOf = Array.from({ length: plan.total }, () => -1);
  plan.stages.forEach((touchpoints, stage) => touchpoints.forEach((t) => (stageOf[t] = stage)));
  return planting.finish(stageOf);
}

function planOf(wishes: StageMarkovWishes, random: Random): Plan {
  const hard = wishes.hard ?? false;
  let total = 0;
  const stages = Array.from({ length: wishes.stages ?? 6 }, () => {
    const size = hard ? 3 + random.int(6) : 5;
    return Array.from({ length: size }, () => total++);
  });
  const everywhere = hard ? [total++, total++, total++] : [];
  return { stages, everywhere, total, hard, noise: wishes.noise };
}

function habitsOf(plan: Plan, random: Random): Habits {
  return {
    // A squared exponential gives each group favourites and a long tail, down to ones that are hardly more than noise.
    mix: Array.from({ length: plan.total }, () => (-Math.log(1 - random.next())) ** 2 + 0.02),
    stay: 0.25 + 0.3 * random.next(),
    skip: 0.05 + 0.15 * random.next(),
    back: 0.03 + 0.1 * random.next(),
    exit: 0.03 + 0.08 * random.next(),
  };
}

function walk(plan: Plan, habits: Habits, random: Random, slips: Set<number>): number[] {
  const path: number[] = [];
  let stage = 0;
  let inner = -1;
  while (stage < plan.stages.length && path.length < 60) {
    inner = touchpointOf(plan, habits, stage, inner, random);
    path.push((plan.stages[stage] as number[])[inner] as number);
    if (plan.hard && random.next() < 0.08) path.push(plan.everywhere[random.int(3)] as number);
    if (random.next() < plan.noise) slips.add(path.push(random.int(plan.total)) - 1);
    if (random.next() < habits.stay) continue;
    inner = -1;
    if (random.next() < habits.exit) break;
    stage = nextStage(plan, habits, stage, random);
  }
  return path;
}

function touchpointOf(plan: Plan, habits: Habits, stage: number, inner: number, random: Random): number {
  const own = plan.stages[stage] as readonly number[];
  const weights = own.map((t, i) => {
    const forward = plan.hard && inner >= 0 ? (i > inner ? 1.6 : 0.7) : 1;
    return (habits.mix[t] as number) * forward;
  });
  return random.pick(weights);
}

function nextStage(plan: Plan, habits: Habits, stage: number, random: Random): number {
  const draw = random.next();
  if (plan.hard && draw > 0.97) return 0;
  if (draw < habits.skip) return stage + 2;
  if (draw < habits.skip + habits.back) return Math.max(0, stage - 1);
  return stage + 1;
}
