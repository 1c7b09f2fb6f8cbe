/** Moves a stage, with its steps and cards, before another one or to the end. */
import { z } from 'zod';
import { orderBefore, own, setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const MoveStage = z.strictObject({ verb: z.literal('move-stage'), id: Id, before: Id.nullable() });

export const moveStage: Verb<z.infer<typeof MoveStage>> = {
  label: 'Move the stage',
  refuse: (map, { id, before }) => missing(map, 'stages', id) ?? missing(map, 'stages', before),
  apply(doc, { id, before }) {
    if (id !== before) setFields(doc, 'stages', id, { [own.order]: orderBefore(doc, 'stages', id, before) });
  },
};
