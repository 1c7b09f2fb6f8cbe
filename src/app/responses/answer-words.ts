/** How the parts of answers are called on the pages: roles of columns, kinds of scores, their ends, why answers wait. */
import type { ImportPreview } from '../../server/api.ts';
import type { ResponsesView } from '../../server/responses-api.ts';
import type { Choice } from '../controls/choose.tsx';
import { t } from '../language/t.ts';
import { count } from '../words.ts';

export type Answers = NonNullable<ImportPreview['responses']>;
export type AnswerColumn = Answers['columns'][number];
export type AnswerScore = Answers['scores'][number];
export type AnswerRole = AnswerColumn['role'];
export type ScoreKind = AnswerScore['kind'];
export type Polarity = NonNullable<AnswerScore['polarity']>;

export const answerRoles: readonly Choice<AnswerRole>[] = [
  { id: 'score', name: t('Score'), hint: t('a number on a scale') },
  { id: 'text', name: t('Comment'), hint: t('in their own words') },
  { id: 'customer', name: t('Who'), hint: t('joins answers to journeys') },
  { id: 'time', name: t('When'), hint: t('answered') },
  { id: 'touchpoint', name: t('Touchpoint'), hint: t('what it is about') },
  { id: 'stage', name: t('Stage'), hint: t('what it is about') },
  { id: 'journey', name: t('Journey or case'), hint: t('optional') },
  { id: 'event', name: t('Event that led to it'), hint: t('optional') },
  { id: 'question', name: t('Question'), hint: t('names what the score answers') },
  { id: 'language', name: t('Language'), hint: t('of the comment') },
  { id: 'id', name: t('Number of the row'), hint: t('tells repeats apart') },
  { id: 'property', name: t('Property'), hint: t('kept') },
  { id: 'ignore', name: t('Leave out'), hint: t('not read') },
];

export const scoreKinds: readonly Choice<ScoreKind>[] = [
  { id: 'nps', name: t('Recommend (NPS)'), hint: '0–10' },
  { id: 'csat', name: t('Satisfaction (CSAT)') },
  { id: 'ces', name: t('Effort (CES)') },
  { id: 'stars', name: t('Stars') },
  { id: 'scale', name: t('Another scale') },
];

export const kindName = (kind: ScoreKind): string => scoreKinds.find((one) => one.id === kind)?.name ?? kind;

export const ends: readonly Choice<Polarity | 'unset'>[] = [
  { id: 'higher-is-better', name: t('High is good') },
  { id: 'lower-is-better', name: t('Low is good') },
];

export const askedEnds: typeof ends = [{ id: 'unset', name: t('Which end is good?') }, ...ends];

type Why = ResponsesView['unassigned'][number]['why'];

export const whyWaiting: Readonly<Record<Why, string>> = {
  'unknown-touchpoint': t('Their touchpoint is none that is known here'),
  'unknown-stage': t('Their stage is none that is known here'),
  'no-customer': t('They name neither a customer nor a touchpoint'),
  'unknown-customer': t('Their customers are not in the log'),
  'unknown-event': t('The event that led to them is not in the log'),
  'no-time': t('They have no time, and their customers several journeys'),
  'before-events': t('They were answered before the customer’s first event'),
  'no-tag': t('They name no stage and no touchpoint'),
};

const ways: Readonly<Record<string, string>> = {
  tag: t('by their tag'),
  question: t('by what the question names'),
  rule: t('by a rule'),
  event: t('by the event that led to them'),
  window: t('by what the customer met last'),
  journey: t('by the customer’s journey'),
};

/** "10 by their tag, 2 by a rule" */
export const waysTold = (by: Readonly<Record<string, number>>): string =>
  Object.entries(by)
    .toSorted((a, b) => b[1] - a[1])
    .map(([way, n]) => `${count(n)} ${ways[way] ?? way}`)
    .join(', ');

/** What is still missing before answers can be read, as one sentence; undefined when nothing is. */
export function missingAnswers({ columns, scores }: Answers): string | undefined {
  const unset = scores.find((one) => one.polarity === null);
  if (unset) return t('Say which end of “{name}” is good.', { name: unset.question ?? unset.column });
  const answered = columns.some((one) => one.role === 'score' || one.role === 'text');
  return answered ? undefined : t('Choose the column that holds the answers: set it to “Score” or “Comment”.');
}
