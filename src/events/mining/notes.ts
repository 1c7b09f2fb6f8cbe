/** One sentence for each thing discovery took for granted, and for each a reader should distrust; `choices.ts` says what it chose. */
import { cleaningNotes } from '../import/cleaning-notes.ts';
import type { JourneyLog } from '../journey-log.ts';
import { cutInWords } from './cut-words.ts';
import type { Goal } from './goal.ts';
import { grouped, inWords, percent } from './plain-words.ts';
import type { Touchpoint } from './touchpoints.ts';

export interface Decided {
  readonly log: JourneyLog;
  readonly touchpoints: readonly Touchpoint[];
  readonly goal: Goal | undefined;
  readonly unfinished: Uint8Array;
  readonly ties: number;
}

export function notesOf(decided: Decided): string[] {
  return [
    `Journeys were bounded so: ${cutInWords(decided.log.cut)}.`,
    ...cleaningNotes(decided.log.cleaning),
    ...foldNotes(decided.touchpoints),
    goalNote(decided),
    ...doubts(decided),
  ];
}

function foldNotes(touchpoints: readonly Touchpoint[]): string[] {
  const folded = touchpoints.filter(({ events, name }) => events.length > 1 && !name.startsWith('Other in '));
  const others = touchpoints.filter(({ name }) => name.startsWith('Other in '));
  const names = (list: readonly Touchpoint[]): number => list.reduce((sum, { events }) => sum + events.length, 0);
  return [
    ...(folded.length > 0
      ? [`${grouped(names(folded))} spellings of event names were folded into ${grouped(folded.length)} touchpoints.`]
      : []),
    ...(others.length > 0
      ? [`${grouped(names(others))} rarer event names were gathered by channel; the 200 most met stand for themselves.`]
      : []),
  ];
}

function goalNote({ goal, touchpoints }: Decided): string {
  if (goal === undefined) return 'No goal is known, so conversion is not told; name one to see it.';
  const name = touchpoints[goal.touchpoint]?.name ?? '';
  return goal.guessed ? `"${name}" was taken for the goal because of its name.` : `The goal is "${name}".`;
}

function doubts({ log, unfinished, ties }: Decided): string[] {
  const journeys = log.offsets.length - 1;
  const open = unfinished.reduce((sum, is) => sum + is, 0);
  const tied = ties / Math.max(1, log.codes.length - journeys);
  return [
    ...(open > 0 ? [`${inWords(open)} may not be over yet and ${open === 1 ? 'is' : 'are'} not counted as lost.`] : []),
    ...(tied > 0.05
      ? [`${percent(tied)} of neighbouring events have the same time: their order is that of the input.`]
      : []),
    ...(journeys < 100 ? [`Only ${inWords(journeys)}: every share has a wide interval.`] : []),
  ];
}
