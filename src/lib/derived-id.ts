/** Ids derived from content, so that what is found again in the same data keeps its id. Server side only. */
import { createHash } from 'node:crypto';
import { base32 } from './ids.ts';

/** The same parts give the same id, on any machine: `idFrom('stage', 'Wait', source)`. */
export function idFrom(kind: string, ...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return `${kind}_${base32(hash.digest(), 12)}`;
}
