/** Changes a saved view: its name, how it draws, what it narrows to. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { cellStates, Id, Text, viewKinds } from '../map.ts';
import { clearable, fieldsOf, missing, missingAny, Name, nameless, type Verb } from './verb.ts';

export const EditView = z.strictObject({
  verb: z.literal('edit-view'),
  id: Id,
  name: Name.optional(),
  view: z.enum(viewKinds).optional(),
  hiddenLanes: clearable(z.array(Id)),
  personas: clearable(z.array(Id)),
  states: clearable(z.array(z.enum(cellStates))),
  words: clearable(Text),
});

export const editView: Verb<z.infer<typeof EditView>> = {
  label: 'Edit the saved view',
  refuse: (map, { id, name, hiddenLanes, personas }) =>
    missing(map, 'views', id) ??
    nameless(name, 'views') ??
    missingAny(map, 'lanes', hiddenLanes ?? []) ??
    missingAny(map, 'personas', personas ?? []),
  apply: (doc, edit) => setFields(doc, 'views', edit.id, fieldsOf(edit)),
};
