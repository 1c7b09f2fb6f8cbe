/** How an address is declared: its shapes, what it answers when refused, and what a person needs to use it. */
import { createRoute, z, type RouteConfig } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import { Problem } from './api.ts';
import type { Need } from './guard.ts';

/**
 * Declares an address. `x-may` is what the guard asks for; an address cannot be written without it, and it shows in
 * the OpenAPI document.
 */
export function address<P extends string, R extends Omit<RouteConfig, 'path'> & { path: P; 'x-may': Need }>(
  config: R,
): R & { getRoutingPath: () => string } {
  return createRoute<P, R>(config);
}

/** The answer of an address in JSON, and the problem document of every refusal. */
export const answers = <S extends ZodType>(description: string, schema: S) => ({
  200: { description, content: { 'application/json': { schema } } },
  default: refused,
});

export const refused = {
  description: 'Refused or failed; `code` is stable.',
  content: { 'application/problem+json': { schema: Problem } },
};

/** A file as answer. */
export const fileAnswer = (description: string, type: string) => ({
  200: { description, content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } } },
  default: refused,
});

/** The id in an address. */
export const WithId = z.object({ id: z.string().min(1).max(120) });
