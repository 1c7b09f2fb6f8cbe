/** Where an answer belongs: to a touchpoint, a stage, a journey as a whole, or nowhere yet. Pure; replays identically. */
import { asksAbout } from './relation.ts';
import type { Answer, Response } from './response.ts';
import { ruleFor, type AttachmentRule } from './attachment-rules.ts';
import type { KnownPlaces, Met, Trigger, Whereabouts } from './whereabouts.ts';

/** Why an answer waits in *Unassigned*. */
export const unassignedReasons = [
  'unknown-touchpoint',
  'unknown-stage',
  'no-customer',
  'unknown-customer',
  'unknown-event',
  'no-time',
  'before-events',
  'no-tag',
] as const;
export type UnassignedReason = (typeof unassignedReasons)[number];

/**
 * A touchpoint is named as discovery or the map names it, or as its tag where nothing is known; a stage by its id, so
 * that renaming it moves nothing. `by` tells what decided: a rule of a person, the tag of the answer or row, the words of
 * the question (which may ask about the relation as a whole), the event that triggered it, or the last customer-facing touchpoint before the answer.
 */
export type Attachment =
  | {
      readonly to: 'touchpoint';
      readonly touchpoint: string;
      readonly by: 'rule' | 'tag' | 'question' | 'event' | 'window';
      readonly rule?: string;
    }
  | { readonly to: 'stage'; readonly stage: string; readonly by: 'rule' | 'tag' | 'question'; readonly rule?: string }
  | { readonly to: 'whole'; readonly by: 'rule' | 'journey' | 'question'; readonly rule?: string }
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
 * guessed around: the answer waits. What a question's words name is no tag: it counts where it is known, and where it is
 * not, the answer goes where its row goes.
 */
export function attach(response: Response, where: Whereabouts, rules: readonly AttachmentRule[] = []): Attached {
  const trigger = triggerOf(response, where);
  const journey = journeyOf(response, where, trigger);
  const row = placeOf(response, where, rules, { journey, trigger });
  const answers = response.answers.map(
    (answer) => placeOfAnswer(answer, { response, row }, where.places, rules) ?? row,
  );
  const isRelation = (at: Attachment): boolean => at.to === 'whole' && at.by === 'question';
  // What was written beside a question about the relation alone explains that answer.
  const whole = answers.length > 0 && answers.every(isRelation) ? (answers[0] ?? row) : row;
  return { response, ...(journey === undefined ? {} : { journey }), whole, answers };
}

function placeOfAnswer(
  answer: Answer,
  { response, row }: { readonly response: Response; readonly row: Attachment },
  places: KnownPlaces | undefined,
  rules: readonly AttachmentRule[],
): Attachment | undefined {
  const rule = ruleFor(rules, response, answer);
  if (rule) return ruled(rule, places);
  if (answer.touchpoint === undefined) return isOfRelation(answer, row) ? { to: 'whole', by: 'question' } : undefined;
  if (answer.guessed !== true) return tagged(answer.touchpoint, places);
  const named = tagged(answer.touchpoint, places, 'question');
  return named.to === 'unassigned' && (row.to !== 'unassigned' || isTagged(response)) ? row : named;
}

/** The row itself names its place, be it known or not. */
const isTagged = ({ touchpoint, stage }: Response): boolean => touchpoint !== undefined || stage !== undefined;

/** Where nothing names an occasion, "would you recommend us" is about the relation, whatever was met last. */
function isOfRelation(answer: Answer, row: Attachment): boolean {
  if (row.to === 'whole' || (row.to !== 'unassigned' && row.by === 'rule')) return false;
  const about = asksAbout(answer);
  if (about !== 'usually-relation') return about === 'relation' && !(row.to === 'unassigned' && isStranger(row.why));
  if (row.to === 'unassigned') return row.tag === undefined && !isStranger(row.why);
  return row.by === 'window';
}

