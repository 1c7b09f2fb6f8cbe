/** Deletes a stage with its steps and every card and link in them. */
import { z } from 'zod';
import { refusal } from '../../lib/refusal.ts';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { cardsIn, dropCards, stepsIn } from '../places.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteStage = z.strictObject({ verb: z.literal('delete-stage'), id: Id });

export const deleteStage: Verb<z.infer<typeof DeleteStage>> = {
  label: 'Delete the stage',
  refuse(map, { id }) {
    if (map.stages.length > 1) return missing(map, 'stages', id);
    return (
      missing(map, 'stages', id) ??
      refusal('last-stage', 'A map keeps at least one stage.', { fix: 'Rename it instead.' })
    );
  },
  apply(doc, { id }) {
    const steps = stepsIn(doc, id);
    dropCards(doc, cardsIn(doc, 'step', steps));
    for (const step of steps) markGone(doc, 'steps', step);
    markGone(doc, 'stages', id);
  },
};
