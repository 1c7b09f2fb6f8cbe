/** Gives a name to a way to look at the map. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { SavedView } from '../map.ts';
import { fieldsOf, missingAny, nameless, taken, type Verb } from './verb.ts';

export const SaveView = z.looseObject({ verb: z.literal('save-view'), ...SavedView.shape });

export const saveView: Verb<z.infer<typeof SaveView>> = {
  label: 'Save the view',
  refuse: (map, { id, name, hiddenLanes, personas }) =>
    taken(map, 'views', id) ??
    nameless(name, 'views') ??
    missingAny(map, 'lanes', hiddenLanes ?? []) ??
    missingAny(map, 'personas', personas ?? []),
  apply: (doc, edit) =>
    putRecord(doc, 'views', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'views', edit.id, null) }),
};
