/** Changes a walked line: its name, whose it is, its touchpoints in order, its weight, whether it ends early. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id, Path } from '../map.ts';
import { clearable, fieldsOf, missing, missingAny, Name, nameless, type Verb } from './verb.ts';

export const EditPath = z.strictObject({
  verb: z.literal('edit-path'),
  id: Id,
  name: Name.optional(),
  persona: clearable(Id),
  touchpoints: Path.shape.touchpoints.optional(),
  weight: clearable(Path.shape.weight.unwrap()),
  endsEarly: clearable(z.boolean()),
});

export const editPath: Verb<z.infer<typeof EditPath>> = {
  label: 'Edit the path',
  refuse: (map, { id, name, persona, touchpoints }) =>
    missing(map, 'paths', id) ??
    nameless(name, 'paths') ??
    missing(map, 'personas', persona) ??
    missingAny(map, 'touchpoints', touchpoints ?? []),
  apply: (doc, edit) => setFields(doc, 'paths', edit.id, fieldsOf(edit)),
};
