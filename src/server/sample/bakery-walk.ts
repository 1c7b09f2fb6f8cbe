/** One journey being walked: events are noted with the time that passed, until the customer leaves. */
import type { Random } from '../../lib/random.ts';
import type { Person } from './bakery-people.ts';

export interface BakeryEvent {
  readonly customer: string;
  readonly journey: string;
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly channel: string;
}

/** Where each event happens. */
const channelOf: Readonly<Record<string, string>> = {
  'Sees an Instagram post': 'social',
  'Searches for bread online': 'search',
  'Clicks an advert': 'search',
  'Opens the newsletter': 'e-mail',
  'Opens the app': 'app',
  'Visits the home page': 'web',
  'Opens the bread box page': 'web',
  'Opens the gift box page': 'web',
  'Opens the catering page': 'web',
  'Reads reviews': 'web',
  'Compares boxes': 'web',
  'Checks the delivery area': 'web',
  'Asks in the chat': 'messaging',
  'Adds to basket': 'web',
  'Writes a gift card': 'web',
  'Picks a delivery date': 'web',
  'Sees an error at the date picker': 'web',
  'Enters the address': 'web',
  'Payment fails': 'web',
  Pays: 'web',
  'Reorders in the app': 'app',
  'Requests a quote': 'e-mail',
  'Receives the quote': 'e-mail',
  'Calls about the quote': 'telephone',
  'Approves the quote': 'e-mail',
  'Gets the order confirmation': 'e-mail',
  'Gets the shipping notice': 'e-mail',
  'Tracks the parcel': 'web',
  'Is told of a delay': 'e-mail',
  'Calls about the order': 'telephone',
  'Parcel arrives': 'parcel',
  'Collects in the shop': 'in-branch',
  'Catering is delivered': 'face-to-face',
  'Complains with a photo': 'messaging',
  'Gets a refund': 'e-mail',
  'Answers the survey': 'e-mail',
  'Rates the order': 'app',
  'Recommends to a friend': 'social',
  'Opens the reminder': 'e-mail',
  'Orders again': 'web',
};

export interface Walk {
  readonly person: Person;
  readonly random: Random;
  readonly events: BakeryEvent[];
  /** Now, in milliseconds since 1970. */
  time: number;
  /** Chance. */
  maybe(probability: number): boolean;
  /** After a wait whose median is `seconds` (log-normal, `spread` = sigma of the logarithm), this happens. */
  does(event: string, seconds: number, spread?: number): void;
  had(event: string): boolean;
}

export const minute = 60;
export const hour = 3600;
export const day = 86_400;

export function startWalk(person: Person, journey: string, start: number, random: Random): Walk {
  const events: BakeryEvent[] = [];
  const walk: Walk = {
    person,
    random,
    events,
    time: start,
    maybe: (probability) => random.next() < probability,
    does: (event, seconds, spread = 0.8) => {
      if (events.length > 0) walk.time += Math.ceil(1000 * seconds * Math.exp(spread * random.normal()));
      events.push({ customer: person.id, journey, event, time: walk.time, channel: channelOf[event] ?? 'other' });
    },
    had: (event) => events.some((one) => one.event === event),
  };
  return walk;
}
