/** What a new map is to be made from, read from the body of POST /api/maps. */
import { Refused, isRefusal } from '../lib/refusal.ts';
import { parseJourneyFile } from '../map/file.ts';
import type { JourneyFile } from '../map/map.ts';
import { NewMap } from './api.ts';

export type MapSeed = NewMap | { readonly file: JourneyFile };

/** Refused with what the journey file lacks, by line and field. */
export function readNewMap(text: string): MapSeed {
  const asked = NewMap.safeParse(parsed(text));
  if (asked.success) return asked.data;
  const file = parseJourneyFile(text);
  if (isRefusal(file)) throw new Refused(file);
  return { file };
}

/** Undefined for what is no JSON: the reader of journey files says where it breaks. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
