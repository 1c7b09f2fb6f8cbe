/** Lengths of time as people type them: "20 min", "1 h 30", "3 days", "2 Wochen". */

const units: readonly (readonly [names: RegExp, seconds: number])[] = [
  [/^(?:s|sec|secs|second|seconds|sek|sekunde|sekunden)$/, 1],
  [/^(?:m|min|mins|minute|minutes|minuten)$/, 60],
  [/^(?:h|hr|hrs|hour|hours|std|stunde|stunden)$/, 3600],
  [/^(?:d|day|days|tag|tage|tagen)$/, 86_400],
  [/^(?:w|week|weeks|woche|wochen)$/, 604_800],
  [/^(?:mo|month|months|monat|monate|monaten)$/, 2_629_800],
  [/^(?:y|year|years|jahr|jahre|jahren)$/, 31_557_600],
];

const smaller: Readonly<Record<number, number>> = { 60: 1, 3600: 60, 86_400: 3600, 604_800: 86_400 };

/**
 * Seconds, or undefined when it cannot be read. A bare number after a unit counts the next smaller one; a bare number
 * alone counts `bare` seconds each, and is not guessed at without.
 */
export function parseDuration(text: string, bare?: number): number | undefined {
  const words = text.trim().toLowerCase().replaceAll(',', '.');
  const parts = words.match(/\d+(?:\.\d+)?\s*\p{L}*\.?/gu) ?? [];
  if (parts.length === 0 || words.replace(/[\s.]|\b(?:und|and)\b/g, '') !== parts.join('').replace(/[\s.]/g, ''))
    return undefined;
  let total = 0;
  let last: number | undefined;
  for (const part of parts) {
    const [, figure = '', name = ''] = /^(\d+(?:\.\d+)?)\s*(\p{L}*)\.?$/u.exec(part) ?? [];
    const unit =
      name === '' ? (last === undefined ? bare : smaller[last]) : units.find(([names]) => names.test(name))?.[1];
    if (unit === undefined || figure === '') return undefined;
    total += Number(figure) * unit;
    last = unit;
  }
  return total;
}

/** The same length in words that can be typed again; exact, unlike the rounded ones of drawings. */
export function durationWords(seconds: number): string {
  const sizes = [
    [604_800, 'weeks'],
    [86_400, 'days'],
    [3600, 'h'],
    [60, 'min'],
  ] as const;
  for (const [size, name] of sizes) {
    const value = Math.round((seconds / size) * 100) / 100;
    const exact = Math.abs(value * size - seconds) < 1e-6;
    if (seconds >= size && exact) return `${value} ${value === 1 && name.endsWith('s') ? name.slice(0, -1) : name}`;
  }
  return `${seconds} s`;
}
