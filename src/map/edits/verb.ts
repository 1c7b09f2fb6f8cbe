/** What one verb is made of, and the reasons to refuse that several verbs share. */
import { z } from 'zod';
import type * as Y from 'yjs';
import { refusal, type Refusal } from '../../lib/refusal.ts';
import { type JourneyMap, Text } from '../map.ts';

/**
 * One thing a person can do to a map. `refuse` says why it cannot be done now, with the code that does it;
 * `apply` writes it into a document and is called inside a transaction, after `refuse` had nothing against it.
 */
export interface Verb<Edit> {
  /** What a menu calls it. */
  readonly label: string;
  refuse(map: JourneyMap, edit: Edit): Refusal | undefined;
  apply(doc: Y.Doc, edit: Edit): void;
}

/** Names of stages, steps, lanes, touchpoints, personas, paths, stakeholders and views. */
export const Name = Text.max(500);

/** In edits of fields: absent leaves the field alone, `null` clears it. */
export const clearable = <T extends z.ZodType>(schema: T): z.ZodOptional<z.ZodNullable<T>> =>
  schema.nullable().optional();

const nouns = {
  personas: 'persona',
  stages: 'stage',
  steps: 'step',
  lanes: 'lane',
  cards: 'card',
  touchpoints: 'touchpoint',
  paths: 'path',
  stakeholders: 'stakeholder',
  lines: 'line',
  links: 'link',
  views: 'view',
  signOffs: 'sign-off',
} as const;
type Kind = keyof typeof nouns;

const idsOf = (map: JourneyMap, kind: Kind): readonly { id: string }[] =>
  kind === 'steps' ? map.stages.flatMap((stage) => stage.steps) : (map[kind] ?? []);

export const has = (map: JourneyMap, kind: Kind, id: string): boolean => idsOf(map, kind).some((one) => one.id === id);

/** Refused when what the edit is about is not on the map (any more); `null` and absent are about nothing. */
export function missing(map: JourneyMap, kind: Kind, id: string | null | undefined): Refusal | undefined {
  if (id === null || id === undefined || has(map, kind, id)) return undefined;
  return refusal(`no-such-${nouns[kind]}`, `This ${nouns[kind]} is not on the map.`, {
    fix: 'Somebody may have deleted it at the same time: undo that, or choose another one.',
  });
}

export function taken(map: JourneyMap, kind: Kind, id: string): Refusal | undefined {
  if (!has(map, kind, id)) return undefined;
  return refusal(`${nouns[kind]}-exists`, `The map already has a ${nouns[kind]} with the id ${id}.`, {
    fix: 'Give the new one an id of its own.',
  });
}

export function nameless(name: string | undefined, kind: Kind | 'map'): Refusal | undefined {
  if (name === undefined || name.trim() !== '') return undefined;
  return refusal('no-name', `A ${kind === 'map' ? 'map' : nouns[kind]} needs a name.`, {
    fix: 'Type at least one letter.',
  });
}

/** Refused when step `id` is the only one of its stage and would leave it for `to` (absent: it stays). */
export function lastStep(map: JourneyMap, id: string, to: string | undefined, fix: string): Refusal | undefined {
  const stage = map.stages.find((one) => one.steps.some((step) => step.id === id));
  if (stage === undefined || to === undefined || to === stage.id || stage.steps.length > 1) return undefined;
  return refusal('last-step', `"${stage.name}" keeps at least one step.`, { fix });
}

/** Refused when `step`, where one is named, stands in another stage: within a stage nothing stands before it. */
export function notInStage(
  map: JourneyMap,
  step: string | null | undefined,
  stage: string | undefined,
): Refusal | undefined {
  if (step === null || step === undefined) return undefined;
  const home = stageOf(map, step);
  if (home === undefined || home === stage) return undefined;
  return noSuchStep();
}

export const noSuchStep = (): Refusal =>
  refusal('no-such-step', 'This step is not in the stage.', { fix: 'Choose a step of the stage.' });

/** The stage in which a step stands. */
export const stageOf = (map: JourneyMap, step: string): string | undefined =>
  map.stages.find((one) => one.steps.some(({ id }) => id === step))?.id;

export function missingAny(map: JourneyMap, kind: Kind, ids: readonly string[]): Refusal | undefined {
  return missing(
    map,
    kind,
    ids.find((id) => !has(map, kind, id)),
  );
}

/** What an edit writes into its record: everything but the verb, the id and the place. */
export function fieldsOf(edit: { readonly verb: string }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(edit).filter(([key]) => key !== 'verb' && key !== 'id' && key !== 'before'));
}

/** Refused when a map would be its own sub-journey. */
export function insideItself(map: JourneyMap, subJourney: string | null | undefined): Refusal | undefined {
  if (subJourney !== map.id) return undefined;
  return refusal('inside-itself', 'A map cannot be a sub-journey of itself.', { fix: 'Choose another map.' });
}

/** Refused when a stakeholder would give something to one that is not there, or to itself. */
export function givesToNobody(
  map: JourneyMap,
  id: string,
  gives: readonly { to: string }[] | null | undefined,
): Refusal | undefined {
  const ends = (gives ?? []).map((one) => one.to);
  if (!ends.includes(id)) return missingAny(map, 'stakeholders', ends);
  return refusal('gives-to-itself', 'A stakeholder gives to another one, not to itself.', {
    fix: 'Choose another stakeholder.',
  });
}
