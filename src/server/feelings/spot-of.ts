/** Where a reference asks how it feels: which discovered journey, and which touchpoints, stage or whole. */
import type { MeasureRef } from '../../map/measure.ts';
import type { Spot } from '../../surveys/feelings/feelings.ts';
import type { FeltPlaces } from '../../surveys/feelings/felt-places.ts';

/** The spot, or in one sentence why there is none. */
export function spotOf(ref: MeasureRef, discovery: FeltPlaces): Spot | string {
  const group = groupOf(ref, discovery);
  if (group === 'gone') return 'This journey is no longer found in the log.';
  const place = placeOf(ref, discovery);
  if (place === undefined) return 'The log has none of these events.';
  return { place, ...(group === undefined ? {} : { group }) };
}

function groupOf({ journey }: MeasureRef, { all, journeys }: FeltPlaces): number | undefined | 'gone' {
  if (journey === undefined || journey === all?.id) return undefined;
  const found = journeys.findIndex((one) => one.id === journey);
  return found < 0 ? 'gone' : found;
}

function placeOf(ref: MeasureRef, discovery: FeltPlaces): Spot['place'] | undefined {
  const { touchpoints, stages } = discovery;
  if (ref.by === 'touchpoints') return { at: 'parts' };
  const stage = stages.findIndex((one) => one.id === ref.stage);
  if (ref.events === undefined) return stage < 0 ? { at: 'whole' } : { at: 'stage', stage };
  const asked = new Set(ref.events);
  const codes = touchpoints.filter((one) => one.events.some((event) => asked.has(event))).map((one) => one.code);
  if (codes.length === 0) return undefined;
  // A stage of which nothing was taken away or added is told with what was said of the stage itself.
  if (stage >= 0 && isSame(codes, stages[stage]?.touchpoints ?? [])) return { at: 'stage', stage };
  return { at: 'touchpoints', touchpoints: codes };
}

function isSame(codes: readonly number[], others: readonly number[]): boolean {
  return codes.length === others.length && codes.every((code) => others.includes(code));
}
