/** What signing a map off does to it. */
import { newId } from '../../lib/ids.ts';
import type { Edit } from '../../map/edits/edits.ts';
import type { JourneyMap } from '../../map/map.ts';

/** The reader's own calendar day, as `2026-11-21`. */
export function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** One thing to undo: the sign-off, and the next review where the map says how often there is one. */
export function signingOff(map: JourneyMap, by: string, note = '', on = today()): Edit[] {
  const said = note.trim() === '' ? {} : { note: note.trim() };
  const signed: Edit = { verb: 'sign-off', id: newId('signoff'), by: by.trim(), on, ...said };
  const { reviewEvery } = map;
  if (reviewEvery === undefined) return [signed];
  return [signed, { verb: 'set-map-fields', reviewBy: dayAfter(on, reviewEvery) }];
}
