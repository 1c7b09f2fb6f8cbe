/** What customers of the bakery answered: NPS after the order, CSAT at delivery, CES at checkout. Most do not answer. */
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
  }
  return found.sort((a, b) => a.answered - b.answered || (a.journey < b.journey ? -1 : 1));
}
