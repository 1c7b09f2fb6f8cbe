/** Which shares of discovered journeys may be shown without giving a few people away. */
import { hiddenCells } from '../lib/suppression.ts';
import type { Discovery, FoundJourney, Share } from './discovery.ts';

export type ShareOf = (journey: FoundJourney) => Share | undefined;

/**
 * The share of each group that may be shown: neither few who did nor few who did not may stand behind it. How many
 * there are in all is known, so one figure a group decides; a group's follows from the whole and all the others.
 */
export function shownShares({ journeys, all }: Discovery, of: ShareOf): Map<string, Share> {
  const groups = [...journeys, all].flatMap((journey) => {
    const share = of(journey);
    return share && share.n > 0 ? [{ id: journey.id, share }] : [];
  });
  const people = groups.map(({ share }) => Math.min(share.hits, share.n - share.hits));
  const parts = groups.flatMap(({ id }, at) => (id === all.id ? [] : [at]));
  const whole = groups.findIndex(({ id }) => id === all.id);
  const hidden = hiddenCells(people, whole < 0 ? [] : [{ total: whole, parts }]);
  return new Map(groups.flatMap(({ id, share }, at) => (hidden[at] === 0 ? [[id, share]] : [])));
}
