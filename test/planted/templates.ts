/** Generator G2: each group follows its own script, with steps inserted, left out, swapped and repeated. */
import { type Random, seeded } from '../../src/lib/random.ts';
import { type PlantedLog, Planting } from './planted-log.ts';

export interface TemplateWishes {
  readonly seed: number;
  readonly journeys: number;
  /** Share of steps that are disturbed, in equal parts of each kind. */
  readonly noise: number;
  readonly groups?: number;
  readonly touchpoints?: number;
}

export function templates(wishes: TemplateWishes): PlantedLog {
  const random = seeded(`templates ${wishes.seed}`);
  const touchpoints = wishes.touchpoints ?? 24;
  const scripts = Array.from({ length: wishes.groups ?? 6 }, () => scriptOf(touchpoints, random));
  const sizes = scripts.map(() => 1 + 2 * random.next());
  const planting = new Planting(random);
  for (let j = 0; j < wishes.journeys; j++) {
    const group = random.pick(sizes);
    planting.add(group, disturbed(scripts[group] as number[], wishes.noise, touchpoints, random));
  }
  return planting.finish(Array.from({ length: touchpoints }, () => -1));
}

/** 5 to 10 different touchpoints; the first two are shared by everybody, as a home page is. */
function scriptOf(touchpoints: number, random: Random): number[] {
  const rest = random.shuffle(Array.from({ length: touchpoints - 2 }, (_, t) => t + 2));
  return [0, ...(random.next() < 0.5 ? [1] : []), ...rest.slice(0, 4 + random.int(5))];
}

function disturbed(script: readonly number[], noise: number, touchpoints: number, random: Random): number[] {
  const path = [...script];
  // A third of the customers gives up on the way: short journeys fit several scripts.
  if (random.next() < 0.35) path.length = 1 + random.int(path.length);
  for (let i = 0; i < path.length; i++) {
    if (random.next() >= noise) continue;
    const kind = random.int(4);
    if (kind === 0) path.splice(i++, 0, random.int(touchpoints));
    else if (kind === 1 && path.length > 1) path.splice(i--, 1);
    else if (kind === 2 && i + 1 < path.length) path.splice(i, 2, path[i + 1] as number, path[i] as number);
    else path.splice(i++, 0, path[i - 1] as number);
  }
  return path;
}
