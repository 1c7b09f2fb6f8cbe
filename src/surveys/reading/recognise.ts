/** Tells a file of responses from a log of events, where a person did not say. */
import { nameScore, wordsOf } from '../../events/import/column-names.ts';
import type { Understanding } from '../../events/import/understanding.ts';
import type { UnderstoodResponses } from './understood-responses.ts';

/** Names of event columns that a survey may have as its tag just as well. */
const tags = /^(touch ?points?|step|stage|phase|interaction|question|survey|survey (name|type)|type|channel step)$/;

/**
 * A log names what happened in every row; in it a score is the exception. Responses have their scores or comments in
 * most rows, and at most a tag for what they are about. `log` is absent where the file could be no log at all.
 */
export function holdsResponses(responses: UnderstoodResponses, log?: Pick<Understanding, 'columns'>): boolean {
  const answered = Math.max(0, ...responses.scores.map(shareAnswered));
  const texts = responses.columns.some((one) => one.role === 'text');
  const scored = responses.scores.length > 0 && answered >= 0.5;
  if (!scored && !texts) return false;
  const event = log?.columns.find((one) => one.role === 'event');
  if (!event) return true;
  const eventful = nameScore('event', event.name) >= 80 && !tags.test(wordsOf(event.name));
  if (eventful) return false;
  const named = responses.scores.some((one) => one.sure);
  return (scored && named) || (texts && responses.scores.length > 0);
}

function shareAnswered({ answered, notApplicable, empty }: UnderstoodResponses['scores'][number]): number {
  const rows = answered + notApplicable + empty;
  return rows === 0 ? 0 : (answered + notApplicable) / rows;
}
