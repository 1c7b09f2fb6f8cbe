/** A map of nobody's journey. */
import type { Rule } from './rule.ts';

export const noPersona: Rule = {
  id: 'no-persona',
  title: 'No persona',
  counted: ['map without persona', 'maps without persona'],
  why: 'A map has one point of view. Without a persona every feeling on it is an average, or what the team hopes for.',
  fix: 'Say whose journey this is: add one persona with a goal and a frustration.',
  check: ({ map }) =>
    map.personas.length > 0
      ? []
      : [{ place: { kind: 'map', id: map.id }, text: 'This map does not say whose journey it is.' }],
};
