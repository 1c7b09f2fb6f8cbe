/** What stands where in a document: the steps of a stage, the cards of steps and lanes. */
import type * as Y from 'yjs';
import { own, records } from './doc.ts';

/** Ids of the steps of a stage that are not deleted. */
export function stepsIn(doc: Y.Doc, stage: string): string[] {
  const found = [...records(doc, 'steps')].filter(
    ([, step]) => step.get(own.stage) === stage && step.get(own.gone) !== true,
  );
  return found.map(([id]) => id);
}

/** Ids of the cards in any of these steps or lanes that are not deleted. */
export function cardsIn(doc: Y.Doc, by: 'step' | 'lane', ids: readonly string[]): string[] {
  const found = [...records(doc, 'cards')].filter(
    ([, card]) => ids.includes(String(card.get(by))) && card.get(own.gone) !== true,
  );
  return found.map(([id]) => id);
}

/** The only step of a stage while it bears the stage's name, that is, while nobody has divided the stage. */
export function fallowStep(doc: Y.Doc, stage: string): string | undefined {
  const steps = stepsIn(doc, stage);
  const [only] = steps;
  if (only === undefined || steps.length > 1) return undefined;
  const name = records(doc, 'stages').get(stage)?.get('name');
  return records(doc, 'steps').get(only)?.get('name') === name ? only : undefined;
}
