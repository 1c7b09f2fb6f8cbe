/** The sample's survey as a file: its columns, how they are read, and the rule that belongs to it. */
import type { ResponseWishes } from '../../surveys/reading/response-wishes.ts';
import type { BakeryResponse } from './bakery-responses.ts';

interface AnswerColumn {
  readonly name: string;
  readonly of: (response: BakeryResponse) => string;
}

const scoreOf =
  (survey: BakeryResponse['survey']) =>
  (one: BakeryResponse): string =>
    one.survey === survey ? String(one.score) : '';

const effort = 'CES (7 = very easy)';

export const answerColumns: readonly AnswerColumn[] = [
  { name: 'customer', of: (one) => one.customer },
  { name: 'journey', of: (one) => one.journey },
  { name: 'answered', of: (one) => new Date(one.answered).toISOString() },
  { name: 'touchpoint', of: (one) => one.touchpoint },
  { name: 'asked', of: (one) => (one.touchpoint === '' ? 'After the order' : 'On the spot') },
  { name: 'NPS', of: scoreOf('NPS') },
  { name: 'CSAT', of: scoreOf('CSAT') },
  { name: effort, of: scoreOf('CES') },
  { name: 'comment', of: (one) => one.comment },
];

export const answerWishes: ResponseWishes = {
  columns: {
    customer: 'customer',
    journey: 'journey',
    answered: 'time',
    touchpoint: 'touchpoint',
    asked: 'property',
    NPS: 'score',
    CSAT: 'score',
    [effort]: 'score',
    comment: 'text',
  },
  scores: {
    NPS: { kind: 'nps', min: 0, max: 10, polarity: 'higher-is-better' },
    CSAT: { kind: 'csat', min: 1, max: 5, polarity: 'higher-is-better' },
    [effort]: { kind: 'ces', min: 1, max: 7, polarity: 'higher-is-better' },
  },
};

/** Asked days after the parcel, and about all of it: not about what happened to come last. */
export const afterTheOrder = {
  when: { column: 'asked', is: 'After the order' },
  to: { whole: true },
} as const;
