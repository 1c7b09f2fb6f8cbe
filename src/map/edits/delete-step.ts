/** Deletes a step with its cards. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { cardsIn, dropCards } from '../places.ts';
import { lastStep, missing, type Verb } from './verb.ts';

export const DeleteStep = z.strictObject({ verb: z.literal('delete-step'), id: Id });

export const deleteStep: Verb<z.infer<typeof DeleteStep>> = {
  label: 'Delete the step',
  refuse: (map, { id }) => missing(map, 'steps', id) ?? lastStep(map, id, '', 'Delete the stage instead.'),
  apply(doc, { id }) {
    dropCards(doc, cardsIn(doc, 'step', [id]));
    markGone(doc, 'steps', id);
  },
};
