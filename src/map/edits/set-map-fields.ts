/** Sets what the map says about itself: its kind, its summary, who owns it. */
import { z } from 'zod';
import { mapFieldsOf, setField } from '../doc.ts';
import { mapKinds, Text } from '../map.ts';
import { clearable, fieldsOf, Name, type Verb } from './verb.ts';

export const SetMapFields = z.strictObject({
  verb: z.literal('set-map-fields'),
  kind: z.enum(mapKinds).optional(),
  summary: clearable(Text),
  owner: clearable(Name),
});

export const setMapFields: Verb<z.infer<typeof SetMapFields>> = {
  label: 'Describe the map',
  refuse: () => undefined,
  apply(doc, edit) {
    for (const [key, value] of Object.entries(fieldsOf(edit))) setField(mapFieldsOf(doc), key, value);
  },
};
