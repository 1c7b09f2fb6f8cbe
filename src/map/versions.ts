/** How older journey files become files of today's version: one step a version, each exercised by a kept old file. */
import type { z } from 'zod';
import { Card, currentVersion, JourneyFile, Lane, Persona, Stage, Step, Touchpoint } from './map.ts';

type Json = Readonly<Record<string, unknown>>;

/** `migrations[n]` turns a file of version n into one of version n + 1. */
export const migrations: Readonly<Record<number, (file: Json) => Json>> = { 1: toVersion2 };

/**
 * Version 2 gives names to keys that were unknown to version 1, where everybody could put what they liked. A value
 * that is not what version 2 means by its name is kept under the name with `-v1` after it.
 */
function toVersion2(file: Json): Json {
  const each = (value: unknown, named: Named): unknown => {
    if (!Array.isArray(value)) return value;
    return value.map((one: unknown) => (isObject(one) ? renamed(one, named) : one));
  };
  const map = renamed(file, newOnMap);
  if (map.$schema === 'urn:sojourn:schema:journey:1') map.$schema = 'urn:sojourn:schema:journey:2';
  for (const [kind, named] of Object.entries(newOn)) if (kind in map) map[kind] = each(map[kind], named);
  if (!Array.isArray(map.stages)) return map;
  map.stages = map.stages.map((stage: unknown) =>
    isObject(stage) && 'steps' in stage ? { ...stage, steps: each(stage.steps, newOnStep) } : stage,
  );
  return map;
}

interface Named {
  readonly schema: z.ZodObject;
  /** Keys that version 2 knows and version 1 did not. */
  readonly keys: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

const newOnMap: Named = {
  schema: JourneyFile,
  keys: words('scenario status reviewBy reviewEvery signOffs logo language stakeholders lines links views pictures'),
};
const newOnStep: Named = { schema: Step, keys: ['subJourney', 'momentOfTruth', 'takes', 'waitBefore'] };
const newOn: Readonly<Record<string, Named>> = {
  personas: { schema: Persona, keys: ['portrait', 'channels', 'demographics', 'psychographics', 'empathy'] },
  stages: { schema: Stage, keys: ['subJourney'] },
  lanes: { schema: Lane, keys: ['pinned', 'persona', 'wanted'] },
  cards: {
    schema: Card,
    keys: words(
      'intensity evidence reviewBy picture channel shared effort customerValue businessValue progress ticket kpi',
    ),
  },
  touchpoints: { schema: Touchpoint, keys: ['reviewBy', 'note'] },
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function renamed(value: Json, { schema, keys }: Named): Record<string, unknown> {
  const name = (key: string): string => {
    const fits = !keys.includes(key) || schema.shape[key]?.safeParse(value[key]).success === true;
    if (fits) return key;
    let free = `${key}-v1`;
    while (free in value) free += '-v1';
    return free;
  };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [name(key), one]));
}

/** The file in version `to`, step by step; it must be of version `to` or older. */
export function migrate(file: Json, steps = migrations, to: number = currentVersion): Json {
  let now = file;
  for (let version = Number(file.version); version < to; version++) {
    const step = steps[version];
    if (step === undefined) throw new Error(`no migration from version ${version} of journey files`);
    now = { ...step(now), version: version + 1 };
  }
  return now;
}
