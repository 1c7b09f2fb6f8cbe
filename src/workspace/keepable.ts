/** Makes text of maps fit for the state store, which takes every character but the one that ends strings in C. */

/** The same value without NUL characters. */
export function keepable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\u0000', '') as T;
  if (Array.isArray(value)) return value.map(keepable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [keepable(key), keepable(one)])) as T;
}
