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

export interface PlantedScripts extends PlantedLog {
  /** The codes of each group's script. */
  readonly scripts: readonly (readonly number[])[];
}

export function templates(wishes: TemplateWishes): PlantedScripts {
  const random = seeded(`templates ${wishes.seed}`);
  const touchpoints = wishes.touchpoints ?? 24;
  const scripts = scriptsOf(wishes.groups ?? 6, touchpoints, random);
  const sizes = scripts.map(() => 1 + 2 * random.next());
  const planting = new Planting(random);
  for (let j = 0; j < wishes.journeys; j++) {
    const group = random.pick(sizes);
    planting.add(group, disturbed(scripts[group] as number[], wishes.noise, touchpoints, random));
  }
  const planted = planting.finish(Array.from({ length: touchpoints }, () => -1));
  const { codeOf } = planted;
  return { ...planted, scripts: scripts.map((script) => script.map((touchpoint) => codeOf[touchpoint] as number)) };
}

/** Scripts come in pairs that share all but two of their 6 to 9 steps, so that disturbed ones can be mistaken. */
function scriptsOf(groups: number, touchpoints: number, random: Random): number[][] {
  const scripts: number[][] = [];
  while (scripts.length < groups) {
    const all = random.shuffle(Array.from({ length: touchpoints }, (_, t) => t));
    const script = all.slice(0, 6 + random.int(4));
    const twin = [...script];
    const spare = all.slice(script.length);
    for (const k of [1 + random.int(2), 3 + random.int(3)]) twin[k] = spare.pop() as number;
    scripts.push(script, twin);
  }
  return scripts.slice(0, groups);
}

function disturbed(script: readonly number[], noise: number, touchpoints: number, random: Random): number[] {
  const path = [...script];
  // Some customers give up on the way: short journeys fit several scripts.
  if (random.next() < 0.1) path.length = 1 + random.int(path.length);
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