/** Whoever is not in the log, or was not yet, has no relation that the log knows of. */
const isStranger = (why: UnassignedReason): boolean =>
  why === 'unknown-customer' || why === 'unknown-event' || why === 'before-events';

function placeOf(
  response: Response,
  where: Whereabouts,
  rules: readonly AttachmentRule[],
  { journey, trigger }: { readonly journey: number | undefined; readonly trigger: Trigger | undefined },
): Attachment {
  const rule = ruleFor(rules, response);
  if (rule) return ruled(rule, where.places);
  if (response.touchpoint !== undefined) return tagged(response.touchpoint, where.places);
  if (response.stage !== undefined) return staged(response.stage, where.places);
  const triggered = trigger?.touchpoint ?? namedBy(response.event, where);
  if (triggered !== undefined) return { to: 'touchpoint', touchpoint: triggered, by: 'event' };
  const met = metBefore(response, where);
  if (met) return { to: 'touchpoint', touchpoint: met.touchpoint, by: 'window' };
  if (journey !== undefined || !where.places || where.untagged) return { to: 'whole', by: 'journey' };
  return { to: 'unassigned', why: reasonFor(response, where) };
}

/** An id that leads to what somebody else did, though the log knows who answered, is a mistake. */
function triggerOf({ event, customer }: Response, where: Whereabouts): Trigger | undefined {
  const found = event === undefined ? undefined : where.event?.(event, customer);
  if (!found || customer === undefined || found.customer === customer) return found;
  return (where.journeys?.(customer) ?? []).length === 0 ? found : undefined;
}

/** Some surveys carry the name of the event in place of its id. */
const namedBy = (event: string | undefined, { places }: Whereabouts): string | undefined =>
  event === undefined ? undefined : places?.touchpoint(event);

/** Where the place of a rule is gone, what it placed waits. */
function ruled({ id, to }: AttachmentRule, places: KnownPlaces | undefined): Attachment {
  if ('touchpoint' in to) {
    const touchpoint = places ? places.touchpoint(to.touchpoint) : to.touchpoint;
    if (touchpoint === undefined) return { to: 'unassigned', why: 'unknown-touchpoint', tag: to.touchpoint };
    return { to: 'touchpoint', touchpoint, by: 'rule', rule: id };
  }
  if (!('stage' in to)) return { to: 'whole', by: 'rule', rule: id };
  const stage = places ? places.stage(to.stage) : to.stage;
  return stage === undefined
    ? { to: 'unassigned', why: 'unknown-stage' }
    : { to: 'stage', stage, by: 'rule', rule: id };
}

/** A tag is a touchpoint, or a stage where only a stage is named so. Where nothing is known, it names itself. */
function tagged(tag: string, places: KnownPlaces | undefined, by: 'tag' | 'question' = 'tag'): Attachment {
  const touchpoint = places ? places.touchpoint(tag) : tag;
  if (touchpoint !== undefined) return { to: 'touchpoint', touchpoint, by };
  const stage = places?.stage(tag);
  if (stage !== undefined) return { to: 'stage', stage, by };
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

/** The journey that is named; else that of the trigger; else the last one that had begun; else the customer's only one. */
function journeyOf(response: Response, where: Whereabouts, trigger: Trigger | undefined): number | undefined {
  const { customer, time, journey } = trigger ? { ...response, ...trigger } : response;
  const named = journey === undefined ? undefined : where.journeyNamed?.(journey);
  if (named !== undefined || customer === undefined) return named;
  const all = where.journeys?.(customer) ?? [];
  if (time === undefined) return all.length === 1 ? all[0]?.journey : undefined;
  return all.findLast((one) => one.begins <= time)?.journey;
}

function reasonFor({ customer, time, event }: Response, where: Whereabouts): UnassignedReason {
  if (!where.journeys) return 'no-tag';
  if (customer === undefined) return event === undefined ? 'no-customer' : 'unknown-event';
  if ((where.journeys?.(customer) ?? []).length === 0) return 'unknown-customer';
  return time === undefined ? 'no-time' : 'before-events';
}
