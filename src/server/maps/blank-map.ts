/** The map somebody starts from nothing: five stages everybody knows, the usual lanes, no cards. */
import { newId } from '../../lib/ids.ts';
import type { Language } from '../../lib/language.ts';
import type { JourneyMap, LaneKind } from '../../map/map.ts';
import { mapInLanguage } from '../../map/templates/in-language.ts';

const stages = ['Become aware', 'Consider', 'Buy', 'Use', 'Come back'];

const lanes: readonly (readonly [LaneKind, string])[] = [
  ['goals', 'Goals'],
  ['actions', 'Actions'],
  ['touchpoints', 'Touchpoints'],
  ['thoughts', 'Thoughts'],
  ['emotions', 'Feelings'],
  ['pains', 'Pain points'],
  ['opportunities', 'Opportunities'],
];

export function blankMap(title: string, language: Language = 'en'): JourneyMap {
  const map: JourneyMap = {
    id: newId('map'),
    title,
    kind: 'current-state',
    personas: [],
    stages: stages.map((name) => ({ id: newId('stage'), name, steps: [{ id: newId('step'), name }] })),
    lanes: lanes.map(([kind, name]) => ({ id: newId('lane'), kind, name })),
    cards: [],
    touchpoints: [],
  };
  return { ...mapInLanguage(map, language), title };
}
