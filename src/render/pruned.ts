/** A map without what points to something that is gone: for readers whose text left records out. */
import type { JourneyMap } from '../map/map.ts';

/** Cards need their lane and step; links both cards; the rest loses only what it pointed with. */
export function pruned(map: JourneyMap): JourneyMap {
  const steps = new Set(map.stages.flatMap((stage) => stage.steps.map((step) => step.id)));
  const lanes = new Set(map.lanes.map((lane) => lane.id));
  const cards = map.cards.filter((card) => steps.has(card.step) && lanes.has(card.lane));
  if (cards.length === map.cards.length) return map;
  const left = new Set(cards.map((card) => card.id));
  const links = Array.isArray(map.links) ? map.links.filter((link) => left.has(link.from) && left.has(link.to)) : [];
  return { ...map, cards, ...(map.links === undefined ? {} : { links }) };
}
