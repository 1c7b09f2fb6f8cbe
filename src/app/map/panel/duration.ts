/** Reads how long something takes from what people write. */

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|sec|secs|seconds?|sekunden?)$/i, 1],
  [/^(?:m|min|mins|minutes?|minuten?)$/i, 60],
  [/^(?:h|hrs?|hours?|std|stunden?)$/i, 3600],
  [/^(?:d|days?|tage?n?)$/i, 86_400],
  [/^(?:w|weeks?|wochen?)$/i, 604_800],
];

/** Seconds of "1.5 h", "2 days 3 hours", "20 min"; undefined when it is no time. A bare number is minutes. */
export function durationOf(words: string): number | undefined {
  const parts = [...words.trim().matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*)\s*/gu)];
  if (
    parts.length === 0 ||
    parts
      .map((part) => part[0])
      .join('')
      .trim() !== words.trim()
  )
    return undefined;
  let seconds = 0;
  for (const [, number = '', unit = ''] of parts) {
    const factor = unit === '' ? 60 : units.find(([name]) => name.test(unit))?.[1];
    if (factor === undefined) return undefined;
    seconds += Number(number.replace(',', '.')) * factor;
  }
  return seconds;
}
