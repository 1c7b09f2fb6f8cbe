/** Adds a walked line through the touchpoints, as the metro view draws it. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Path } from '../map.ts';
import { fieldsOf, missing, missingAny, nameless, taken, type Verb } from './verb.ts';

export const AddPath = z.looseObject({ verb: z.literal('add-path'), ...Path.shape });

export const addPath: Verb<z.infer<typeof AddPath>> = {
  label: 'Add a path',
  refuse: (map, { id, name, persona, touchpoints }) =>
    taken(map, 'paths', id) ??
    nameless(name, 'paths') ??
    missing(map, 'personas', persona) ??
    missingAny(map, 'touchpoints', touchpoints),
  apply: (doc, edit) =>
    putRecord(doc, 'paths', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'paths', edit.id, null) }),
};
