/** What else an edit takes away, so that a page can say it before it is done. */
import type { JourneyMap } from '../map.ts';
import type { Edit } from './edits.ts';

export interface Losses {
  readonly steps: number;
  readonly cards: number;
}

const cardsBy = (map: JourneyMap, by: 'step' | 'lane', ids: readonly string[]): number =>
  map.cards.filter((card) => ids.includes(card[by])).length;

/** Steps and cards that go when this edit is done, besides what it names itself. */
export function whatGoes(map: JourneyMap, edit: Edit): Losses {
  if (edit.verb === 'delete-stage') {
    const steps = map.stages.find((stage) => stage.id === edit.id)?.steps.map((step) => step.id) ?? [];
    return { steps: steps.length, cards: cardsBy(map, 'step', steps) };
  }
  if (edit.verb === 'delete-step') return { steps: 0, cards: cardsBy(map, 'step', [edit.id]) };
  if (edit.verb === 'delete-lane') return { steps: 0, cards: cardsBy(map, 'lane', [edit.id]) };
  return { steps: 0, cards: 0 };
}
