/** Moves a line of the service blueprint below another lane. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { lineThere } from './add-line.ts';
import { missing, type Verb } from './verb.ts';

export const MoveLine = z.strictObject({ verb: z.literal('move-line'), id: Id, below: Id });

export const moveLine: Verb<z.infer<typeof MoveLine>> = {
  label: 'Move the line',
  refuse(map, { id, below }) {
    const line = map.lines?.find((one) => one.id === id);
    const no = missing(map, 'lines', id) ?? missing(map, 'lanes', below);
    return no ?? (line && lineThere(map, { id, kind: line.kind, below }));
  },
  apply: (doc, { id, below }) => setFields(doc, 'lines', id, { below }),
};
