/** A map nobody answers for. */
import { filled } from './checked.ts';
import type { Rule } from './rule.ts';

export const mapWithoutOwner: Rule = {
  id: 'map-without-owner',
  title: 'Map without owner',
  counted: ['map without owner', 'maps without owner'],
  why: 'A map that belongs to nobody is not looked at after the workshop, and is wrong within months.',
  fix: 'Name one person who keeps the map true and calls the reviews.',
  check: ({ map }) =>
    filled(map.owner) ? [] : [{ place: { kind: 'map', id: map.id }, text: 'Nobody owns this map.' }],
};
