/** Rules by which people put answers in their place: "topic is Delivery: they are about Parcel arrives". */
import { z } from 'zod';
import type { Answer, Response } from './response.ts';

/** What a row must show. Letters of either case are alike; `column` is a property, or the name of a question. */
export const RuleTest = z.union([
  z.strictObject({ column: z.string().min(1).max(500), is: z.string().max(500) }),
  z.strictObject({ text: z.string().trim().min(1).max(200) }),
  z.strictObject({ question: z.string().min(1).max(500) }),
]);
export type RuleTest = z.infer<typeof RuleTest>;

/** `stage` is an id; `whole` the journey as a whole. */
export const RuleTarget = z.union([
  z.strictObject({ touchpoint: z.string().min(1).max(500) }),
  z.strictObject({ stage: z.string().min(1).max(200) }),
  z.strictObject({ whole: z.literal(true) }),
]);
export type RuleTarget = z.infer<typeof RuleTarget>;

/**
 * The first rule that fits decides. A rule about a question puts the answers to it; the others put whole responses,
 * with every answer that names no touchpoint of its own.
 */
export const AttachmentRule = z.strictObject({
  id: z.string().min(1).max(120),
  when: RuleTest,
  to: RuleTarget,
});
export type AttachmentRule = z.infer<typeof AttachmentRule>;

/** The rule that places a response, or one answer of it; undefined when none does. */
export function ruleFor(
  rules: readonly AttachmentRule[],
  response: Response,
  answer?: Answer,
): AttachmentRule | undefined {
  return rules.find(({ when }) =>
    answer ? 'question' in when && when.question === answer.question : fits(when, response),
  );
}

function fits(when: RuleTest, response: Response): boolean {
  if ('question' in when) return false;
  if ('text' in when) return response.texts.some(({ text }) => folded(text).includes(folded(when.text)));
  return valuesOf(response, when.column).some((value) => folded(value) === folded(when.is));
}

/** What stood in a column of the row, under its name in the file; tags are columns, too. */
function valuesOf(response: Response, column: string): string[] {
  const { properties, touchpoint, stage, language, answers } = response;
  const own = properties[column];
  if (own !== undefined) return [own];
  const raws = answers.filter((one) => one.question === column).map((one) => one.raw);
  if (raws.length > 0) return raws;
  const tag = { touchpoint, stage, language }[column];
  return tag === undefined ? [] : [tag];
}

const folded = (text: string): string => text.trim().toLocaleLowerCase('en');
