/** Changes a touchpoint: its name, channel, owner, impact, target, review, and the events it is bound to. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { channels, Day, Id, Text, Touchpoint } from '../map.ts';
import { MeasureRef } from '../measure.ts';
import { clearable, fieldsOf, missing, Name, nameless, type Verb } from './verb.ts';

export const EditTouchpoint = z.strictObject({
  verb: z.literal('edit-touchpoint'),
  id: Id,
  name: Name.optional(),
  channel: z.enum(channels).optional(),
  owner: clearable(Name),
  impact: clearable(Touchpoint.shape.impact.unwrap()),
  target: clearable(Touchpoint.shape.target.unwrap()),
  events: clearable(z.array(z.string())),
  reviewBy: clearable(Day),
  note: clearable(Text),
  measures: clearable(z.array(MeasureRef)),
});

export const editTouchpoint: Verb<z.infer<typeof EditTouchpoint>> = {
  label: 'Edit the touchpoint',
  refuse: (map, { id, name }) => missing(map, 'touchpoints', id) ?? nameless(name, 'touchpoints'),
  apply: (doc, edit) => setFields(doc, 'touchpoints', edit.id, fieldsOf(edit)),
};
