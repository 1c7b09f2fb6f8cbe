/** The customers of the Kornblume Bakery: four kinds of people, what is known of each, and how often they come. */
import type { Random } from '../../lib/random.ts';

export const kinds = ['regular', 'gift', 'office', 'browser'] as const;
export type Kind = (typeof kinds)[number];

/** What a customer's own record would say. `browser_language` and `test_group` mean nothing: decoys. */
export interface Traits {
  readonly device: string;
  readonly city: string;
  readonly came_from: string;
  readonly newsletter: string;
  readonly browser_language: string;
  readonly test_group: string;
}

export interface Person {
  readonly id: string;
  readonly kind: Kind;
  readonly traits: Traits;
}

type Odds = Readonly<Record<string, number>>;

interface KindFacts {
  readonly share: number;
  /** Mean number of journeys in the fourteen months; at least one. */
  readonly journeys: number;
  readonly device: Odds;
  readonly cameFrom: Odds;
  readonly city: Odds;
  readonly newsletter: number;
}

const nearby: Odds = { Marburg: 6, Gießen: 2, Wetzlar: 1 };
const everywhere: Odds = { Frankfurt: 3, Berlin: 3, Hamburg: 2, Köln: 2, München: 2, Marburg: 1 };

export const kindFacts: Readonly<Record<Kind, KindFacts>> = {
  regular: {
    share: 0.22,
    journeys: 8,
    device: { mobile: 8, desktop: 2, tablet: 1 },
    cameFrom: { recommendation: 5, shop: 4, search: 2, social: 1 },
    city: nearby,
    newsletter: 0.6,
  },
  gift: {
    share: 0.24,
    journeys: 1.4,
    device: { mobile: 6, desktop: 3, tablet: 1 },
    cameFrom: { social: 6, search: 3, recommendation: 2, advert: 1 },
    city: everywhere,
    newsletter: 0.35,
  },
  office: {
    share: 0.09,
    journeys: 2.4,
    device: { desktop: 9, mobile: 1 },
    cameFrom: { search: 6, recommendation: 3, advert: 1 },
    city: { Gießen: 4, Marburg: 3, Frankfurt: 3 },
    newsletter: 0.25,
  },
  browser: {
    share: 0.45,
    journeys: 1.2,
    device: { mobile: 5, desktop: 4, tablet: 1 },
    cameFrom: { search: 4, social: 3, advert: 3, recommendation: 1 },
    city: everywhere,
    newsletter: 0.12,
  },
};

function draw(random: Random, odds: Odds): string {
  const values = Object.keys(odds);
  return values[random.pick(Object.values(odds))] ?? '';
}

/** The `number`th customer; the same seed and number give the same person. */
export function personOf(number: number, random: Random): Person {
  const kind = kinds[random.pick(kinds.map((one) => kindFacts[one].share))] ?? 'browser';
  const facts = kindFacts[kind];
  return {
    id: `K${String(number + 1).padStart(5, '0')}`,
    kind,
    traits: {
      device: draw(random, facts.device),
      city: draw(random, facts.city),
      came_from: draw(random, facts.cameFrom),
      newsletter: random.next() < facts.newsletter ? 'yes' : 'no',
      browser_language: draw(random, { de: 8, en: 2, tr: 1 }),
      test_group: draw(random, { A: 1, B: 1 }),
    },
  };
}
