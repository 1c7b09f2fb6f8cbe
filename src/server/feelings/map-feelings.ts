/** Feelings of maps drawn by hand: what the answers about a map say of its parts, worked out again when either changes. */
import { idFrom } from '../../lib/derived-id.ts';
import { leastPeople } from '../../lib/suppression.ts';
import { heardRefs } from '../../map/heard.ts';
import type { JourneyMap } from '../../map/map.ts';
import type { Measures } from '../../map/measure.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { Feelings } from '../../surveys/feelings/feelings.ts';
import type { FeltPlaces } from '../../surveys/feelings/felt-places.ts';
import { heardOf } from '../../surveys/feelings/heard-of.ts';
import { type Kept, kept } from '../kept-answers.ts';
import { type AnswersBehind, answersBehind } from './answers-behind.ts';
import { type HeardResponses, periodOf } from './feeling-desk.ts';
import { feelingMeasures } from './feeling-measures.ts';
import { type AskSentiments, textsRead } from './feelings-of.ts';
import { placesOfMap } from './places-of-map.ts';

export interface MapFeelingsParts {
  /** The responses a map listens to, each with its places on the map; undefined where it listens to none. */
  readonly responsesOf: (map: JourneyMap) => Promise<HeardResponses | undefined>;
  /** People a shown answer rests on at least. */
  readonly least: () => Promise<number | undefined>;
  readonly sentiments: AskSentiments;
}

interface Felt {
  readonly places: FeltPlaces;
  readonly feelings: Feelings;
  readonly attached: readonly Attached[];
  readonly measures: Measures;
}

/** Maps whose feelings are kept at hand. */
const most = 8;

const nothing: AnswersBehind = { total: 0, hidden: false, answers: [] };

export class MapFeelings {
  readonly #parts: MapFeelingsParts;
  readonly #kept = new Map<string, Kept<Felt>>();

  constructor(parts: MapFeelingsParts) {
    this.#parts = parts;
  }

  /** Answers to the questions of the map itself (`heardQuestions`); where nobody said anything there is none. */
  async answer(map: JourneyMap): Promise<Measures> {
    return (await this.#felt(map))?.measures ?? {};
  }

  /** What was said behind one of them, by its id. */
  async behind(map: JourneyMap, id: string): Promise<AnswersBehind> {
    const ref = heardRefs(map).find((one) => one.id === id);
    const felt = ref && (await this.#felt(map));
    return felt ? answersBehind(ref, felt.feelings, felt.places, felt.attached) : nothing;
  }

  async #felt(map: JourneyMap): Promise<Felt | undefined> {
    const [heard, wished] = await Promise.all([this.#parts.responsesOf(map), this.#parts.least()]);
    if (!heard) return undefined;
    const least = leastPeople(wished);
    const stood = map.cards.map(({ touchpoint, step, span }) => touchpoint && [touchpoint, step, span]);
    const version = idFrom('felt', heard.version, JSON.stringify([least, stood, heardRefs(map)]));
    return kept(this.#kept, most, map.id, version, () => feltOn(map, heard.attached, least, this.#parts.sentiments));
  }
}

async function feltOn(
  map: JourneyMap,
  attached: readonly Attached[],
  least: number,
  sentiments: AskSentiments,
): Promise<Felt> {
  const period = periodOf(attached);
  const now = Date.now();
  const [from, to] = [period?.from ?? now, period?.to ?? now].map((time) => new Date(time).toISOString());
  const places = placesOfMap(map, { from: from ?? '', to: to ?? '' });
  const { heard } = heardOf(attached, places, new Int16Array(0), await textsRead(attached, sentiments));
  const feelings = new Feelings({ discovery: places, heard, least });
  const asked = { feelings, discovery: places, least, ...(period ? { period } : {}) };
  const all = Object.entries(feelingMeasures(heardRefs(map), asked));
  const told = all.filter(([, { value, suppressed }]) => value !== null || suppressed === true);
  return { places, feelings, attached, measures: Object.fromEntries(told) };
}
