/** One sentence for each thing discovery decided, and for each a reader should distrust. */
import type { DiscoverySettings } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';
import { cutInWords } from './cut-words.ts';
import type { Goal } from './goal.ts';
import type { Groups } from './groups.ts';
import { grouped, inWords, percent } from './plain-words.ts';
import type { Stages } from './stages.ts';
import type { Touchpoint } from './touchpoints.ts';

export interface Decided {
  readonly log: JourneyLog;
  readonly touchpoints: readonly Touchpoint[];
  readonly goal: Goal | undefined;
  readonly groups: Groups;
  readonly stages: Stages;
  readonly unfinished: Uint8Array;
  readonly ties: number;
  readonly settings: DiscoverySettings;
}

export function notesOf(decided: Decided): string[] {
  return [
    `Journeys were bounded so: ${cutInWords(decided.log.cut)}.`,
    ...foldNotes(decided.touchpoints),
    goalNote(decided),
    stageNote(decided),
    groupNote(decided),
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

function stageNote({ stages, settings }: Decided): string {
  const why = settings.stages === undefined ? 'found in the moves between touchpoints' : 'as asked for';
  if (stages.count === 1) return 'One stage: too little follows an order to tell more apart.';
  return `${stages.count} stages, ${why}; they explain ${percent(stages.explained)} of the order.`;
}

function groupNote({ groups, settings }: Decided): string {
  if (groups.count === 1) return 'The journeys do not fall into groups that can be told apart reliably.';
  const why = settings.journeys === undefined ? 'found by how journeys behave' : 'as asked for';
  const trust =
    groups.stability === undefined
      ? ''
      : `; two halves of the log agree on them to ${groups.stability.toFixed(2)} of 1`;
  return `${groups.count} groups of journeys, ${why}${trust}.`;
}

function doubts({ log, groups, unfinished, ties }: Decided): string[] {
  const journeys = log.offsets.length - 1;
  const open = unfinished.reduce((sum, is) => sum + is, 0);
  const tied = ties / Math.max(1, log.codes.length - journeys);
  return [
    ...(groups.count > 1 && groups.tooShort > 0
      ? [`${inWords(groups.tooShort)} are too short to tell their group for sure and were put to the nearest.`]
      : []),
    ...(open > 0 ? [`${inWords(open)} may not be over yet and are left out of drop-offs.`] : []),
    ...(tied > 0.05
      ? [`${percent(tied)} of neighbouring events have the same time: their order is that of the input.`]
      : []),
    ...(journeys < 100 ? [`Only ${inWords(journeys)}: every share has a wide interval.`] : []),
  ];
}
