/** Order keys: strings whose alphabetical order is the order of records, so that a move writes one field of one record. */

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = digits.length;
/** Digits of the whole part; appending counts it up, so that keys stay short however often somebody appends. */
const headLength = 5;
const middle = Math.floor(base ** headLength / 2);
/** Room left between two records that are written one after the other. */
const stride = 64;

const digitAt = (key: string, at: number): number => (at < key.length ? Math.max(0, digits.indexOf(key[at] ?? '')) : 0);

function head(value: number): string {
  let text = '';
  for (let left = value, i = 0; i < headLength; i++, left = Math.floor(left / base)) text = digits[left % base] + text;
  return text;
}

function headOf(key: string): number {
  let value = 0;
  for (let i = 0; i < headLength; i++) value = value * base + digitAt(key, i);
  return value;
}

/** Two people who insert at the same place at once get different keys, because their records have different ids. */
function tail(id: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0;
  const at = (n: number): string => digits[n % base] ?? '0';
  return at(hash) + at(Math.floor(hash / base)) + (digits[1 + (Math.floor(hash / base ** 2) % (base - 1))] ?? '1');
}

/** A string after `low` and before `high`; `low` < `high`. */
function between(low: string, high: string): string {
  let text = '';
  let bounded = true;
  for (let i = 0; ; i++) {
    const from = digitAt(low, i);
    const to = bounded ? digitAt(high, i) : base;
    if (to - from > 1) return text + digits[(from + to) >> 1];
    text += digits[from];
    if (to > from) bounded = false;
  }
}

/** The key of record `id` that puts it after `low` and before `high`; absent means the end of the list. */
export function orderBetween(low: string | undefined, high: string | undefined, id: string): string {
  if (low !== undefined && high !== undefined && low < high) return between(low, high) + tail(id);
  if (low !== undefined && high === undefined)
    return head(Math.min(headOf(low) + stride, base ** headLength - 1)) + tail(id);
  if (high !== undefined) return head(Math.max(headOf(high) - stride, 0)) + tail(id);
  return head(middle) + tail(id);
}

/** Keys of records written at once, in their order. */
export function orderOf(index: number, id: string): string {
  return head(middle + index * stride) + tail(id);
}
