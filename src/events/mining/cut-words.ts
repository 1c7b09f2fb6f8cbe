/** How a log was cut into journeys, in a sentence. */
import type { Cut } from '../journey-log.ts';

export function cutInWords(cut: Cut): string {
  switch (cut.by) {
    case 'journey-column':
      return `one journey per value of "${cut.column}"`;
    case 'customer':
      return 'one journey per customer';
    case 'goal':
      return `a new journey after every "${cut.event}"`;
    case 'goal-once':
      return `a new journey after each "${cut.event}" that is followed by another`;
    case 'start':
      return `a new journey with every "${cut.event}"`;
    case 'gap':
      return `a new journey after ${lasting(cut.seconds)} of silence${cut.found ? ', found in the gaps of the log' : ''}${once(cut.goal)}`;
    case 'found': {
      const pauses = `pauses between journeys are about ${lasting(cut.between)}, inside them ${lasting(cut.within)}`;
      return `a new journey where pauses and what usually ends and begins a journey speak for one (${pauses})${once(cut.goal)}`;
    }
  }
}

function once(goal: string | undefined): string {
  return goal === undefined ? '' : `, and before a second "${goal}"`;
}

function lasting(seconds: number): string {
  if (seconds >= 172_800) return `${Math.round(seconds / 86_400)} days`;
  if (seconds >= 7200) return `${Math.round(seconds / 3600)} hours`;
  return seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds)} seconds`;
}
