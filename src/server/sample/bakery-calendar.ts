/** When people come to the bakery: seasons, weekdays, hours, and the days a release was broken. */
import type { Random } from '../../lib/random.ts';
import type { Kind } from './bakery-people.ts';

const day = 86_400_000;

export const calendar = {
  from: Date.UTC(2025, 8, 1),
  to: Date.UTC(2026, 10, 1),
  /** A release of the mobile shop broke the delivery-date picker; the next one mended it. */
  brokenFrom: Date.UTC(2026, 2, 10),
  brokenTo: Date.UTC(2026, 3, 2),
} as const;

export function broken(time: number, device: string): boolean {
  return device === 'mobile' && time >= calendar.brokenFrom && time < calendar.brokenTo;
}

/** In the weeks before Christmas the parcel service is late. */
export function lateParcels(time: number): boolean {
  const date = new Date(time);
  return date.getUTCMonth() === 11 && date.getUTCDate() <= 24;
}

/** How busy a day is for a kind of customer, relative to an ordinary one. */
function busy(time: number, kind: Kind): number {
  const date = new Date(time);
  const month = date.getUTCMonth();
  const weekday = date.getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  if (kind === 'office') return weekend ? 0.05 : month === 11 ? 1.6 : month === 7 ? 0.5 : 1;
  const season =
    month === 11 ? (kind === 'gift' ? 2.6 : 1.3) : month === 3 ? 1.4 : month === 6 || month === 7 ? 0.7 : 1;
  const rhythm = kind === 'regular' ? (weekday === 5 || weekday === 6 ? 1.7 : 0.8) : weekend ? 1.25 : 0.95;
  return season * rhythm;
}

/** An hour of the day, with a morning and an evening peak; offices write between eight and five. */
function hourOf(random: Random, kind: Kind): number {
  const peak = kind === 'office' ? 10.5 : random.next() < 0.4 ? 8 : 19;
  const spread = kind === 'office' ? 2 : 2.2;
  return Math.min(23.5, Math.max(5, peak + spread * random.normal()));
}

/** A moment within the calendar at which a journey of this kind begins (rejection sampling over days). */
export function beginning(random: Random, kind: Kind): number {
  const days = Math.round((calendar.to - calendar.from) / day);
  for (;;) {
    const date = calendar.from + random.int(days) * day;
    if (random.next() * 3.4 < busy(date, kind))
      return Math.floor(date + hourOf(random, kind) * 3_600_000 + random.int(3_600_000));
  }
}
