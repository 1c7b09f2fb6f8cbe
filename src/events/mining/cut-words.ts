/** How a log was cut into journeys, and why so, in a sentence each. */
import type { Cut } from '../journey-log.ts';
import { grouped } from './plain-words.ts';

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

/** Why journeys begin and end where they do, for readers who know neither pauses nor models; `cutInWords` has the figures. */
export function cutReason(cut: Cut): string {
  switch (cut.by) {
    case 'journey-column':
      return 'Where a journey begins and ends is said by the log itself, in a column of its own.';
    case 'customer':
      return 'Everything a customer did is one journey: this was asked for, or nothing in the log shows where another one begins.';
    case 'goal':
      return `A journey ends with "${cut.event}", because that was named as its goal.`;
    case 'goal-once':
      return `No journey reaches "${cut.event}" twice, because that was named as the goal; nothing else in the log shows where one begins.`;
    case 'start':
      return `A journey begins with "${cut.event}", because that was asked for.`;
    case 'gap':
      return cut.found
        ? 'A journey ends where the customer is silent for long, because the pauses of this log are of two kinds: short ones within a journey and long ones before the next.'
        : 'A journey ends where the customer is silent for as long as was asked for.';
    case 'found':
      return `A new journey begins where the pause before it, what was done last and what comes next all together make that likelier than going on: so at ${grouped(cut.begins)} places, and ${grouped(cut.unsure)} were hard to tell.`;
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
