/** Gives stages and groups the ids they had in an earlier discovery of the same log, where they are found again. */
import type { Discovery } from '../discovery.ts';
import type { Groups } from './groups.ts';
import { type GroupHabits, overlapOfGroups } from './habits.ts';
import { keptIds } from './kept-ids.ts';
import type { Variants } from './variants.ts';

/** What is known of an earlier discovery; without habits only stages are known again. */
export interface Earlier {
  readonly discovery: Pick<Discovery, 'touchpoints' | 'stages' | 'journeys'>;
  readonly habits?: GroupHabits;
}

/**
 * Stages are matched by the events they share, each touchpoint weighing how often it occurs now; groups by the
 * journeys of now that walk like the earlier ones. `found` are the variants the groups were found in.
 */
export function knownAgain(discovery: Discovery, earlier: Earlier, groups: Groups, found: Variants): Discovery {
  const stages = stageIds(discovery, earlier.discovery);
  const journeys = earlier.habits && journeyIds(discovery, earlier.habits, groups, found);
  return {
    ...discovery,
    stages: discovery.stages.map((stage, i) => ({ ...stage, id: stages[i] as string })),
    journeys: discovery.journeys.map((journey, i) => ({ ...journey, id: journeys?.[i] ?? journey.id })),
  };
}

function stageIds({ stages, touchpoints }: Discovery, earlier: Earlier['discovery']): string[] {
  const stageThen = new Map(
    earlier.touchpoints.flatMap(({ events, stage }) => events.map((event) => [event, stage] as const)),
  );
  const shared = stages.map(() => new Float64Array(earlier.stages.length));
  const sizes = new Float64Array(earlier.stages.length);
  for (const { events, stage, count } of touchpoints) {
    const then = events.map((event) => stageThen.get(event)).find((known) => known !== undefined);
    if (then === undefined) continue;
    sizes[then] = (sizes[then] as number) + count;
    const row = stage === undefined ? undefined : shared[stage];
    if (row) row[then] = (row[then] as number) + count;
  }
  return keptIds(
    stages.map(({ id, touchpoints: members }) => ({
      id,
      size: members.reduce((sum, code) => sum + (touchpoints[code]?.count ?? 0), 0),
    })),
    earlier.stages.map(({ id }, i) => ({ id, size: sizes[i] as number })),
    (now, then) => shared[now]?.[then] ?? 0,
  );
}

function journeyIds(
  { journeys, touchpoints }: Discovery,
  habits: GroupHabits,
  groups: Groups,
  found: Variants,
): string[] {
  const names = touchpoints.map(({ name }) => name);
  const { journeys: shared, likeness } = overlapOfGroups(habits, names, found, groups);
  const at = (table: Float64Array, now: number, then: number): number => table[then * groups.count + now] as number;
  const sizeThen = (then: number): number => journeys.reduce((sum, _, now) => sum + at(shared, now, then), 0);
  return keptIds(
    journeys.map(({ id, journeys: size }) => ({ id, size })),
    habits.groups.map(({ id }, then) => ({ id, size: sizeThen(then) })),
    (now, then) => at(likeness, now, then),
    (now, then) => at(shared, now, then),
  );
}
