/** A discovered journey as a journey map: everything measured stands as a question, everything unknown stays empty. */
import type { Discovery, FoundJourney } from '../events/discovery.ts';
import { sharedSize } from '../events/shared-discovery.ts';
import type { JourneyMap, Origin } from '../map/map.ts';
import { Found, type MapMeta } from './discovered/found.ts';
import { layCards, layLanes, layTouchpoints } from './discovered/lanes.ts';
import { layPaths } from './discovered/paths.ts';
import { draftPersona } from './discovered/persona.ts';
import { plainName } from './discovered/plain-name.ts';
import { layStages } from './discovered/stages.ts';

export type { MapMeta } from './discovered/found.ts';

/**
 * The map of one discovered journey. Ids come from the log and what was found in it, so that the same journey found
 * again has the same ids. Figures are asked by reference; `answerAll` answers them.
 */
export function mapFromDiscovery(discovery: Discovery, journey: FoundJourney, meta: MapMeta): JourneyMap {
  const found = new Found(discovery, journey, meta);
  const stages = layStages(found);
  const touchpoints = layTouchpoints(found, stages);
  const register = new Set(touchpoints.map((one) => one.id));
  const id = found.id('map');
  return {
    id,
    title: plainName(journey.name),
    kind: 'current-state',
    personas: [draftPersona(found)],
    stages: stages.map((one) => one.stage),
    lanes: layLanes(found),
    cards: layCards(found, stages),
    touchpoints,
    paths: layPaths(found, register),
    questions: [
      found.ask(id, 'journeys'),
      found.ask(id, 'share'),
      ...(journey.converted === undefined ? [] : [found.ask(id, 'conversion')]),
      found.ask(id, 'duration'),
      ...found.feel(id, ['survey', 'touchpoints', 'text', 'strain']),
      found.ask(id, 'nps'),
      // Asked of the relation, and asked on occasions: never one mean of both.
      { ...found.ask(id, 'nps'), id: `${id}.nps.touchpoints`, by: 'touchpoints' },
    ],
    origin: originOf(found),
  };
}

function originOf({ discovery: { source }, journey, meta, told }: Found): Origin {
  const { journeys, customers } = sharedSize(journey, told);
  return {
    source: meta.source,
    logs: [...meta.logs],
    journey: journey.id,
    ...(journeys !== null && { journeys }),
    ...(customers !== null && { customers }),
    events: source.events,
    from: source.from,
    to: source.to,
    cut: source.cut,
  };
}

/** A map of every discovered journey, largest first; of the log as a whole when it holds one kind of journey only. */
export function overviewMaps(discovery: Discovery, meta: MapMeta): JourneyMap[] {
  const journeys = discovery.journeys.length > 0 ? discovery.journeys : [discovery.all];
  return journeys.map((journey) => mapFromDiscovery(discovery, journey, meta));
}
