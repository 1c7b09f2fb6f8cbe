/** Adds a persona. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Persona } from '../map.ts';
import { fieldsOf, nameless, taken, type Verb } from './verb.ts';

export const AddPersona = z.looseObject({ verb: z.literal('add-persona'), ...Persona.shape });

export const addPersona: Verb<z.infer<typeof AddPersona>> = {
  label: 'Add a persona',
  refuse: (map, { id, name }) => taken(map, 'personas', id) ?? nameless(name, 'personas'),
  apply: (doc, edit) =>
    putRecord(doc, 'personas', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'personas', edit.id, null) }),
};
