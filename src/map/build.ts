/** Small builders of maps: for tests, and for starting a map from a title alone. */
import type { Card, JourneyMap, Lane, LaneKind, Path, Persona, Stage, Touchpoint } from './map.ts';

export type Part =
  | { readonly stage: Stage }
  | { readonly lane: Lane; readonly cells: readonly string[] }
  | { readonly touchpoint: Touchpoint }
  | { readonly persona: Persona }
  | { readonly path: Path }
  | { readonly card: Card }
  | { readonly fields: Partial<Pick<JourneyMap, 'id' | 'title' | 'kind' | 'summary' | 'owner'>> };

const slug = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');

/** A stage with the named steps, or with one step named like it; ids are the names in kebab case. */
export function stage(name: string, ...steps: readonly string[]): Part {
  const names = steps.length > 0 ? steps : [name];
  const id = slug(name);
  return { stage: { id, name, steps: names.map((step) => ({ id: `${id}/${slug(step)}`, name: step })) } };
}

/** A lane with one card a step, from the first step on; an empty text leaves the cell empty. */
export function lane(name: string, kind: LaneKind = 'free', ...cells: readonly string[]): Part {
  return { lane: { id: slug(name), kind, name }, cells };
}

export const card = (id: string, laneId: string, step: string, text: string, more: Partial<Card> = {}): Part => ({
  card: { id, lane: laneId, step, text, ...more },
});

export const touchpoint = (name: string, channel: Touchpoint['channel'], more: Partial<Touchpoint> = {}): Part => ({
  touchpoint: { id: slug(name), name, channel, ...more },
});

export const persona = (name: string, more: Partial<Persona> = {}): Part => ({
  persona: { id: slug(name), name, ...more },
});

export const path = (name: string, ...touchpoints: readonly string[]): Part => ({
  path: { id: slug(name), name, touchpoints: [...touchpoints] },
});

export const called = (title: string, fields: Partial<JourneyMap> = {}): Part => ({ fields: { title, ...fields } });

/** The map of these parts: `aMap(stage('Find'), lane('Feels', 'emotions', 'curious'))`. */
export function aMap(...parts: readonly Part[]): JourneyMap {
  const all = <K extends string>(key: K): Extract<Part, Record<K, unknown>>[] =>
    parts.filter((part): part is Extract<Part, Record<K, unknown>> => key in part);
  const stages = all('stage').map((part) => part.stage);
  const steps = (stages.length > 0 ? stages : [bareStage]).flatMap((one) => one.steps);
  const inCells = all('lane').flatMap((part) =>
    part.cells.flatMap((text, at) => {
      const step = steps[at];
      return text === '' || step === undefined
        ? []
        : [{ id: `${part.lane.id}:${step.id}`, lane: part.lane.id, step: step.id, text }];
    }),
  );
  const paths = all('path').map((part) => part.path);
  return {
    id: 'map',
    title: 'First order',
    kind: 'current-state',
    ...Object.assign({}, ...all('fields').map((part) => part.fields)),
    personas: all('persona').map((part) => part.persona),
    stages: stages.length > 0 ? stages : [bareStage],
    lanes: all('lane').map((part) => part.lane),
    cards: [...inCells, ...all('card').map((part) => part.card)],
    touchpoints: all('touchpoint').map((part) => part.touchpoint),
    ...(paths.length > 0 ? { paths } : {}),
  };
}

const bareStage: Stage = { id: 'start', name: 'Start', steps: [{ id: 'start/start', name: 'Start' }] };
