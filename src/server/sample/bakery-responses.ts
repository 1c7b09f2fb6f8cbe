/** What customers of the bakery answered: NPS after the order, CSAT on the way and at delivery, CES at checkout. Most do not answer. */
import { seeded, type Random } from '../../lib/random.ts';
import type { BakeryJourney } from './bakery.ts';

export interface BakeryResponse {
  readonly customer: string;
  readonly journey: string;
  readonly survey: 'NPS' | 'CSAT' | 'CES';
  /** The touchpoint the question was about; empty for NPS, which is about the whole. */
  readonly touchpoint: string;
  /** NPS 0..10, CSAT 1..5 (5 best), CES 1..7 (7 = very easy). */
  readonly score: number;
  readonly comment: string;
  /** Milliseconds since 1970. */
  readonly answered: number;
}

const said = {
  late: [
    'Came two days late and nobody told me.',
    'It was for her birthday. It came the day after.',
    'I had to call to learn where it was.',
  ],
  broken: ['Half the rolls were crushed.', 'The jar had leaked over everything.'],
  glad: [
    'Still warm. Lovely.',
    'She cried. Worth it.',
    'The rye is the best in town.',
    'Arrived early, smelled wonderful.',
    '',
  ],
  picker: ['The calendar would not let me choose a day.', 'Tried three times to pick a date on my phone.'],
  easy: ['Quick.', 'No trouble at all.', '', ''],
  waiting: ['Still nothing. Where is my parcel?', 'The tracking page says the same since yesterday.', ''],
  looking: ['Nice pictures, I found the right box at once.', 'Would like to know how long it keeps.', '', ''],
  failed: ['Card was refused twice for no reason.', 'Had to type my address again after the payment failed.'],
} as const;

const one = (random: Random, lines: readonly string[]): string => lines[random.int(lines.length)] ?? '';
const score = (random: Random, mean: number, spread: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(mean + spread * random.normal())));

function atCheckout(journey: BakeryJourney, random: Random): BakeryResponse[] {
  const paid = journey.events.find((event) => event.event === 'Pays');
  if (!paid || random.next() > 0.14) return [];
  const picker = journey.events.some((event) => event.event === 'Sees an error at the date picker');
  const failed = journey.events.some((event) => event.event === 'Payment fails');
  const mean = picker ? 2.2 : failed ? 3.4 : 5.9;
  const comment = one(random, picker ? said.picker : failed ? said.failed : said.easy);
  const { customer, time } = paid;
  const answered = time + 40_000 + random.int(200_000);
  return [
    {
      customer,
      journey: journey.id,
      survey: 'CES',
      touchpoint: 'Pays',
      score: score(random, mean, 1, 1, 7),
      comment,
      answered,
    },
  ];
}

const deliveries = ['Parcel arrives', 'Collects in the shop', 'Catering is delivered'];

function atDelivery(journey: BakeryJourney, random: Random): BakeryResponse[] {
  const delivered = journey.events.find((event) => deliveries.includes(event.event));
  if (!delivered || random.next() > 0.2) return [];
  const late = journey.events.some((event) => event.event === 'Is told of a delay');
  const bad = journey.events.some((event) => event.event === 'Complains with a photo');
  const mean = bad ? 1.8 : late ? 2.3 : 4.4;
  const comment = one(random, bad ? said.broken : late ? said.late : said.glad);
  const answered = delivered.time + 3_600_000 + random.int(90_000_000);
  const { customer, event } = delivered;
  return [
    {
      customer,
      journey: journey.id,
      survey: 'CSAT',
      touchpoint: event,
      score: score(random, mean, 0.7, 1, 5),
      comment,
      answered,
    },
  ];
}

/** A line of stars under a page or a mail: where, how many answer, how it goes well or badly. */
interface Ask {
  readonly event: string;
  readonly share: number;
  readonly mean: number;
  readonly said: keyof typeof said;
  /** When this happened on the journey too, it goes so instead. */
  readonly worse?: { readonly event: string; readonly mean: number; readonly said: keyof typeof said };
}

const onTheWay: readonly Ask[] = [
  { event: 'Opens the gift box page', share: 0.05, mean: 4.2, said: 'looking' },
  {
    event: 'Picks a delivery date',
    share: 0.08,
    mean: 3.8,
    said: 'easy',
    worse: { event: 'Sees an error at the date picker', mean: 1.8, said: 'picker' },
  },
  { event: 'Payment fails', share: 0.3, mean: 1.9, said: 'failed' },
  { event: 'Gets the shipping notice', share: 0.05, mean: 4.3, said: 'easy' },
  {
    event: 'Tracks the parcel',
    share: 0.12,
    mean: 3.6,
    said: 'easy',
    worse: { event: 'Is told of a delay', mean: 1.8, said: 'waiting' },
  },
  { event: 'Is told of a delay', share: 0.25, mean: 1.7, said: 'late' },
  { event: 'Complains with a photo', share: 0.3, mean: 1.9, said: 'broken' },
];

function alongTheWay(journey: BakeryJourney, random: Random): BakeryResponse[] {
  return onTheWay.flatMap(({ event, share, mean, said: words, worse }): BakeryResponse[] => {
    const met = journey.events.find((one) => one.event === event);
    if (!met || random.next() > share) return [];
    const bad = worse && journey.events.some((one) => one.event === worse.event) ? worse : { mean, said: words };
    return [
      {
        customer: met.customer,
        journey: journey.id,
        survey: 'CSAT',
        touchpoint: event,
        score: score(random, bad.mean, 0.8, 1, 5),
        comment: random.next() < 0.5 ? one(random, said[bad.said]) : '',
        answered: met.time + 20_000 + random.int(100_000),
      },
    ];
  });
}

function afterAll(journey: BakeryJourney, random: Random): BakeryResponse[] {
  const asked = journey.events.find((event) => event.event === 'Answers the survey');
  if (!asked) return [];
  const late = journey.events.some((event) => event.event === 'Is told of a delay');
  const bad = journey.events.some((event) => event.event === 'Complains with a photo');
  const mean = bad ? 3.5 : late ? 5 : journey.kind === 'regular' ? 9 : 8.3;
  const comment = random.next() < 0.5 ? one(random, bad ? said.broken : late ? said.late : said.glad) : '';
  return [
    {
      customer: asked.customer,
      journey: journey.id,
      survey: 'NPS',
      touchpoint: '',
      score: score(random, mean, 1.5, 0, 10),
      comment,
      answered: asked.time,
    },
  ];
}

/** Every answer given on these journeys, in order of time. */
export function responsesOf(journeys: Iterable<BakeryJourney>, seed: string): BakeryResponse[] {
  const found: BakeryResponse[] = [];
  for (const journey of journeys) {
    const random = seeded(`${seed}:answers:${journey.id}`);
    found.push(...atCheckout(journey, random), ...atDelivery(journey, random), ...afterAll(journey, random));
    found.push(...alongTheWay(journey, random));
  }
  return found.sort((a, b) => a.answered - b.answered || (a.journey < b.journey ? -1 : 1));
}
