/** Feelings of the loaded logs: worked out when a map first asks, and again when responses or discovery have changed. */
import type { Discovery } from '../../events/discovery.ts';
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import { leastPeople } from '../../lib/suppression.ts';
import type { MeasureRef, Measures } from '../../map/measure.ts';
import type { Attached } from '../../surveys/attachment.ts';
import type { Feelings } from '../../surveys/feelings/feelings.ts';
import { type AnswersBehind, answersBehind } from './answers-behind.ts';
import { type Kept, kept } from '../kept-answers.ts';
import { feelingMeasures } from './feeling-measures.ts';
import { type AskSentiments, type AskStrain, feelingsOf } from './feelings-of.ts';

export interface HeardResponses {
  readonly attached: readonly Attached[];
  /** Changes whenever a response, a rule or a place of one does. */
  readonly version: string;
}

export interface FeelingParts {
  /** The responses about a log, each with its places. */
  readonly responsesOf: (source: string, found: Discovered) => Promise<HeardResponses>;
  /** People a shown answer rests on at least. */
  readonly least: () => Promise<number | undefined>;
  readonly sentiments: AskSentiments;
}

/** Logs whose feelings are kept at hand. */
const most = 8;

export class FeelingDesk {
  readonly #parts: FeelingParts;
  /** By source, longest unused first. */
  readonly #kept = new Map<string, Kept<Feelings>>();

  constructor(parts: FeelingParts) {
    this.#parts = parts;
  }

  async answer(source: string, found: Discovered, refs: readonly MeasureRef[], ask: AskStrain): Promise<Measures> {
    if (refs.length === 0) return {};
    const { feelings, attached, least } = await this.#heard(source, found, ask);
    const period = periodOf(attached);
    return feelingMeasures(refs, { feelings, discovery: found.discovery, least, ...(period ? { period } : {}) });
  }

  /** What was said behind one figure. */
  async behind(source: string, found: Discovered, ref: MeasureRef, ask: AskStrain): Promise<AnswersBehind> {
    const { feelings, attached } = await this.#heard(source, found, ask);
    return answersBehind(ref, feelings, found.discovery, attached);
  }

  async #heard(source: string, found: Discovered, ask: AskStrain) {
    const [heard, wished] = await Promise.all([this.#parts.responsesOf(source, found), this.#parts.least()]);
    const least = leastPeople(wished);
    return { feelings: await this.#feelings(source, found, heard, ask, least), attached: heard.attached, least };
  }

  #feelings(
    source: string,
    found: Discovered,
    { attached, version }: HeardResponses,
    ask: AskStrain,
    least: number,
  ): Promise<Feelings> {
    const key = JSON.stringify([version, least, discoveryKey(found.discovery)]);
    return kept(this.#kept, most, source, key, () =>
      feelingsOf(attached, found, { strain: ask, sentiments: this.#parts.sentiments }, least),
    );
  }
}

/** The same journeys found again have the same ids and sizes. */
export function discoveryKey({ source, journeys, touchpoints, stages }: Discovery): unknown {
  return [
    source.events,
    source.to,
    source.journeys,
    journeys.map((one) => [one.id, one.journeys]),
    stages.map((one) => [one.id, one.touchpoints]),
    touchpoints.map((one) => one.events),
  ];
}

export function periodOf(attached: readonly Attached[]): { from: number; to: number } | undefined {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { response } of attached) {
    if (response.time === undefined) continue;
    from = Math.min(from, response.time);
    to = Math.max(to, response.time);
  }
  return from > to ? undefined : { from, to };
}
