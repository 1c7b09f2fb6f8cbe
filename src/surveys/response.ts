/** A response: what one customer answered once, in scores and in words. Every response is also an event. */
import { z } from 'zod';
import { polarities, scoreKinds, valenceOn } from './scales.ts';

/**
 * One answer on a scale. `raw` is what stood in the row, letter by letter, and is never lost; `value` is the number
 * read from it, on the scale, or null where the question did not apply or was not answered (`raw` still tells the
 * code that said so: `99`, `N/A`). The value between -1 and +1 is derived (`valenceOf`), never stored.
 */
export const Answer = z
  .object({
    /** The question as it is asked, or the name of its column. */
    question: z.string().min(1).max(500),
    kind: z.enum(scoreKinds),
    raw: z.string().max(200),
    value: z.number().nullable(),
    scale: z.object({ min: z.number(), max: z.number() }),
    polarity: z.enum(polarities),
    /** Touchpoint this answer is about, where the question names one ("cleanliness"); else that of the response. */
    touchpoint: z.string().min(1).max(500).exactOptional(),
    /** The touchpoint was taken out of the question's words; nobody said it. */
    guessed: z.literal(true).exactOptional(),
  })
  .refine(({ scale }) => scale.max > scale.min, { message: 'The highest value of a scale is above its lowest.' })
  .refine(({ value, scale }) => value === null || (value >= scale.min && value <= scale.max), {
    message: 'The value lies outside the scale.',
  });
export type Answer = z.infer<typeof Answer>;

/** What somebody wrote, as it was written (HTML, line breaks and all). */
export const Wording = z.object({ question: z.string().min(1).max(500), text: z.string().min(1) });
export type Wording = z.infer<typeof Wording>;

/**
 * The record. `id` is derived from source and content, so that the same file twice adds nothing. `row` counts from 1 in
 * its source. `time` is the instant of the answer in milliseconds since 1970 (answered is not experienced: see
 * `attachment.ts`). `customer` and `journey` as they stand in the log. `touchpoint` and `stage` are tags of the row;
 * `event` is the id of the event that triggered the question. `language` is a BCP 47 tag as given, never guessed here.
 */
export const Response = z.object({
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(200),
  row: z.int().min(1),
  customer: z.string().min(1).exactOptional(),
  time: z.number().exactOptional(),
  journey: z.string().min(1).exactOptional(),
  language: z.string().min(1).exactOptional(),
  answers: z.array(Answer),
  texts: z.array(Wording),
  touchpoint: z.string().min(1).exactOptional(),
  stage: z.string().min(1).exactOptional(),
  event: z.string().min(1).exactOptional(),
  properties: z.record(z.string(), z.string()),
});
export type Response = z.infer<typeof Response>;

/** An answer between the bad end (-1) and the good end (+1) of its scale; `undefined` where it was not answered. */
export function valenceOf(answer: Answer): number | undefined {
  return answer.value === null
    ? undefined
    : valenceOn(answer.value, { range: answer.scale, polarity: answer.polarity });
}
