/** Which touchpoints stand between stages: they change stage in many resamples of the journeys. */
import { seeded } from '../../lib/random.ts';
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import { flowOfSome, flowOfVariants } from './flow.ts';
import type { Paths } from './paths.ts';
import { findStages, type Stages } from './stages.ts';
import type { Variants } from './variants.ts';

export const resamples = 50;
/** Journeys drawn for each resample; more would only make small doubts smaller. */
const drawn = 20_000;

/** Share of resamples in which each touchpoint stood in another stage than in `found`; `tidy` are the same journeys without slips. O(resamples * drawn * length). */
export function stageDoubt(
  paths: Paths,
  tidy: Variants,
  positions: Float64Array,
  found: Stages,
  seed: number | string,
  watch: Watch = unwatched,
): Float64Array {
  const size = found.of.length;
  const journeys = paths.offsets.length - 1;
  const random = seeded(`stage-doubt ${seed}`);
  const changed = new Float64Array(size);
  for (let round = 0; round < resamples; round++) {
    checkpoint(watch);
    const picked = Array.from({ length: Math.min(drawn, journeys) }, () => random.int(journeys));
    const again = findStages(
      flowOfSome(paths, size, picked),
      flowOfVariants(tidy, size, picked),
      positions,
      found.count,
    );
    const match = matched(again, found);
    for (let node = 0; node < size; node++) {
      const stage = again.of[node] as number;
      const meant = stage < 0 ? -1 : (match[stage] as number);
      if (meant !== found.of[node]) changed[node] = (changed[node] as number) + 1 / resamples;
    }
  }
  return changed;
}

/** For each stage of `again` the stage of `found` it shares most touchpoints with. */
function matched(again: Stages, found: Stages): number[] {
  const shared = new Int32Array(again.count * found.count);
  again.of.forEach((stage, node) => {
    const meant = found.of[node] as number;
    if (stage >= 0 && meant >= 0)
      shared[stage * found.count + meant] = (shared[stage * found.count + meant] as number) + 1;
  });
  return Array.from({ length: again.count }, (_, stage) => {
    const row = shared.subarray(stage * found.count, (stage + 1) * found.count);
    return row.indexOf(Math.max(...row));
  });
}
