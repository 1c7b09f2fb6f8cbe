/** A map in force that nobody stands by. */
import type { Rule } from './rule.ts';

export const mapNeverSignedOff: Rule = {
  id: 'map-never-signed-off',
  title: 'Live map never signed off',
  counted: ['live map never signed off', 'live maps never signed off'],
  why: 'People act on a map that is called live. Without a sign-off nobody has said that it is right.',
  fix: 'Have the owner sign the map off, or set it back to draft.',
  check: ({ map }) =>
    map.status === 'live' && (map.signOffs ?? []).length === 0
      ? [{ place: { kind: 'map', id: map.id }, text: 'This map is live, and nobody has signed it off.' }]
      : [],
};
