/** Stages as discovery tells them: named, their touchpoints in the order customers meet them. */
import { idFrom } from '../../lib/derived-id.ts';
import type { FoundStage } from '../discovery.ts';
import { standIn } from './kept-ids.ts';
import type { Stages } from './stages.ts';
import type { Touchpoint } from './touchpoints.ts';

/** Touchpoints that changed stage in more than this share of resamples stand between stages. */
const doubtful = 0.2;

export function foundStages(
  touchpoints: readonly Touchpoint[],
  { of, places, count }: Stages,
  doubt: Float64Array,
  names: readonly string[],
  counts: Uint32Array,
): FoundStage[] {
  return Array.from({ length: count }, (_, stage) => {
    const members = [...of.keys()].filter((touchpoint) => of[touchpoint] === stage);
    members.sort((a, b) => (places[a] as number) - (places[b] as number) || a - b);
    // The id hangs on one touchpoint of the stage, not on its place or name, so that it survives both.
    const named = members.map((code) => ({
      name: touchpoints[code]?.name ?? '',
      weight: (doubt[code] as number) > doubtful ? 0 : (counts[code] as number),
    }));
    return {
      id: idFrom(
        'stage',
        standIn(named) ??
          named
            .map(({ name }) => name)
            .toSorted()
            .join('\n'),
      ),
      name: names[stage] as string,
      touchpoints: members,
      between: members.filter((touchpoint) => (doubt[touchpoint] as number) > doubtful),
    };
  });
}
