/** Changes what a card says: its text, how sure we are of it, whose it is, what it feels like, what is done about it. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Card, cellStates, channels, Day, Evidence, Id, Kpi, Picture, progresses, Text } from '../map.ts';
import { MeasureRef } from '../measure.ts';
import { clearable, fieldsOf, missing, Name, type Verb } from './verb.ts';

const { valence, intensity, span, effort, customerValue, businessValue } = Card.shape;

export const EditCard = z.strictObject({
  verb: z.literal('edit-card'),
  id: Id,
  text: Text.optional(),
  state: clearable(z.enum(cellStates)),
  owner: clearable(Name),
  valence: clearable(valence.unwrap()),
  intensity: clearable(intensity.unwrap()),
  span: clearable(span.unwrap()),
  persona: clearable(Id),
  touchpoint: clearable(Id),
  citation: clearable(Text),
  evidence: clearable(Evidence),
  reviewBy: clearable(Day),
  picture: clearable(Picture),
  channel: clearable(z.enum(channels)),
  shared: clearable(z.boolean()),
  effort: clearable(effort.unwrap()),
  customerValue: clearable(customerValue.unwrap()),
  businessValue: clearable(businessValue.unwrap()),
  progress: clearable(z.enum(progresses)),
  ticket: clearable(Text),
  kpi: clearable(Kpi),
  measures: clearable(z.array(MeasureRef)),
});

export const editCard: Verb<z.infer<typeof EditCard>> = {
  label: 'Edit the card',
  refuse: (map, { id, persona, touchpoint }) =>
    missing(map, 'cards', id) ?? missing(map, 'personas', persona) ?? missing(map, 'touchpoints', touchpoint),
  apply: (doc, edit) => setFields(doc, 'cards', edit.id, fieldsOf(edit)),
};
