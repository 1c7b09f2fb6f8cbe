/** The version of this installation, from its package. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Package = z.looseObject({ version: z.string() });

/** The package's file stands two folders up, from the source as from the build. */
export function version(): string {
  return Package.parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;
}
