/** What the Responses page shows of one source: counts, places, what waits and why, rules and what they may look at. */
import { hiddenCells, leastPeople } from '../../lib/suppression.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { attachAll, countAttached, effectOf, waitsFor } from '../../surveys/attached-counts.ts';
import type { AttachmentRule } from '../../surveys/attachment-rules.ts';
import type { Response } from '../../surveys/response.ts';
import type { StoredResponses } from '../../workspace/response-sources.store.ts';
import type { ResponsesSummary, ResponsesView, RuleEffectShape, WaitingResponse } from '../responses-api.ts';
import type { Placing } from './response-desk.ts';

const shownWaiting = 20;
const shownValues = 40;
const longestText = 400;

export const summaryOf = ({
  understood: _understood,
  remembered: _remembered,
  ...source
}: StoredResponses): ResponsesSummary => source;

export function viewOf(source: StoredResponses, placing: Placing, least?: number): ResponsesView {
  const { responses, where, rules, places } = placing;
  const attached = attachAll(responses, where, rules);
  const counts = countAttached(attached);
  const waiting = attached.filter((one) => waitsFor(one) !== undefined);
  const stageNames = new Map(places?.choices.stages.map((one) => [one.id, one.name]));
  const hidden = hiddenPlaces(counts.places, leastPeople(least));
  return {
    summary: summaryOf(source),
    questions: counts.questions.map((one) => ({ ...one, values: [...one.values] })),
    places: counts.places.map(({ valence, ...place }, at) => ({
      ...place,
      ...(place.to === 'stage' ? { name: stageNames.get(place.place ?? '') ?? place.place } : {}),
      ...(place.to === 'touchpoint' ? { name: place.place } : {}),
      ...(valence === undefined || hidden[at] === 1 ? {} : { valence }),
    })),
    unassigned: counts.unassigned.map((one) => ({ ...one, tags: one.tags.slice(0, shownValues) })),
    unassignedResponses: waiting.length,
    waiting: waiting.slice(0, shownWaiting).map(waitingShape),
    rules: rules.map((rule) => ({ ...rule, moves: movedBy(rule, placing, attached) })),
    choices: {
      touchpoints: [...(places?.choices.touchpoints ?? namedIn(counts.places))].toSorted(),
      stages: [...(places?.choices.stages ?? [])],
    },
    columns: columnsOf(responses),
  };
}

/** Means that would tell what a few people said, by themselves or as what is left of the whole. */
function hiddenPlaces(places: readonly { readonly responses: number }[], least: number): Uint8Array {
  const people = places.map((one) => one.responses);
  const total = people.reduce((sum, count) => sum + count, 0);
  return hiddenCells([...people, total], [{ total: places.length, parts: places.map((_, at) => at) }], least);
}

/** Without log and map, the places are those that answers name. */
const namedIn = (places: readonly { readonly to: string; readonly place?: string }[]): string[] =>
  places.flatMap((one) => (one.to === 'touchpoint' && one.place !== undefined ? [one.place] : []));

function waitingShape(one: Attached): WaitingResponse {
  const { response } = one;
  const spot = waitsFor(one);
  return {
    row: response.row,
    customer: response.customer ?? null,
    time: response.time === undefined ? null : new Date(response.time).toISOString(),
    tag: spot?.tag ?? null,
    ...wordsOf(response),
    why: spot?.why ?? 'no-customer',
  };
}

function wordsOf({ answers, texts }: Response): Pick<WaitingResponse, 'answers' | 'text'> {
  return {
    answers: answers.map(({ question, raw }) => ({ question, raw })),
    text: texts[0]?.text.slice(0, longestText) ?? null,
  };
}

/** How many responses would stand elsewhere without the rule. */
function movedBy(rule: AttachmentRule, { responses, where, rules }: Placing, now: readonly Attached[]): number {
  const without = rules.filter((one) => one.id !== rule.id);
  return effectOf(attachAll(responses, where, without), now).moved;
}

export function effectShape({ responses, where, rules }: Placing, rule: AttachmentRule): RuleEffectShape {
  const before = attachAll(responses, where, rules);
  const { moved, fromUnassigned, examples } = effectOf(before, attachAll(responses, where, [...rules, rule]));
  return { moved, fromUnassigned, examples: examples.map((one) => ({ row: one.row, ...wordsOf(one) })) };
}

/** Properties and tags that repeat, with their most frequent values. */
function columnsOf(responses: readonly Response[]): ResponsesView['columns'] {
  const columns = new Map<string, Map<string, number>>();
  const note = (name: string, value: string | undefined): void => {
    if (value === undefined) return;
    const values = columns.get(name) ?? new Map<string, number>();
    values.set(value, (values.get(value) ?? 0) + 1);
    columns.set(name, values);
  };
  for (const { properties, touchpoint, stage, language } of responses) {
    for (const [name, value] of Object.entries(properties)) note(name, value);
    note('touchpoint', touchpoint);
    note('stage', stage);
    note('language', language);
  }
  return [...columns].flatMap(([name, values]) => {
    const total = [...values.values()].reduce((sum, count) => sum + count, 0);
    // What nearly every row has a value of its own for is no column to go by.
    if (values.size > 2 && values.size > total / 2) return [];
    const sorted = [...values].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [{ name, values: sorted.slice(0, shownValues).map(([value, count]) => ({ value, count })) }];
  });
}
