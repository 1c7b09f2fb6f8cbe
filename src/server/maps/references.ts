/** Every question a map asks, wherever it stands. */
import type { JourneyMap } from '../../map/map.ts';
import type { MeasureRef } from '../../map/measure.ts';

export function referencesOf(map: JourneyMap): MeasureRef[] {
  const asked = [
    map.questions,
    ...map.stages.flatMap((stage) => [stage.measures, ...stage.steps.map((step) => step.measures)]),
    ...map.cards.map((card) => card.measures),
    ...map.touchpoints.map((touchpoint) => touchpoint.measures),
  ].flatMap((refs) => refs ?? []);
  return [...new Map(asked.map((ref) => [ref.id, ref])).values()];
}
