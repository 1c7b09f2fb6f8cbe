/** Cuts time into days, weeks and months of UTC, labelled so that labels sort as time does. */

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

const day = 86_400_000;

/** `2024-05-19`, the Monday a week begins with, or `2024-05`. */
export function periodOf(milliseconds: number, period: Period): string {
  return new Date(startOf(milliseconds, period)).toISOString().slice(0, period === 'month' ? 7 : 10);
}

/** First millisecond of the period that holds the instant. */
export function startOf(milliseconds: number, period: Period): number {
  // 1970-01-01 was a Thursday: three days after a Monday.
  const days = Math.floor(milliseconds / day);
  if (period === 'day') return days * day;
  if (period === 'week') return (days - ((((days + 3) % 7) + 7) % 7)) * day;
  const date = new Date(milliseconds);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** First millisecond of the period after the one that begins at `start`. */
export function following(start: number, period: Period): number {
  if (period !== 'month') return start + (period === 'day' ? 1 : 7) * day;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
