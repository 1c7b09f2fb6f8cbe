/** The places answers may be about: those of a discovered log, of a map, or of both, known by all their names. */
import type { Discovery } from '../../events/discovery.ts';
import type { JourneyMap } from '../../map/map.ts';
import { placesOf } from '../../surveys/log-whereabouts.ts';
import { placesNamed, type KnownPlaces } from '../../surveys/whereabouts.ts';
import { plainName } from '../discovered/plain-name.ts';
import { byMemory, type RememberedNames } from './remembered-names.ts';

export interface PlaceChoices {
  readonly touchpoints: readonly string[];
  readonly stages: readonly { readonly id: string; readonly name: string }[];
}

export interface Places {
  readonly known: KnownPlaces;
  readonly choices: PlaceChoices;
}

type Found = Pick<Discovery, 'touchpoints' | 'stages'>;

/** Undefined where neither log nor map is known. Of both, the log's places come first, then what only the map has. */
export function knownPlaces(
  found: Found | undefined,
  map: JourneyMap | undefined,
  remembered: RememberedNames = {},
): Places | undefined {
  if (!found) return map && { known: placesOnMap(map, remembered), choices: mapChoices(map) };
  if (!map) return { known: called(found), choices: choicesOf(found) };
  const [ofLog, drawn] = [alsoCalled(found, map), drawnIn(map, found)];
  const more = mapChoices(drawn);
  const { touchpoints, stages } = choicesOf(found);
  return {
    known: either(ofLog, placesOnMap(drawn, remembered)),
    choices: { touchpoints: [...touchpoints, ...more.touchpoints], stages: [...stages, ...more.stages] },
  };
}

/** What was drawn by hand on a map: no question there asks the log about it. */
function drawnIn(map: JourneyMap, found: Found): JourneyMap {
  const events = new Set(found.touchpoints.flatMap((one) => one.events));
  const stages = new Set(found.stages.map((one) => one.id));
  return {
    ...map,
    touchpoints: map.touchpoints.filter((one) => !one.events?.some((event) => events.has(event))),
    stages: map.stages.filter((one) => !one.measures?.some((ref) => ref.stage !== undefined && stages.has(ref.stage))),
  };
}

const either = (first: KnownPlaces, second: KnownPlaces): KnownPlaces => ({
  touchpoint: (name) => first.touchpoint(name) ?? second.touchpoint(name),
  stage: (name) => first.stage(name) ?? second.stage(name),
});

/** Pages show plain names, so people write these, too. */
function called(found: Found): KnownPlaces {
  const own = placesOf(found);
  const plain = placesNamed({
    touchpoints: found.touchpoints.map(({ name }) => ({ name, also: [plainName(name)] })),
    stages: found.stages.map(({ id, name }) => ({ id, names: [plainName(name)] })),
  });
  return {
    touchpoint: (name) => own.touchpoint(name) ?? plain.touchpoint(name),
    stage: (name) => own.stage(name) ?? plain.stage(name),
  };
}

/** What people renamed on the map is still the place of the log: its parts ask about it by event and stage id. */
function alsoCalled(found: Found, map: JourneyMap): KnownPlaces {
  const own = called(found);
  const renamed = placesNamed({
    touchpoints: map.touchpoints.flatMap(({ name, events = [] }) => {
      const place = events.flatMap((event) => own.touchpoint(event) ?? [])[0];
      return place === undefined ? [] : [{ name: place, also: [name] }];
    }),
    stages: map.stages.flatMap(({ name, steps, measures = [] }) => {
      const id = measures.flatMap((one) => one.stage ?? [])[0];
      return id === undefined ? [] : [{ id, names: [name, ...steps.map((step) => step.name)] }];
    }),
  });
  return {
    touchpoint: (name) => own.touchpoint(name) ?? renamed.touchpoint(name),
    stage: (name) => own.stage(name) ?? renamed.stage(name),
  };
}

/** The parts of a map, by the names they bear, and by those they had when answers found them. A step stands for its stage. */
export function placesOnMap(map: JourneyMap, remembered: RememberedNames): KnownPlaces {
  const { touchpoints, stages } = map;
  const named = placesNamed({
    touchpoints: touchpoints.map(({ name, events = [] }) => ({ name, also: events })),
    stages: stages.map(({ id, name, steps }) => ({ id, names: [name, ...steps.map((step) => step.name)] })),
  });
  return either(named, byMemory(map, remembered));
}

const choicesOf = ({ touchpoints, stages }: Found): PlaceChoices => ({
  touchpoints: touchpoints.map((one) => one.name),
  stages: stages.map(({ id, name }) => ({ id, name: plainName(name) })),
});

const mapChoices = ({ touchpoints, stages }: JourneyMap): PlaceChoices => ({
  touchpoints: touchpoints.map((one) => one.name),
  stages: stages.map(({ id, name }) => ({ id, name })),
});
