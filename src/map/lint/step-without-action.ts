/** A step in which the customer does nothing. */
import { short, type Rule } from './rule.ts';

export const stepWithoutAction: Rule = {
  id: 'step-without-action',
  title: 'Step without action',
  counted: ['step without action', 'steps without action'],
  why: 'If the customer does nothing here, it is not a step of the customer, or nobody has looked.',
  fix: 'Write what the customer does, and be it waiting; or join the step with its neighbour.',
  silent: 'The map has no lane of actions, or an empty one.',
  check: (about) => {
    if (about.of('actions').length === 0) return [];
    return about.columns
      .filter(({ index }) => about.over(index, 'actions').length === 0)
      .map(({ step }) => ({
        place: { kind: 'step', id: step.id },
        text: 'Nobody has written what the customer does at “{step}”.',
        values: { step: short(step.name) },
      }));
  },
};
