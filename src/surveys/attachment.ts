/** Where an answer belongs: to a touchpoint, a stage, a journey as a whole, or nowhere yet. Pure; replays identically. */
import type { Answer, Response } from './response.ts';
import { ruleFor, type AttachmentRule } from './attachment-rules.ts';
import type { KnownPlaces, Met, Whereabouts } from './whereabouts.ts';

/** Why an answer waits in *Unassigned*. */
export const unassignedReasons = [
  'unknown-touchpoint',
  'unknown-stage',
  'no-customer',
  'unknown-customer',
  'no-time',
  'before-events',
] as const;
export type UnassignedReason = (typeof unassignedReasons)[number];

/**
 * A touchpoint is named as discovery or the map names it, or as its tag where nothing is known; a stage by its id, so
 * that renaming it moves nothing. `by` tells what decided: a rule of a person, the tag of the answer or row, the event
 * that triggered the question, or the last customer-facing touchpoint before the answer.
 */
export type Attachment =
  | {
      readonly to: 'touchpoint';
      readonly touchpoint: string;
      readonly by: 'rule' | 'tag' | 'event' | 'window';
      readonly rule?: string;
    }
  | { readonly to: 'stage'; readonly stage: string; readonly by: 'rule' | 'tag'; readonly rule?: string }
  | { readonly to: 'whole'; readonly by: 'rule' | 'journey'; readonly rule?: string }
  | { readonly to: 'unassigned'; readonly why: UnassignedReason; readonly tag?: string };

/** A response with its places. */
export interface Attached {
  readonly response: Response;
  /** Number of the journey in the log's order (index into the groups' assignments), where customer and time tell it. */
  readonly journey?: number;
  /** Of the response, and of its texts. */
  readonly whole: Attachment;
  /** One for each of `response.answers`; the same object as `whole` where the answer names no touchpoint of its own. */
  readonly answers: readonly Attachment[];
}

const hour = 3_600_000;

/** How long an answer is taken to be about the last touchpoint; a delivery is often answered days later. */
export const windows = { usual: 24 * hour, delivery: 72 * hour } as const;

/**
 * Order: a person's rules > touchpoint tag > stage tag > trigger event > last customer-facing touchpoint within 24 h
 * (72 h after a delivery) > the journey as a whole; else *Unassigned* with the reason. A tag that is not known is never
 * guessed around: the answer waits.
 */
export function attach(response: Response, where: Whereabouts, rules: readonly AttachmentRule[] = []): Attached {
  const journey = journeyOf(response, where);
  const whole = placeOf(response, where, rules, journey);
  const answers = response.answers.map((answer) => placeOfAnswer(answer, response, where.places, rules) ?? whole);
  return { response, ...(journey === undefined ? {} : { journey }), whole, answers };
}

function placeOfAnswer(
  answer: Answer,
  response: Response,
  places: KnownPlaces | undefined,
  rules: readonly AttachmentRule[],
): Attachment | undefined {
  const rule = ruleFor(rules, response, answer);
  if (rule) return ruled(rule);
  return answer.touchpoint === undefined ? undefined : tagged(answer.touchpoint, places);
}

function placeOf(
  response: Response,
  where: Whereabouts,
  rules: readonly AttachmentRule[],
  journey: number | undefined,
): Attachment {
  const rule = ruleFor(rules, response);
  if (rule) return ruled(rule);
  if (response.touchpoint !== undefined) return tagged(response.touchpoint, where.places);
  if (response.stage !== undefined) return staged(response.stage, where.places);
  const triggered = response.event === undefined ? undefined : triggeredBy(response.event, where);
  if (triggered !== undefined) return { to: 'touchpoint', touchpoint: triggered, by: 'event' };
  const met = metBefore(response, where);
  if (met) return { to: 'touchpoint', touchpoint: met.touchpoint, by: 'window' };
  if (journey !== undefined || !where.places) return { to: 'whole', by: 'journey' };
  return { to: 'unassigned', why: reasonFor(response, where) };
}

/** By the id of the event, or by its name where surveys carry that. */
const triggeredBy = (event: string, where: Whereabouts): string | undefined =>
  where.event?.(event)?.touchpoint ?? where.places?.touchpoint(event);

function ruled({ id, to }: AttachmentRule): Attachment {
  if ('touchpoint' in to) return { to: 'touchpoint', touchpoint: to.touchpoint, by: 'rule', rule: id };
  if ('stage' in to) return { to: 'stage', stage: to.stage, by: 'rule', rule: id };
  return { to: 'whole', by: 'rule', rule: id };
}

/** A tag is a touchpoint, or a stage where only a stage is named so. Where nothing is known, it names itself. */
function tagged(tag: string, places: KnownPlaces | undefined): Attachment {
  const touchpoint = places ? places.touchpoint(tag) : tag;
  if (touchpoint !== undefined) return { to: 'touchpoint', touchpoint, by: 'tag' };
  const stage = places?.stage(tag);
  if (stage !== undefined) return { to: 'stage', stage, by: 'tag' };
  return { to: 'unassigned', why: 'unknown-touchpoint', tag };
}

function staged(tag: string, places: KnownPlaces | undefined): Attachment {
  const stage = places ? places.stage(tag) : tag;
  if (stage !== undefined) return { to: 'stage', stage, by: 'tag' };
  const touchpoint = places?.touchpoint(tag);
  if (touchpoint !== undefined) return { to: 'touchpoint', touchpoint, by: 'tag' };
  return { to: 'unassigned', why: 'unknown-stage', tag };
}

/** The last touchpoint before the answer whose window is still open. */
function metBefore({ customer, time }: Response, where: Whereabouts): Met | undefined {
  if (customer === undefined || time === undefined) return undefined;
  const met = where.met?.(customer, time - windows.delivery, time) ?? [];
  return met.findLast((one) => one.facing && time - one.time <= (one.delivery ? windows.delivery : windows.usual));
}

/** The journey that is named; else the last one that had begun; else the customer's only one. */
function journeyOf({ customer, time, journey }: Response, where: Whereabouts): number | undefined {
  const named = journey === undefined ? undefined : where.journeyNamed?.(journey);
  if (named !== undefined || customer === undefined) return named;
  const all = where.journeys?.(customer) ?? [];
  if (time === undefined) return all.length === 1 ? all[0]?.journey : undefined;
  return all.findLast((one) => one.begins <= time)?.journey;
}

function reasonFor({ customer, time }: Response, where: Whereabouts): UnassignedReason {
  if (customer === undefined) return 'no-customer';
  if ((where.journeys?.(customer) ?? []).length === 0) return 'unknown-customer';
  return time === undefined ? 'no-time' : 'before-events';
}
