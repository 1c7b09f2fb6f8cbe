/** Every picture a map shows, wherever it stands, each once and by its id. */
import type { JourneyMap, Picture } from '../../map/map.ts';

export function picturesOf(map: JourneyMap): Picture[] {
  const shown = [
    map.logo,
    ...map.personas.map((persona) => persona.portrait),
    ...map.cards.map((card) => card.picture),
  ].filter((picture) => picture !== undefined);
  const once = new Map(shown.map((picture) => [picture.id, picture]));
  return [...once.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
