/** A change of channel at which feelings fall or people leave. */
import type { Checked } from './checked.ts';
import { short, signed, type Found, type Rule } from './rule.ts';

/** Points a feeling must fall by, on the scale from -2 to +2. */
const fall = 1;
/** Share that leaves, of those who came. */
const loss = 0.2;

export const highFrictionChannelChange: Rule = {
  id: 'high-friction-channel-change',
  title: 'High-friction channel change',
  counted: ['high-friction channel change', 'high-friction channel changes'],
  why: 'Where customers must go from one channel to another they start again, wait, or give up.',
  fix: 'Carry what is known along to the next channel, or let people finish where they are.',
  silent:
    'The neighbouring steps share a channel; or feelings fall by less than 1 point or stay good, and fewer than 20 % leave.',
  check: (about) =>
    about.columns.flatMap(({ index, step }) => {
      const from = about.channelsOver(index - 1);
      const to = about.channelsOver(index);
      if (from.size === 0 || to.size === 0 || [...to].some((one) => from.has(one))) return [];
      const cost = frictionAt(about, index);
      if (cost === undefined) return [];
      const values = { step: short(step.name), from: [...from].join(', '), to: [...to].join(', '), ...cost.values };
      return [{ place: { kind: 'step' as const, id: step.id }, text: cost.text, values }];
    }),
};

function frictionAt(about: Checked, index: number): Pick<Found, 'text' | 'values'> | undefined {
  const before = about.feeling(index - 1);
  const after = about.feeling(index);
  if (before && after && before.value - after.value >= fall && after.value < 0) {
    const text = 'Going from {from} to {to} at “{step}” hurts: feelings fall from {before} to {after}.';
    return { text, values: { before: signed(before.value), after: signed(after.value) } };
  }
  const refs = [index - 1, index].flatMap((at) => [
    ...(about.columns[at]?.step.measures ?? []),
    ...about.over(at).flatMap((card) => card.measures ?? []),
  ]);
  const worst = Math.max(0, ...about.answers(refs, 'drop-off').map((one) => one.value ?? 0));
  if (worst < loss) return undefined;
  const text = 'Going from {from} to {to} at “{step}” hurts: {percent} % leave.';
  return { text, values: { percent: Math.round(worst * 100) } };
}
