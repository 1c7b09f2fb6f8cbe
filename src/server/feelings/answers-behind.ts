/** The answers behind a figure, as they were given: raw value, scale and words, never whose they are. */
import { z } from '@hono/zod-openapi';
import type { MeasureRef } from '../../map/measure.ts';
import type { Attached } from '../../surveys/attachment.ts';
import type { Feelings } from '../../surveys/feelings/feelings.ts';
import type { FeltPlaces } from '../../surveys/feelings/felt-places.ts';
import { spotOf } from './spot-of.ts';

export const AnswerBehind = z.object({
  /** ISO instant; null where the file has none. */
  time: z.string().nullable(),
  scores: z.array(
    z.object({ question: z.string(), raw: z.string(), min: z.number(), max: z.number(), lowIsGood: z.boolean() }),
  ),
  text: z.string().nullable(),
});
export type AnswerBehind = z.infer<typeof AnswerBehind>;

export const AnswersBehind = z
  .object({
    /** All there are; `answers` holds the latest of them. */
    total: z.number(),
    /** People answered, but too few to show what they said. */
    hidden: z.boolean(),
    answers: z.array(AnswerBehind),
  })
  .openapi('AnswersBehind');
export type AnswersBehind = z.infer<typeof AnswersBehind>;

const mostShown = 40;
const longestText = 600;

/** Latest first. Strain rests on what people did: it has no answers behind it. */
export function answersBehind(
  ref: MeasureRef,
  feelings: Feelings,
  discovery: FeltPlaces,
  attached: readonly Attached[],
): AnswersBehind {
  const spot = spotOf(ref, discovery);
  if (typeof spot === 'string' || ref.by === 'strain') return { total: 0, hidden: false, answers: [] };
  const kinds =
    ref.ask === 'nps' ? (['nps'] as const) : ref.by === 'text' ? (['text'] as const) : (['survey', 'text'] as const);
  const said = kinds.flatMap((by) => feelings.behind(spot, by));
  const hidden = said.length === 0 && kinds.some((by) => feelings.isHidden(spot, by));
  const ids = new Set(said.map(({ heard }) => heard.response));
  const found = attached.filter(({ response }) => ids.has(response.id)).map(({ response }) => response);
  found.sort((a, b) => (b.time ?? 0) - (a.time ?? 0) || (a.id < b.id ? -1 : 1));
  return {
    total: found.length,
    hidden,
    answers: found.slice(0, mostShown).map(({ time, answers, texts }) => ({
      time: time === undefined ? null : new Date(time).toISOString(),
      scores: answers
        .filter((one) => one.value !== null)
        .map(({ question, raw, scale, polarity }) => ({
          question,
          raw,
          min: scale.min,
          max: scale.max,
          lowIsGood: polarity === 'lower-is-better',
        })),
      text: texts[0]?.text.slice(0, longestText) ?? null,
    })),
  };
}
