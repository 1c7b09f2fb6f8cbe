/** The bytes of a request's body, given up as soon as they are too many. */
import { deny } from '../../lib/refusal.ts';

/** Throws Refused `too-large`. */
export async function bodyUpTo(most: number, request: Request): Promise<Uint8Array> {
  const refuse = (): never =>
    deny('too-large', `A map file may have up to ${Math.round(most / 2 ** 20)} MB; this one has more.`, {
      fix: 'Choose another file; a log of what customers did comes in by Import.',
    });
  if (Number(request.headers.get('content-length') ?? 0) > most) return refuse();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > most) return refuse();
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
