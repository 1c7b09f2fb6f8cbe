/** When what people declared and what was measured are too far apart to be the same feeling. */
import type { Measure } from './measure.ts';

/** One step of the five faces, on the scale from -2 to +2. */
export const step = 1;

/** By how much the declared value lies beyond the end of the interval nearest to it; 0 inside, positive above. */
export function beyond(declared: number, { low, high }: Pick<Measure, 'low' | 'high'>): number {
  if (low === undefined || high === undefined) return 0;
  if (declared > high) return declared - high;
  return declared < low ? declared - low : 0;
}

/** True where the interval excludes the declared value by more than a step. Nothing hidden or unanswered disagrees. */
export function disagrees(declared: number, measure: Measure | undefined): boolean {
  if (!measure || measure.suppressed || measure.value === null) return false;
  return Math.abs(beyond(declared, measure)) > step;
}
