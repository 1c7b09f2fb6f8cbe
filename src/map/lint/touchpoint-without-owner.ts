/** A touchpoint nobody answers for. */
import { filled } from './checked.ts';
import { short, type Rule } from './rule.ts';

export const touchpointWithoutOwner: Rule = {
  id: 'touchpoint-without-owner',
  title: 'Touchpoint without owner',
  counted: ['touchpoint without owner', 'touchpoints without owner'],
  why: 'A complaint about this touchpoint lands nowhere, and nobody is asked when it is changed.',
  fix: 'Name the team that can change it tomorrow.',
  silent: 'A card of the touchpoint names an owner.',
  check: (about) =>
    about.map.touchpoints
      .filter((one) => !filled(one.owner) && !about.meetings(one.id).some((card) => filled(card.owner)))
      .map(({ id, name }) => ({
        place: { kind: 'touchpoint', id },
        text: 'Nobody owns the touchpoint “{name}”.',
        values: { name: short(name) },
      })),
};
