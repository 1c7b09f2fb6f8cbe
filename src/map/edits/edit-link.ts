/** Changes what a link means, or what is written on it; its ends stay. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id, linkKinds, Text } from '../map.ts';
import { linkThere } from './link-cards.ts';
import { clearable, fieldsOf, missing, type Verb } from './verb.ts';

export const EditLink = z.strictObject({
  verb: z.literal('edit-link'),
  id: Id,
  kind: z.enum(linkKinds).optional(),
  text: clearable(Text),
});

export const editLink: Verb<z.infer<typeof EditLink>> = {
  label: 'Edit the link',
  refuse(map, { id, kind }) {
    const link = map.links?.find((one) => one.id === id);
    return missing(map, 'links', id) ?? (link && kind !== undefined ? linkThere(map, { ...link, kind }) : undefined);
  },
  apply: (doc, edit) => setFields(doc, 'links', edit.id, fieldsOf(edit)),
};
