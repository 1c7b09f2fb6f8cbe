/** Changes what a card says: its text, how sure we are of it, whose it is, what it feels like, how far it reaches. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Card, cellStates, Id, Text } from '../map.ts';
import { MeasureRef } from '../measure.ts';
import { clearable, fieldsOf, missing, Name, type Verb } from './verb.ts';

export const EditCard = z.strictObject({
  verb: z.literal('edit-card'),
  id: Id,
  text: Text.optional(),
  state: clearable(z.enum(cellStates)),
  owner: clearable(Name),
  valence: clearable(Card.shape.valence.unwrap()),
  span: clearable(Card.shape.span.unwrap()),
  persona: clearable(Id),
  touchpoint: clearable(Id),
  citation: clearable(Text),
  measures: clearable(z.array(MeasureRef)),
});

export const editCard: Verb<z.infer<typeof EditCard>> = {
  label: 'Edit the card',
  refuse: (map, { id, persona, touchpoint }) =>
    missing(map, 'cards', id) ?? missing(map, 'personas', persona) ?? missing(map, 'touchpoints', touchpoint),
  apply: (doc, edit) => setFields(doc, 'cards', edit.id, fieldsOf(edit)),
};
