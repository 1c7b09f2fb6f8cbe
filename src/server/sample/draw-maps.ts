/** Draws and keeps the sample's maps: discovered ones as the team keeps them, and those it drew by hand above and below. */
import type { Discovery, FoundJourney } from '../../events/discovery.ts';
import type { JourneyMap } from '../../map/map.ts';
import { mapFromDiscovery } from '../discovered-map.ts';
import type { OpenServices } from '../open-services.ts';
import { bakery } from './bakery.ts';
import { decided } from './decided.ts';
import { deliveryBlueprint } from './delivery-blueprint.ts';
import type { Said } from './said.ts';
import { finishedMap } from './finished-map.ts';
import { keptMap } from './kept-map.ts';
import { lifecycleMap } from './lifecycle-map.ts';

export interface SampleFinds {
  readonly source: string;
  readonly discovery: Discovery;
  readonly said: readonly Said[];
}

/** Events that tell the journeys apart, the most telling first: each finds the journey that meets it most. */
const telling = [
  'Writes a gift card',
  'Requests a quote',
  'Reorders in the app',
  'Clicks an advert',
  'Picks a delivery date',
] as const;

/** The journey of each event; no journey twice. */
function journeysBy({ journeys, touchpoints }: Discovery): Map<string, FoundJourney> {
  const found = new Map<string, FoundJourney>();
  for (const event of telling) {
    const code = touchpoints.find((one) => one.events.includes(event))?.code;
    const reached = (journey: FoundJourney): number => {
      const { hits = 0, n = 0 } = journey.touchpoints.find((one) => one.touchpoint === code)?.reached ?? {};
      return n === 0 ? 0 : hits / n;
    };
    const taken = new Set(found.values());
    const [most] = journeys.filter((journey) => !taken.has(journey)).toSorted((a, b) => reached(b) - reached(a));
    if (most && reached(most) > 0) found.set(event, most);
  }
  return found;
}

/** Every map once: what was kept before a kill is not drawn again. */
export async function drawMaps(services: OpenServices, { source, discovery, said }: SampleFinds): Promise<void> {
  const there = new Set((await services.maps.list()).map((map) => map.id));
  const keep = async (map: JourneyMap): Promise<void> => {
    if (!there.has(map.id)) await services.maps.keep(map);
  };
  const drawn = new Map<string, JourneyMap>();
  const told = await services.sources.told(source);
  for (const [event, journey] of journeysBy(discovery)) {
    const draft = mapFromDiscovery(discovery, journey, { source, logs: [bakery.name], told });
    drawn.set(event, keptMap(draft, event));
  }
  const blueprint = deliveryBlueprint(source);
  const gift = drawn.get('Writes a gift card');
  if (gift) drawn.set('Writes a gift card', withBelow(decided(finishedMap(gift, said)), 'Waits', blueprint.id));
  for (const map of drawn.values()) await keep(map);
  await keep(blueprint);
  await keep(lifecycleMap(source, (event) => drawn.get(event)?.id));
  await shelve(services, { blueprint, drawn });
}

function withBelow(map: JourneyMap, stage: string, subJourney: string): JourneyMap {
  const stages = map.stages.map((one) => (one.name === stage ? { ...one, subJourney } : one));
  return { ...map, stages };
}

/** Two collections, and a place for a map that is still to be drawn. */
async function shelve(
  { library, maps }: OpenServices,
  { blueprint, drawn }: { blueprint: JourneyMap; drawn: ReadonlyMap<string, JourneyMap> },
): Promise<void> {
  const { collections } = await library.atlas();
  if (collections.length > 0) return;
  const homes = await library.createCollection({ name: 'Private customers', parent: null });
  const business = await library.createCollection({ name: 'Business customers', parent: null });
  const planned = await maps.create({ title: 'Complaining about a cake', status: 'to-map' });
  const quote = drawn.get('Requests a quote')?.id;
  const others = [...drawn.values()].map((map) => map.id).filter((id) => id !== quote);
  const inHomes = [...others, blueprint.id, planned.id].map((map) => ({ map, collection: homes.id }));
  const inBusiness = quote === undefined ? [] : [{ map: quote, collection: business.id }];
  await library.changeMaps([...inHomes, ...inBusiness]);
}
