/** What the page of a touchpoint asks of feelings: who tells what of it, and how each group feels there. */
import type { TouchpointSides } from '../../events/touchpoint-sides.ts';
import type { MeasureRef } from '../../map/measure.ts';

/** Of everyone `survey`, `text`, `strain`, `blend` and `nps`; of each discovered journey `blend ID`. */
export function feelingsAt(source: string, { events, groups }: TouchpointSides): MeasureRef[] {
  const about = { source, events: [...events] };
  const [, ...journeys] = groups;
  return [
    ...(['survey', 'text', 'strain', 'blend'] as const).map((by) => ({
      ...about,
      id: by,
      ask: 'feeling' as const,
      by,
    })),
    { ...about, id: 'nps', ask: 'nps' },
    ...journeys.map(({ id }) => ({
      ...about,
      id: `blend ${id}`,
      ask: 'feeling' as const,
      by: 'blend' as const,
      journey: id,
    })),
  ];
}
