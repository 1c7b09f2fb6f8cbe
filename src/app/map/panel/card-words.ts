/** The words people read for what a card can be. */
import type { Card, Evidence } from '../../../map/map.ts';

export const progressWords: Readonly<Record<NonNullable<Card['progress']>, string>> = {
  idea: 'idea',
  planned: 'planned',
  doing: 'being done',
  done: 'done',
  dropped: 'dropped',
};

export const evidenceWords: Readonly<Record<NonNullable<Evidence['kind']>, string>> = {
  survey: 'Survey',
  interview: 'Interviews',
  observation: 'Observation',
  analytics: 'Analytics',
  document: 'Document',
  log: 'Event log',
  other: 'Something else',
};
