/** Where on a map a place is, in the names a reader finds it by. */
import type { Card, JourneyMap } from '../map.ts';
import type { LintPlace } from './rule.ts';

/** From the outside in: `["Pay", "Card is refused"]`; empty for the map itself and for what is not on it. */
export function whereIs(map: JourneyMap, { kind, id }: LintPlace): readonly string[] {
  switch (kind) {
    case 'map':
      return [];
    case 'stage':
      return namesOf(map.stages.find((one) => one.id === id));
    case 'step':
      return stepNames(map, id);
    case 'lane':
      return namesOf(map.lanes.find((one) => one.id === id));
    case 'persona':
      return namesOf(map.personas.find((one) => one.id === id));
    case 'card':
      return cardNames(
        map,
        map.cards.find((one) => one.id === id),
      );
    case 'touchpoint':
      return cardNames(
        map,
        map.cards.find((one) => one.touchpoint === id),
      );
  }
}

const namesOf = (one: { readonly name: string } | undefined): string[] => (one ? [one.name] : []);

/** A stage that nobody divided is named once. */
function stepNames(map: JourneyMap, id: string): string[] {
  const stage = map.stages.find((one) => one.steps.some((step) => step.id === id));
  const step = stage?.steps.find((one) => one.id === id);
  return stage === undefined || step === undefined || step.name === stage.name
    ? namesOf(stage)
    : [stage.name, step.name];
}

function cardNames(map: JourneyMap, card: Card | undefined): string[] {
  if (card === undefined) return [];
  return [...stepNames(map, card.step), ...namesOf(map.lanes.find((one) => one.id === card.lane))];
}
