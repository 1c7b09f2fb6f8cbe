/** Names by which answers found their part of a map: a part that is renamed, split or moved keeps its answers. */
import { z } from 'zod';
import type { JourneyMap } from '../../map/map.ts';
import type { AttachmentRule } from '../../surveys/attachment-rules.ts';
import type { Response } from '../../surveys/response.ts';
import { foldedName, placesNamed, type KnownPlaces } from '../../surveys/whereabouts.ts';

/** By the folded name: the id of the part it meant. */
export const RememberedNames = z.record(
  z.string(),
  z.union([
    z.object({ touchpoint: z.string() }),
    z.object({ stage: z.string() }),
    // A step stands for the stage it is in.
    z.object({ step: z.string() }),
  ]),
);
export type RememberedNames = z.infer<typeof RememberedNames>;

/** Every name that responses and rules call a part of a map by. */
export function namesIn(responses: readonly Response[], rules: readonly AttachmentRule[]): Set<string> {
  const names = new Set<string>();
  for (const { touchpoint, stage, event, answers } of responses) {
    for (const name of [touchpoint, stage, event, ...answers.map((one) => one.touchpoint)]) {
      if (name !== undefined) names.add(name);
    }
  }
  for (const { to } of rules) if ('touchpoint' in to) names.add(to.touchpoint);
  return names;
}

/** What is remembered once the map bears the names it does: a name that names a part means that part from now on. */
export function remembering(names: Iterable<string>, map: JourneyMap, before: RememberedNames): RememberedNames {
  const { touchpoints, stages } = map;
  const touchpointIds = new Map(touchpoints.toReversed().map(({ id, name }) => [name, id]));
  const touchpoint = placesNamed({
    touchpoints: touchpoints.map(({ name, events = [] }) => ({ name, also: events })),
    stages: [],
  });
  const stage = placesNamed({ touchpoints: [], stages: stages.map(({ id, name }) => ({ id, names: [name] })) });
  const step = placesNamed({
    touchpoints: [],
    stages: stages.flatMap(({ steps }) => steps.map(({ id, name }) => ({ id, names: [name] }))),
  });
  const found = [...names].flatMap((name): [string, RememberedNames[string]][] => {
    const [met, inStage, inStep] = [touchpoint.touchpoint(name), stage.stage(name), step.stage(name)];
    const id = met === undefined ? undefined : touchpointIds.get(met);
    if (id !== undefined) return [[foldedName(name), { touchpoint: id }]];
    if (inStage !== undefined) return [[foldedName(name), { stage: inStage }]];
    return inStep === undefined ? [] : [[foldedName(name), { step: inStep }]];
  });
  return { ...before, ...Object.fromEntries(found) };
}

/** The parts of a map by the names they had; those that are gone are not known. */
export function byMemory({ touchpoints, stages }: JourneyMap, remembered: RememberedNames): KnownPlaces {
  const meant = (name: string) => remembered[foldedName(name)];
  return {
    touchpoint: (name) => {
      const part = meant(name);
      return part && 'touchpoint' in part ? touchpoints.find((one) => one.id === part.touchpoint)?.name : undefined;
    },
    stage: (name) => {
      const part = meant(name);
      if (part && 'stage' in part) return stages.find((one) => one.id === part.stage)?.id;
      if (!part || !('step' in part)) return undefined;
      return stages.find((one) => one.steps.some((step) => step.id === part.step))?.id;
    },
  };
}
