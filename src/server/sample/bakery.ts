/** The sample's data: fourteen months of an online bakery, made by a seeded generator, with planted facts to find. */
import { seeded, type Random } from '../../lib/random.ts';
import { beginning, calendar } from './bakery-calendar.ts';
import { walkBrowser, walkGift, walkOffice, walkRegular } from './bakery-journeys.ts';
import { kindFacts, personOf, type Kind, type Person } from './bakery-people.ts';
import { responsesOf, type BakeryResponse } from './bakery-responses.ts';
import { startWalk, type BakeryEvent, type Walk } from './bakery-walk.ts';

export const bakery = { name: 'Kornblume Bakery', customers: 8000, seed: 'kornblume' } as const;

export interface BakeryJourney {
  readonly id: string;
  readonly kind: Kind;
  readonly person: Person;
  /** In order of time; cut off at the end of the calendar. */
  readonly events: readonly BakeryEvent[];
}

const walks: Readonly<Record<Kind, (walk: Walk) => void>> = {
  regular: walkRegular,
  gift: walkGift,
  office: walkOffice,
  browser: walkBrowser,
};

/** 1 + a Poisson number of further journeys (Knuth 1969). */
function howOften(random: Random, mean: number): number {
  let count = 0;
  for (let left = random.next(); left > Math.exp(-(mean - 1)); left *= random.next()) count++;
  return count + 1;
}

function* journeysOf(person: Person, random: Random): Generator<BakeryJourney> {
  const starts = Array.from({ length: howOften(random, kindFacts[person.kind].journeys) }, () =>
    beginning(random, person.kind),
  );
  starts.sort((a, b) => a - b);
  for (const [at, start] of starts.entries()) {
    const id = `${person.id}-${at + 1}`;
    const walk = startWalk(person, id, start, random);
    walks[person.kind](walk);
    yield { id, kind: person.kind, person, events: walk.events.filter((event) => event.time < calendar.to) };
  }
}

/** Every journey, customer by customer. The same seed gives the same journeys. */
export function* bakeryJourneys(
  seed: string = bakery.seed,
  customers: number = bakery.customers,
): Generator<BakeryJourney> {
  for (let number = 0; number < customers; number++) {
    const random = seeded(`${seed}:${number}`);
    yield* journeysOf(personOf(number, random), random);
  }
}

/** One row of the log: the event and what is known of the customer. */
export type BakeryRow = BakeryEvent & Person['traits'];

/** Spelled out: spreading both is twenty times slower, and 140,000 rows are made while somebody waits. */
function rowOf(event: BakeryEvent, traits: Person['traits']): BakeryRow {
  return {
    customer: event.customer,
    journey: event.journey,
    event: event.event,
    time: event.time,
    channel: event.channel,
    device: traits.device,
    city: traits.city,
    came_from: traits.came_from,
    newsletter: traits.newsletter,
    browser_language: traits.browser_language,
    test_group: traits.test_group,
  };
}

/** Every event with its customer's traits, in order of time. */
export function bakeryEvents(seed: string = bakery.seed, customers: number = bakery.customers): BakeryRow[] {
  const rows: BakeryRow[] = [];
  for (const { person, events } of bakeryJourneys(seed, customers)) {
    for (const event of events) rows.push(rowOf(event, person.traits));
  }
  // The sort is stable: events of one instant keep the order of customers and of their walks.
  return rows.sort((a, b) => a.time - b.time);
}

/** Every survey answer, in order of time. */
export function bakeryResponses(seed: string = bakery.seed, customers: number = bakery.customers): BakeryResponse[] {
  return responsesOf(bakeryJourneys(seed, customers), seed);
}

/** Which kind each customer truly is. */
export function bakeryTruth(seed: string = bakery.seed, customers: number = bakery.customers): Map<string, Kind> {
  const truth = new Map<string, Kind>();
  for (let number = 0; number < customers; number++) {
    const person = personOf(number, seeded(`${seed}:${number}`));
    truth.set(person.id, person.kind);
  }
  return truth;
}

/** The log as NDJSON lines, times as ISO instants. */
export function* bakeryLines(seed: string = bakery.seed, customers: number = bakery.customers): Generator<string> {
  for (const row of bakeryEvents(seed, customers)) {
    yield `${JSON.stringify({ ...row, time: new Date(row.time).toISOString() })}\n`;
  }
}
