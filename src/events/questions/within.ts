/** Reads a span of time as people type it: `90s`, `30m`, `12h`, `7d`, `2w`. */
import { refusal, type Refusal } from '../../lib/refusal.ts';

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of a span such as `7d` or `1.5h`; a refusal when it is not one or not positive. */
export function parseWithin(text: string): number | Refusal {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([smhdw])\s*$/i.exec(text) ?? [];
  const seconds = Number(amount) * (secondsOf[(unit ?? '').toLowerCase()] ?? Number.NaN);
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  return refusal('bad-span', `"${text}" is not a span of time.`, {
    fix: 'Write a number and a unit: 90s, 30m, 12h, 7d or 2w.',
  });
}
