/** Merges a stage into another: its steps go there with their cards, in their order; the rest of what it said goes. */
import { z } from 'zod';
import { refusal } from '../../lib/refusal.ts';
import { markGone, orderBefore, own, setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { comesBefore, stepsIn } from '../places.ts';
import { missing, type Verb } from './verb.ts';

export const MergeStages = z.strictObject({
  verb: z.literal('merge-stages'),
  /** The stage that goes. */
  id: Id,
  /** The stage that keeps its id, its name and all it says. */
  into: Id,
});

export const mergeStages: Verb<z.infer<typeof MergeStages>> = {
  label: 'Merge the stages',
  refuse(map, { id, into }) {
    const alone = refusal('same-stage', 'A stage is merged with another one.', { fix: 'Choose another stage.' });
    return missing(map, 'stages', id) ?? missing(map, 'stages', into) ?? (id === into ? alone : undefined);
  },
  apply(doc, { id, into }) {
    // The steps of an earlier stage stay the earlier ones.
    const first = comesBefore(doc, 'stages', id, into) ? (stepsIn(doc, into)[0] ?? null) : null;
    for (const step of stepsIn(doc, id))
      setFields(doc, 'steps', step, { [own.stage]: into, [own.order]: orderBefore(doc, 'steps', step, first) });
    markGone(doc, 'stages', id);
  },
};
