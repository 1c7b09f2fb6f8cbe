/** Sets what the map says about itself: what it is about, who owns it, how far it is, when it is looked at again. */
import { z } from 'zod';
import { mapFieldsOf, setField } from '../doc.ts';
import { Day, JourneyMap, mapKinds, mapStatuses, Picture, Text } from '../map.ts';
import { clearable, fieldsOf, Name, type Verb } from './verb.ts';

const { reviewEvery, language } = JourneyMap.shape;

export const SetMapFields = z.strictObject({
  verb: z.literal('set-map-fields'),
  kind: z.enum(mapKinds).optional(),
  summary: clearable(Text),
  scenario: clearable(Text),
  owner: clearable(Name),
  status: clearable(z.enum(mapStatuses)),
  reviewBy: clearable(Day),
  reviewEvery: clearable(reviewEvery.unwrap()),
  logo: clearable(Picture),
  language: clearable(language.unwrap()),
});

export const setMapFields: Verb<z.infer<typeof SetMapFields>> = {
  label: 'Describe the map',
  refuse: () => undefined,
  apply(doc, edit) {
    for (const [key, value] of Object.entries(fieldsOf(edit))) setField(mapFieldsOf(doc), key, value);
  },
};
