/** Cuts time into days, weeks and months of UTC, labelled so that labels sort as time does. */

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

const day = 86_400_000;

/** `2024-05-19`, the Monday a week begins with, or `2024-05`. */
export function periodOf(milliseconds: number, period: Period): string {
  if (period === 'month') return new Date(milliseconds).toISOString().slice(0, 7);
  // 1970-01-01 was a Thursday: three days after a Monday.
  const days = Math.floor(milliseconds / day);
  const start = period === 'week' ? days - ((((days + 3) % 7) + 7) % 7) : days;
  return new Date(start * day).toISOString().slice(0, 10);
}
