/** Events by the ids that logs give them: only their fingerprints are kept, and an id is enough to make its own. */
import { nameScore, wordsOf } from './import/column-names.ts';
import { ContentHash } from './import/content-hash.ts';

/** An event that was looked up by its id. */
export interface IdentifiedEvent {
  readonly customer: string;
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

const encoder = new TextEncoder();
const hash = new ContentHash();

/** The number (128 bits, in decimal) under which the store keeps the event with this id. */
export function fingerprintOf(id: string): string {
  const bytes = encoder.encode(id.trim());
  hash.of(bytes, 0, bytes.length);
  return wideOf(hash);
}

/** Lowest word first, as the store holds it. */
export const wideOf = ({ h1, h2, h3, h4 }: Pick<ContentHash, 'h1' | 'h2' | 'h3' | 'h4'>): string =>
  ((((((BigInt(h4) << 32n) | BigInt(h3)) << 32n) | BigInt(h2)) << 32n) | BigInt(h1)).toString();

/** Whether a property of events may hold their ids: "id" alone as often numbers the rows of a file. */
export const mayBeEventId = (property: string): boolean => wordsOf(property) === 'id' || nameScore('id', property) > 0;
