/** Generator G7: a log and its surveys, where whether somebody answers depends on how they felt. */
import { type Random, seeded } from '../../src/lib/random.ts';
import type { JourneyLog } from '../../src/events/journey-log.ts';
import type { Answer, Response } from '../../src/surveys/response.ts';
import type { Scale } from '../../src/surveys/scales.ts';
import { comments } from './comments.ts';

export interface SurveyWishes {
  readonly seed: number;
  readonly journeys: number;
  readonly groups?: number;
  readonly touchpoints?: number;
  /** Share of content visitors who answer; the upset and the delighted answer more often. */
  readonly answering?: number;
}

export interface PlantedSurveys {
  readonly log: JourneyLog;
  /** 1 where the journey reached its goal. */
  readonly converted: Uint8Array;
  /** True group of each journey. */
  readonly groups: Int16Array;
  readonly groupCount: number;
  readonly customers: readonly string[];
  readonly journeyIds: readonly string[];
  readonly responses: readonly Response[];
  /** True mean valence of all visits, answered or not: `truth[group][code]`, undefined where nobody came. */
  readonly truth: readonly (readonly (number | undefined)[])[];
  /** Of the journeys as wholes, by group. */
  readonly truthOfWhole: readonly number[];
}

const names = [
  'Sees the window',
  'Opens the shop page',
  'Compares loaves',
  'Reads the recipe',
  'Fills the basket',
  'Chooses a day',
  'Enters the address',
  'Pays by card',
  'Gets the confirmation',
  'Tracks the parcel',
  'Opens the parcel',
  'Tastes the bread',
  'Rates the order',
  'Joins the club',
] as const;
const errorName = 'Sees an error';
const helpName = 'Calls support';

/** Surveys of touchpoints come on these scales, in turn: both polarities, wide and narrow. */
const scales: readonly Scale[] = [
  { kind: 'csat', range: { min: 1, max: 5 }, polarity: 'higher-is-better' },
  { kind: 'ces', range: { min: 1, max: 7 }, polarity: 'higher-is-better' },
  { kind: 'stars', range: { min: 1, max: 5 }, polarity: 'higher-is-better' },
  { kind: 'ces', range: { min: 1, max: 5 }, polarity: 'lower-is-better' },
  { kind: 'scale', range: { min: 0, max: 100 }, polarity: 'higher-is-better' },
];
const nps: Scale = { kind: 'nps', range: { min: 0, max: 10 }, polarity: 'higher-is-better' };

const clamp = (value: number): number => Math.max(-1, Math.min(1, value));

export function plantedSurveys(wishes: SurveyWishes): PlantedSurveys {
  return new Field(wishes).grown();
}

interface Visit {
  readonly touchpoint: number;
  readonly valence: number;
  readonly time: number;
}

class Field {
  readonly #random: Random;
  readonly #wishes: Required<SurveyWishes>;
  /** How a touchpoint feels to a group. */
  readonly #feels: readonly (readonly number[])[];
  /** How likely a group meets a touchpoint. */
  readonly #meets: readonly (readonly number[])[];
  /** What the way between touchpoints adds to the whole: every one may be fine and the journey not. */
  readonly #way: readonly number[];
  /** Shuffled, so that codes tell nothing of the order. */
  readonly #codeOf: readonly number[];
  readonly #codes: number[] = [];
  readonly #times: number[] = [];
  readonly #offsets: number[] = [0];
  readonly #customerOf: number[] = [];
  readonly #groups: number[] = [];
  readonly #converted: number[] = [];
  readonly #responses: Response[] = [];
  readonly #sums: number[][];
  readonly #counts: number[][];
  readonly #wholes: { sum: number; n: number }[];

