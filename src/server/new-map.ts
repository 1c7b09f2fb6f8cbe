/** What a new map is to be made from, read from the body of POST /api/maps. */
import { z } from '@hono/zod-openapi';
import { deny } from '../lib/refusal.ts';
import { JourneyFile } from '../map/map.ts';
import { NewMap } from './api.ts';

export type MapSeed = NewMap | { readonly file: JourneyFile };

/** Refused 'bad-request' or with what the journey file lacks. */
export function readNewMap(text: string): MapSeed {
  const body: unknown = JSON.parse(text);
  const asked = NewMap.safeParse(body);
  if (asked.success) return asked.data;
  const file = JourneyFile.safeParse(body);
  if (file.success) return { file: file.data };
  return deny('bad-request', `This is no map: ${z.prettifyError(file.error)}`, {
    fix: 'Send { "title" }, { "source", "journey" } or a whole journey file.',
  });
}
