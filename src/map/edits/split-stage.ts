/** Splits a stage at a step: a new stage right after it takes the steps from there on, with their cards. */
import { z } from 'zod';
import { refusal, type Refusal } from '../../lib/refusal.ts';
import { orderAfter, own, putRecord, setFields } from '../doc.ts';
import { Id, type JourneyMap } from '../map.ts';
import { stepsIn } from '../places.ts';
import { missing, Name, nameless, noSuchStep, taken, type Verb } from './verb.ts';

export const SplitStage = z.strictObject({
  verb: z.literal('split-stage'),
  id: Id,
  /** The first step of the new stage. */
  step: Id,
  /** Id of the new stage. */
  stage: Id,
  name: Name,
});
type SplitStage = z.infer<typeof SplitStage>;

function cannotSplit(map: JourneyMap, { id, step }: SplitStage): Refusal | undefined {
  const stage = map.stages.find((one) => one.id === id);
  const at = stage?.steps.findIndex((one) => one.id === step) ?? -1;
  if (at > 0) return undefined;
  if (at === 0)
    return refusal('last-step', `"${stage?.name ?? ''}" keeps at least one step.`, { fix: 'Split at a later step.' });
  return noSuchStep();
}

export const splitStage: Verb<SplitStage> = {
  label: 'Split the stage',
  refuse: (map, edit) =>
    missing(map, 'stages', edit.id) ??
    taken(map, 'stages', edit.stage) ??
    nameless(edit.name, 'stages') ??
    cannotSplit(map, edit),
  apply(doc, { id, step, stage, name }) {
    const steps = stepsIn(doc, id);
    putRecord(doc, 'stages', stage, { name }, { order: orderAfter(doc, 'stages', stage, id) });
    for (const one of steps.slice(Math.max(1, steps.indexOf(step))))
      setFields(doc, 'steps', one, { [own.stage]: stage });
  },
};
