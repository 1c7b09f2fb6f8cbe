/** Where answers went, in counts: for commands, which show it as a few lines. */
import type { Discovery } from '../../events/discovery.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { countAttached, waitsFor } from '../../surveys/attached-counts.ts';
import { plainName } from '../discovered/plain-name.ts';
import type { ResponsesView } from '../responses-api.ts';

/** A response may stand at several places, with an answer at each; so the counts may add up to more than `responses`. */
export interface PlacedAnswers extends Pick<ResponsesView, 'unassigned' | 'unassignedResponses'> {
  readonly responses: number;
  readonly places: readonly Pick<ResponsesView['places'][number], 'to' | 'name' | 'responses' | 'by'>[];
}

export function placedAnswers(attached: readonly Attached[], { stages }: Pick<Discovery, 'stages'>): PlacedAnswers {
  const { responses, places, unassigned } = countAttached(attached);
  const stageNames = new Map(stages.map((one) => [one.id, plainName(one.name)]));
  return {
    responses,
    places: places.map(({ to, place, responses: count, by }) => ({
      to,
      ...(place === undefined ? {} : { name: to === 'stage' ? (stageNames.get(place) ?? place) : place }),
      responses: count,
      by: { ...by },
    })),
    unassigned: unassigned.map((one) => ({ ...one, tags: [...one.tags] })),
    unassignedResponses: attached.filter((one) => waitsFor(one) !== undefined).length,
  };
}

/** The same of what the Responses page shows. */
export const placedIn = ({ summary, places, unassigned, unassignedResponses }: ResponsesView): PlacedAnswers => ({
  responses: summary.responses,
  places: places.map(({ to, name, responses, by }) => ({ to, ...(name === undefined ? {} : { name }), responses, by })),
  unassigned,
  unassignedResponses,
});