  constructor(wishes: SurveyWishes) {
    this.#wishes = { groups: 3, touchpoints: names.length, answering: 0.12, ...wishes };
    const { groups, touchpoints } = this.#wishes;
    const random = seeded(`surveys ${wishes.seed}`);
    this.#random = random;
    const base = Array.from({ length: touchpoints }, () => clamp(0.1 + 0.4 * random.normal()));
    const rows = <T>(of: (touchpoint: number) => T): T[][] =>
      Array.from({ length: groups }, () => Array.from({ length: touchpoints }, (_, t) => of(t)));
    this.#feels = rows((t) => clamp((base[t] as number) + 0.2 * random.normal()));
    this.#meets = rows(() => 0.35 + 0.6 * random.next());
    this.#way = Array.from({ length: groups }, (_, group) => (group === groups - 1 ? -0.6 : 0));
    this.#codeOf = random.shuffle(Array.from({ length: touchpoints + 2 }, (_, t) => t));
    this.#sums = rows(() => 0);
    this.#counts = rows(() => 0);
    this.#wholes = Array.from({ length: groups }, () => ({ sum: 0, n: 0 }));
  }

  grown(): PlantedSurveys {
    const { journeys, groups, touchpoints } = this.#wishes;
    for (let customer = 0, made = 0; made < journeys; customer++) {
      const mood = 0.2 * this.#random.normal();
      const group = this.#random.int(groups);
      for (let more = 1 + this.#random.int(2); more > 0 && made < journeys; more--, made++) {
        this.#journey(customer, group, mood);
      }
    }
    const known = [...names.slice(0, touchpoints), errorName, helpName];
    const order = this.#codeOf.map((code, t) => ({ code, name: known[t] as string })).sort((a, b) => a.code - b.code);
    return {
      log: {
        names: order.map((one) => one.name),
        codes: Uint16Array.from(this.#codes),
        times: Float64Array.from(this.#times),
        offsets: Uint32Array.from(this.#offsets),
        customerOf: Uint32Array.from(this.#customerOf),
        customers: (this.#customerOf.at(-1) ?? -1) + 1,
        cut: { by: 'customer' },
      },
      converted: Uint8Array.from(this.#converted),
      groups: Int16Array.from(this.#groups),
      groupCount: groups,
      customers: this.#customerOf.map((customer) => `guest-${customer}`),
      journeyIds: this.#customerOf.map((_, journey) => `order-${journey}`),
      responses: this.#responses,
      truth: this.#sums.map((row, group) => this.#byCode(row, group)),
      truthOfWhole: this.#wholes.map(({ sum, n }) => sum / n),
    };
  }

  #byCode(row: readonly number[], group: number): (number | undefined)[] {
    const found: (number | undefined)[] = Array.from({ length: row.length + 2 }, () => undefined);
    row.forEach((sum, t) => {
      const n = this.#counts[group]?.[t] ?? 0;
      if (n > 0) found[this.#codeOf[t] as number] = sum / n;
    });
    return found;
  }

  #journey(customer: number, group: number, mood: number): void {
    const random = this.#random;
    const journey = this.#groups.length;
    const visits: Visit[] = [];
    let now = Date.UTC(2026, 0, 1) + random.int(200 * 86_400) * 1000;
    for (let t = 0; t < this.#wishes.touchpoints; t++) {
      if (random.next() > (this.#meets[group]?.[t] as number)) continue;
      const valence = clamp((this.#feels[group]?.[t] as number) + mood + 0.35 * random.normal());
      now += 1000 * Math.round(900 * Math.exp(random.normal() - 0.9 * Math.min(0, valence)));
      now = this.#walk(t, valence, now);
      visits.push({ touchpoint: t, valence, time: now });
      (this.#sums[group] as number[])[t] = (this.#sums[group]?.[t] as number) + valence;
      (this.#counts[group] as number[])[t] = (this.#counts[group]?.[t] as number) + 1;
      if (valence < -0.6 && random.next() < 0.3) break;
    }
    if (visits.length === 0) this.#walk(0, 0, now);
    this.#offsets.push(this.#codes.length);
    this.#customerOf.push(customer);
    this.#groups.push(group);
    this.#converted.push(visits.at(-1)?.touchpoint === this.#wishes.touchpoints - 1 ? 1 : 0);
    for (const visit of visits) this.#maybeAnswer(journey, customer, visit);
    this.#maybeRecommend(journey, customer, group, visits);
  }

  /** The event, and what bad visits leave behind more often than good ones: a second try, an error, a call. */
  #walk(t: number, valence: number, now: number): number {
    const random = this.#random;
    const bad = Math.max(0, -valence);
    this.#event(t, now);
    let after = now;
    if (random.next() < 0.03 + 0.35 * bad) this.#event(t, (after += 20_000 + random.int(60_000)));
    if (random.next() < 0.01 + 0.3 * bad) this.#event(this.#wishes.touchpoints, (after += 5000 + random.int(20_000)));
    if (random.next() < 0.01 + 0.15 * bad) {
      this.#event(this.#wishes.touchpoints + 1, (after += 600_000 + random.int(6 * 3_600_000)));
    }
    return after;
  }

  #event(inner: number, time: number): void {
    this.#codes.push(this.#codeOf[inner] as number);
    this.#times.push(time);
  }

  /** The upset answer most, the delighted more than the content. */
  #answers(valence: number): boolean {
    const { answering } = this.#wishes;
    const rate = answering * (1 + 2 * Math.max(0, -valence) + Math.max(0, valence));
    return this.#random.next() < rate;
  }

  #maybeAnswer(journey: number, customer: number, { touchpoint, valence, time }: Visit): void {
    if (!this.#answers(valence)) return;
    const scale = scales[touchpoint % scales.length] as Scale;
    this.#respond(journey, customer, time + 60_000, valence, scale, names[touchpoint]);
  }

  #maybeRecommend(journey: number, customer: number, group: number, visits: readonly Visit[]): void {
    if (visits.length === 0) return;
    const mean = visits.reduce((sum, visit) => sum + visit.valence, 0) / visits.length;
    const valence = clamp(mean + (this.#way[group] as number) + 0.15 * this.#random.normal());
    const whole = this.#wholes[group];
    if (whole) [whole.sum, whole.n] = [whole.sum + valence, whole.n + 1];
    if (!this.#answers(valence)) return;
    this.#respond(journey, customer, (visits.at(-1)?.time ?? 0) + 96 * 3_600_000, valence, nps);
  }

  #respond(journey: number, customer: number, time: number, valence: number, scale: Scale, touchpoint?: string): void {
    const row = this.#responses.length + 1;
    const said = this.#comment(valence);
    this.#responses.push({
      id: `answer-${row}`,
      source: 'planted',
      row,
      customer: `guest-${customer}`,
      journey: `order-${journey}`,
      time,
      answers: [this.#rated(valence, scale)],
      texts: said === undefined ? [] : [{ question: 'Anything else?', text: said }],
      properties: {},
      ...(touchpoint === undefined ? {} : { touchpoint }),
    });
  }

  #rated(valence: number, { kind, range, polarity }: Scale): Answer {
    const felt = clamp(valence + 0.15 * this.#random.normal());
    const upward = polarity === 'higher-is-better' ? felt : -felt;
    const value = Math.round(range.min + ((upward + 1) / 2) * (range.max - range.min));
    return { question: 'How was it?', kind, raw: String(value), value, scale: range, polarity };
  }

  #comment(valence: number): string | undefined {
    const random = this.#random;
    if (random.next() < 0.5) return undefined;
    const pool = random.next() < 0.05 ? comments.german : comments[moodOf(valence + 0.2 * random.normal())];
    return pool[random.int(pool.length)];
  }
}

function moodOf(valence: number): 'glad' | 'fine' | 'upset' {
  if (valence > 0.25) return 'glad';
  return valence < -0.25 ? 'upset' : 'fine';
}
