/** How a log was cut into journeys, in a sentence. */
import type { Cut } from '../journey-log.ts';

export function cutInWords(cut: Cut): string {
  if (cut.by === 'journey-column') return `one journey per value of "${cut.column}"`;
  if (cut.by === 'customer') return 'one journey per customer';
  if (cut.by === 'goal') return `a new journey after every "${cut.event}"`;
  const silence = cut.seconds >= 172_800 ? `${Math.round(cut.seconds / 86_400)} days` : hours(cut.seconds);
  return `a new journey after ${silence} of silence${cut.found ? ', found in the gaps of the log' : ''}`;
}

function hours(seconds: number): string {
  return seconds >= 7200 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 60)} minutes`;
}
