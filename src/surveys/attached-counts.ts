/** What became of the responses of a source: counts by question, by place, and of what waits, with why. */
import { attach, type Attached, type Attachment, type UnassignedReason } from './attachment.ts';
import type { AttachmentRule } from './attachment-rules.ts';
import type { Answer, Response } from './response.ts';
import { valenceOf } from './response.ts';
import { netPromoters, type NetPromoters } from './scales.ts';
import type { Whereabouts } from './whereabouts.ts';

export interface QuestionCounts {
  readonly question: string;
  readonly kind: Answer['kind'];
  readonly min: number;
  readonly max: number;
  readonly polarity: Answer['polarity'];
  /** What it names as its touchpoint. */
  readonly touchpoint?: string;
  readonly answered: number;
  readonly notApplicable: number;
  /** Mean of the raw values; absent when nobody answered. */
  readonly mean?: number;
  /** Answers by raw value, lowest first. */
  readonly values: readonly { readonly value: number; readonly count: number }[];
  readonly nps?: NetPromoters;
}

export interface PlaceCounts {
  readonly to: 'touchpoint' | 'stage' | 'whole';
  /** Touchpoint's name or stage's id; absent of the whole. */
  readonly place?: string;
  readonly responses: number;
  readonly answers: number;
  readonly texts: number;
  /** How they came there. */
  readonly by: Readonly<Record<string, number>>;
  /** Mean of the answers in [-1, +1], each on its own scale; absent when none counts. */
  readonly valence?: number;
}

export interface UnassignedCounts {
  readonly why: UnassignedReason;
  readonly responses: number;
  /** The tags that nothing is known by, most frequent first. */
  readonly tags: readonly { readonly tag: string; readonly responses: number }[];
}

export interface AttachedCounts {
  readonly responses: number;
  readonly questions: readonly QuestionCounts[];
  /** Most responses first. */
  readonly places: readonly PlaceCounts[];
  readonly unassigned: readonly UnassignedCounts[];
}

/** Every response with its places, in the order given. */
export function attachAll(
  responses: readonly Response[],
  where: Whereabouts,
  rules: readonly AttachmentRule[] = [],
): Attached[] {
  return responses.map((one) => attach(one, where, rules));
}

/** Why something of a response waits in *Unassigned*; undefined when all of it has a place. */
export function waitsFor({
  whole,
  answers,
  response,
}: Attached): Extract<Attachment, { to: 'unassigned' }> | undefined {
  const spots = response.texts.length > 0 || answers.length === 0 ? [whole, ...answers] : answers;
  return spots.find((one) => one.to === 'unassigned');
}

export function countAttached(all: readonly Attached[]): AttachedCounts {
  const tally = new Tally();
  for (const one of all) tally.take(one);
  return { responses: all.length, questions: questionsOf(all), places: tally.places(), unassigned: tally.unassigned() };
}

interface PlaceTally {
  readonly place: Pick<PlaceCounts, 'to' | 'place'>;
  responses: number;
  answers: number;
  texts: number;
  sum: number;
  rated: number;
  readonly by: Record<string, number>;
}

class Tally {
  readonly #places = new Map<string, PlaceTally>();
  readonly #waiting = new Map<UnassignedReason, { responses: number; tags: Map<string, number> }>();

  take({ response, whole, answers }: Attached): void {
    const seen = new Set<string>();
    const whys = new Set<string>();
    const note = (at: Attachment, what: 'answers' | 'texts' | 'none', valence?: number): void => {
      if (at.to === 'unassigned') {
        const key = `${at.why} ${at.tag ?? ''}`;
        if (!whys.has(key)) this.#wait(at.why, at.tag, ![...whys].some((one) => one.startsWith(`${at.why} `)));
        whys.add(key);
        return;
      }
      const found = this.#place(at);
      if (what !== 'none') found[what]++;
      if (valence !== undefined) {
        found.sum += valence;
        found.rated++;
      }
      const key = keyOf(at);
      if (seen.has(key)) return;
      seen.add(key);
      found.responses++;
      found.by[at.by] = (found.by[at.by] ?? 0) + 1;
    };
    for (const [i, at] of answers.entries()) {
      const answer = response.answers[i];
      note(at, 'answers', answer && valenceOf(answer));
    }
    for (const _ of response.texts) note(whole, 'texts');
    if (answers.length + response.texts.length === 0) note(whole, 'none');
  }

