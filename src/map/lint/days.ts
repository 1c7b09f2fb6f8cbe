/** Calendar days, `2026-11-21`, without hours or zones. */

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return Number.isFinite(at) && Math.abs(at) < 8.64e15 ? new Date(at).toISOString().slice(0, 10) : day;
}
