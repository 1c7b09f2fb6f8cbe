/** The places answers may be about: those of a discovered log, of a map, or of both, known by all their names. */
import type { Discovery } from '../../events/discovery.ts';
import type { JourneyMap } from '../../map/map.ts';
import { placesOf } from '../../surveys/log-whereabouts.ts';
import { placesNamed, type KnownPlaces } from '../../surveys/whereabouts.ts';
import { plainName } from '../discovered/plain-name.ts';

export interface PlaceChoices {
  readonly touchpoints: readonly string[];
  readonly stages: readonly { readonly id: string; readonly name: string }[];
}

export interface Places {
  readonly known: KnownPlaces;
  readonly choices: PlaceChoices;
}

type Found = Pick<Discovery, 'touchpoints' | 'stages'>;

/** Undefined where neither log nor map is known. */
export function knownPlaces(found: Found | undefined, map: JourneyMap | undefined): Places | undefined {
  if (found) return { known: map ? alsoCalled(found, map) : called(found), choices: choicesOf(found) };
  return map && { known: ofMap(map), choices: mapChoices(map) };
}

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

/** A map drawn by hand: a step stands for its stage. */
const ofMap = ({ touchpoints, stages }: JourneyMap): KnownPlaces =>
  placesNamed({
    touchpoints: touchpoints.map(({ name, events = [] }) => ({ name, also: events })),
    stages: stages.map(({ id, name, steps }) => ({ id, names: [name, ...steps.map((step) => step.name)] })),
  });

const choicesOf = ({ touchpoints, stages }: Found): PlaceChoices => ({
  touchpoints: touchpoints.map((one) => one.name),
  stages: stages.map(({ id, name }) => ({ id, name: plainName(name) })),
});

const mapChoices = ({ touchpoints, stages }: JourneyMap): PlaceChoices => ({
  touchpoints: touchpoints.map((one) => one.name),
  stages: stages.map(({ id, name }) => ({ id, name })),
});
