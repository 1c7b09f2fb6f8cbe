/** The memory of an answer's arrays, to be handed over instead of copied. */

/** Looks three levels deep: answers are records, or lists of records, of arrays. Shared memory stays where it is. */
export function buffersIn(answer: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(answer, found, 3);
  return [...found];
}

function collect(value: unknown, into: Set<ArrayBuffer>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) into.add(value.buffer);
    return;
  }
  for (const part of Object.values(value)) collect(part, into, depth - 1);
}
