/** Whether two plain values say the same; absent keys and keys that hold nothing are alike. */

const keysOf = (value: object): string[] =>
  Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key]) => key);

export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((value, at) => same(value, other[at]));
  }
  const keys = keysOf(one);
  const values = other as Record<string, unknown>;
  return (
    keys.length === keysOf(other).length &&
    keys.every((key) => Object.hasOwn(values, key) && same((one as Record<string, unknown>)[key], values[key]))
  );
}
