/** A few answers kept at hand, each as long as what it was made from stays the same. */

export interface Kept<Value> {
  readonly version: string;
  readonly value: Promise<Value>;
}

/** What failed is asked anew the next time; beyond `most`, the longest unused makes room. */
export function kept<Value>(
  shelf: Map<string, Kept<Value>>,
  most: number,
  id: string,
  version: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const found = shelf.get(id);
  const value = found?.version === version ? found.value : make();
  shelf.delete(id);
  shelf.set(id, { version, value });
  value.catch(() => {
    // Another one may have taken its place since.
    if (shelf.get(id)?.value === value) shelf.delete(id);
  });
  const [oldest] = shelf.keys();
  if (shelf.size > most && oldest !== undefined) shelf.delete(oldest);
  return value;
}
