/** Which programs that call themselves by name are robots: the list that crawler-user-agents keeps (MIT licence). */
import { createRequire } from 'node:module';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const Listed = z.array(z.object({ pattern: z.string() }));

let patterns: readonly RegExp[] | undefined;

/** `agent` is a User-Agent header as HTTP has it. The list is read at the first question. */
export function isRobotAgent(agent: string): boolean {
  patterns ??= read();
  return patterns.some((pattern) => pattern.test(agent));
}

function read(): RegExp[] {
  const listed: unknown = require('crawler-user-agents');
  return Listed.parse(listed).map(({ pattern }) => new RegExp(pattern));
}
