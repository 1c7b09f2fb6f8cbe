/** How older journey files become files of today's version: one step a version, each exercised by a kept old file. */
import { currentVersion } from './map.ts';

type Json = Readonly<Record<string, unknown>>;

/** `migrations[n]` turns a file of version n into one of version n + 1. */
export const migrations: Readonly<Record<number, (file: Json) => Json>> = {
  // Version 2 adds kinds of lanes and records, and asks nothing of what stood there before.
  1: (file) => file,
};

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
