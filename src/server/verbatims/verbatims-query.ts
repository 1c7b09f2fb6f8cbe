/** Which verbatims are asked for, as an address says it. */
import { z } from '@hono/zod-openapi';
import { emotions } from '../../surveys/text/emotion.ts';

const name = z.string().min(1).max(500);

export const VerbatimsQueryShape = z.object({
  touchpoint: name.optional(),
  theme: name.optional(),
  label: z.enum(['negative', 'neutral', 'positive', 'unscored']).optional(),
  emotion: z.enum(emotions).optional(),
  /** All of them must stand in the text. */
  words: z.string().max(200).optional(),
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