  places(): PlaceCounts[] {
    const all = [...this.#places.values()].map(({ place, sum, rated, ...counts }) => ({
      ...place,
      ...counts,
      ...(rated > 0 ? { valence: sum / rated } : {}),
    }));
    return all.toSorted((a, b) => b.responses - a.responses || ((a.place ?? '') < (b.place ?? '') ? -1 : 1));
  }

  unassigned(): UnassignedCounts[] {
    const byCount = (a: { responses: number }, b: { responses: number }): number => b.responses - a.responses;
    const all = [...this.#waiting].map(([why, { responses, tags }]) => ({
      why,
      responses,
      tags: [...tags].map(([tag, count]) => ({ tag, responses: count })).toSorted(byCount),
    }));
    return all.toSorted(byCount);
  }

  #place(at: Exclude<Attachment, { to: 'unassigned' }>): PlaceTally {
    const key = keyOf(at);
    let found = this.#places.get(key);
    if (!found) {
      const place = at.to === 'touchpoint' ? at.touchpoint : at.to === 'stage' ? at.stage : undefined;
      found = {
        place: { to: at.to, ...(place === undefined ? {} : { place }) },
        responses: 0,
        answers: 0,
        texts: 0,
        sum: 0,
        rated: 0,
        by: {},
      };
      this.#places.set(key, found);
    }
    return found;
  }

  #wait(why: UnassignedReason, tag: string | undefined, first: boolean): void {
    const one = this.#waiting.get(why) ?? { responses: 0, tags: new Map<string, number>() };
    if (first) one.responses++;
    if (tag !== undefined) one.tags.set(tag, (one.tags.get(tag) ?? 0) + 1);
    this.#waiting.set(why, one);
  }
}

/** One text for each place. */
export function keyOf(at: Attachment): string {
  if (at.to === 'touchpoint') return `touchpoint ${at.touchpoint}`;
  if (at.to === 'stage') return `stage ${at.stage}`;
  return at.to === 'whole' ? 'whole' : `unassigned ${at.why}`;
}

function questionsOf(all: readonly Attached[]): QuestionCounts[] {
  const byQuestion = new Map<string, Answer[]>();
  for (const { response } of all) {
    for (const answer of response.answers) {
      const { question, kind, scale, polarity } = answer;
      const key = [question, kind, scale.min, scale.max, polarity].join('\u0000');
      const list = byQuestion.get(key);
      if (list) list.push(answer);
      else byQuestion.set(key, [answer]);
    }
  }
  return [...byQuestion.values()].flatMap((answers) => {
    const [first] = answers;
    return first ? [questionCounts(first, answers)] : [];
  });
}

function questionCounts(first: Answer, answers: readonly Answer[]): QuestionCounts {
  const values = answers.flatMap((one) => (valenceOf(one) === undefined || one.value === null ? [] : [one.value]));
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const nps = first.kind === 'nps' ? netPromoters(values) : undefined;
  return {
    question: first.question,
    kind: first.kind,
    min: first.scale.min,
    max: first.scale.max,
    polarity: first.polarity,
    ...(first.touchpoint === undefined ? {} : { touchpoint: first.touchpoint }),
    answered: values.length,
    notApplicable: answers.length - values.length,
    ...(values.length > 0 ? { mean: values.reduce((sum, value) => sum + value, 0) / values.length } : {}),
    values: [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => a.value - b.value),
    ...(nps ? { nps } : {}),
  };
}

export interface RuleEffect {
  /** Responses of which anything changes its place. */
  readonly moved: number;
  readonly fromUnassigned: number;
  /** Some of them, to look at. */
  readonly examples: readonly Response[];
}

/** What rules would move, compared with those in force now. */
export function effectOf(before: readonly Attached[], after: readonly Attached[]): RuleEffect {
  let moved = 0;
  let fromUnassigned = 0;
  const examples: Response[] = [];
  for (const [at, now] of after.entries()) {
    const then = before[at];
    if (!then || placesKey(then) === placesKey(now)) continue;
    moved++;
    if ([then.whole, ...then.answers].some((one) => one.to === 'unassigned')) fromUnassigned++;
    if (examples.length < 5) examples.push(now.response);
  }
  return { moved, fromUnassigned, examples };
}

const placesKey = ({ whole, answers }: Attached): string => [whole, ...answers].map(keyOf).join('\n');
