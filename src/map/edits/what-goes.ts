/** What else an edit takes away, so that a page can say it before it is done. */
import type { Card, JourneyMap } from '../map.ts';
import type { Edit } from './edits.ts';

export interface Losses {
  readonly steps: number;
  readonly cards: number;
  readonly links: number;
}

function losing(map: JourneyMap, steps: number, goes: (card: Card) => boolean, named?: string): Losses {
  const ids = new Set(map.cards.filter(goes).map((card) => card.id));
  const links = (map.links ?? []).filter((link) => ids.has(link.from) || ids.has(link.to)).length;
  return { steps, cards: named === undefined ? ids.size : 0, links };
}

/** Steps, cards and links that go when this edit is done, besides what it names itself. */
export function whatGoes(map: JourneyMap, edit: Edit): Losses {
  switch (edit.verb) {
    case 'delete-stage': {
      const steps = map.stages.find((stage) => stage.id === edit.id)?.steps.map((step) => step.id) ?? [];
      return losing(map, steps.length, (card) => steps.includes(card.step));
    }
    case 'delete-step':
      return losing(map, 0, (card) => card.step === edit.id);
    case 'delete-lane':
      return losing(map, 0, (card) => card.lane === edit.id);
    case 'delete-card':
      return losing(map, 0, (card) => card.id === edit.id, edit.id);
    default:
      return { steps: 0, cards: 0, links: 0 };
  }
}
