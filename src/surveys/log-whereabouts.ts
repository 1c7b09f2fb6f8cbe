/** What a log tells of the customers who answered: what they met and when, and which journeys were theirs. */
import type { Discovery, FoundTouchpoint } from '../events/discovery.ts';
import type { IdentifiedEvent } from '../events/event-ids.ts';
import type { JourneyLog, JourneyNames } from '../events/journey-log.ts';
import type { Response } from './response.ts';
import { placesNamed, type KnownPlaces, type Met, type Whereabouts } from './whereabouts.ts';

/** One customer's events in order of time, and the journeys they belong to. */
interface Stream {
  readonly times: number[];
  /** Event names by code. */
  readonly codes: number[];
  readonly journeys: { readonly journey: number; readonly begins: number }[];
}

/** The part of a log that answers are placed by; plain and small: only customers who answered are in it. */
export interface AnsweringCustomers {
  readonly names: readonly string[];
  readonly streams: ReadonlyMap<string, Stream>;
  /** Journeys by their ids, where the log names them. */
  readonly journeys: ReadonlyMap<string, number>;
  /** Events that triggered a question, by the ids that `triggerIds` asks for. */
  readonly triggers: ReadonlyMap<string, IdentifiedEvent>;
}

/** In logs of objects (OCEL) an event that touches several has an id with each of them. */
const ofObject = (event: string, customer: string): string => `${event} ${customer}`;

/** Ids of the events that led to responses, in every form that logs give them. */
export function triggerIds(responses: readonly Pick<Response, 'event' | 'customer'>[]): Set<string> {
  const ids = new Set<string>();
  for (const { event, customer } of responses) {
    if (event === undefined) continue;
    ids.add(event);
    if (customer !== undefined) ids.add(ofObject(event, customer));
  }
  return ids;
}

/** Whose events and which journeys of a log concern some responses; `triggers` are found in the log by `triggerIds`. */
export function concerning(
  responses: readonly Pick<Response, 'customer' | 'journey'>[],
  triggers: ReadonlyMap<string, IdentifiedEvent>,
): Concerned {
  const customers = new Set(responses.flatMap((one) => one.customer ?? []));
  for (const { customer } of triggers.values()) customers.add(customer);
  return { customers, journeys: new Set(responses.flatMap((one) => one.journey ?? [])), triggers };
}

export interface Concerned {
  readonly customers: ReadonlySet<string>;
  readonly journeys: ReadonlySet<string>;
  readonly triggers: ReadonlyMap<string, IdentifiedEvent>;
}

/** Takes out of a log what concerns some customers and journeys. */
export function answeringCustomers(log: JourneyLog, names: JourneyNames, wanted: Concerned): AnsweringCustomers {
  const streams = new Map<string, Stream>();
  const journeys = new Map<string, number>();
  const named = log.cut.by === 'journey-column' && wanted.journeys.size > 0;
  let last = -1;
  let stream: Stream | undefined;
  for (let journey = 0; journey + 1 < log.offsets.length; journey++) {
    const who = log.customerOf[journey] ?? 0;
    if (who !== last) {
      const customer = names.customer(who);
      stream = wanted.customers.has(customer) ? { times: [], codes: [], journeys: [] } : undefined;
      if (stream) streams.set(customer, stream);
      last = who;
    }
    if (named) {
      const id = names.journey(journey);
      if (wanted.journeys.has(id)) journeys.set(id, journey);
    }
    if (stream) takeJourney(stream, log, journey);
  }
  for (const one of streams.values()) sortByTime(one);
  return { names: log.names, streams, journeys, triggers: wanted.triggers };
}

function takeJourney(stream: Stream, log: JourneyLog, journey: number): void {
  const from = log.offsets[journey] ?? 0;
  const to = log.offsets[journey + 1] ?? from;
  if (to > from) stream.journeys.push({ journey, begins: log.times[from] ?? 0 });
  for (let at = from; at < to; at++) {
    stream.times.push(log.times[at] ?? 0);
    stream.codes.push(log.codes[at] ?? 0);
  }
}

/** Journeys of one customer may overlap where a column names them. */
function sortByTime(stream: Stream): void {
  const order = stream.times.map((_, at) => at).toSorted((a, b) => (stream.times[a] ?? 0) - (stream.times[b] ?? 0));
  const times = order.map((at) => stream.times[at] ?? 0);
  const codes = order.map((at) => stream.codes[at] ?? 0);
  stream.times.splice(0, times.length, ...times);
  stream.codes.splice(0, codes.length, ...codes);
  stream.journeys.sort((a, b) => a.begins - b.begins || a.journey - b.journey);
}

const unseen = /back[ -]?(office|stage|end)|internal|warehouse|\bbatch\b|\bsystem\b/i;
const asking = /survey|questionnaire|\bnps\b|\bcsat\b|feedback|umfrage|befragung|leaves? a review|rates? /i;
const bringing = /deliver|parcel|shipment|courier|package|arriv|collects?\b|picks? up|liefer|paket|zustell|abhol/i;

/** Touchpoints and stages of a discovery, by the names they have there and those of the events in them. */
export function placesOf({ touchpoints, stages }: Pick<Discovery, 'touchpoints' | 'stages'>): KnownPlaces {
  return placesNamed({
    touchpoints: touchpoints.map(({ name, events }) => ({ name, also: events })),
    stages: stages.map(({ id, name }) => ({ id, names: [name] })),
  });
}

/** All that attachment asks, from a discovery and the customers of its log. */
export function logWhereabouts(
  discovery: Pick<Discovery, 'touchpoints' | 'stages'>,
  known: AnsweringCustomers,
): Whereabouts {
  const ofEvent = new Map<string, FoundTouchpoint>();
  for (const touchpoint of discovery.touchpoints) for (const event of touchpoint.events) ofEvent.set(event, touchpoint);
  const kinds = known.names.map((name) => kindOf(name, ofEvent.get(name)));
  return {
    places: placesOf(discovery),
    event: (id, customer) => {
      const own = customer === undefined ? undefined : known.triggers.get(ofObject(id, customer));
      const found = own ?? known.triggers.get(id);
      if (!found) return undefined;
      return { ...kindOf(found.event, ofEvent.get(found.event)), time: found.time, customer: found.customer };
    },
    met: (customer, from, to) => {
      const stream = known.streams.get(customer);
      return stream ? metBetween(stream, kinds, from, to) : [];
    },
    journeys: (customer) => known.streams.get(customer)?.journeys ?? [],
    journeyNamed: (id) => known.journeys.get(id),
  };
}

type Kind = Omit<Met, 'time'>;

function kindOf(event: string, touchpoint: FoundTouchpoint | undefined): Kind {
  const name = touchpoint?.name ?? event;
  const channel = touchpoint?.channel ?? '';
  return {
    touchpoint: name,
    facing: !unseen.test(`${channel} ${event}`) && !asking.test(event),
    delivery: channel === 'parcel' || bringing.test(event),
  };
}

function metBetween({ times, codes }: Stream, kinds: readonly Kind[], from: number, to: number): Met[] {
  const met: Met[] = [];
  for (let at = firstAt(times, from); at < times.length; at++) {
    const time = times[at] ?? 0;
    if (time > to) break;
    const kind = kinds[codes[at] ?? 0];
    if (kind) met.push({ ...kind, time });
  }
  return met;
}

/** Place of the first time that is not before `from`. */
function firstAt(times: readonly number[], from: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
