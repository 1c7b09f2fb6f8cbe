/** A persona nobody has met. */
import { filled } from './checked.ts';
import { short, type Rule } from './rule.ts';

export const personaWithoutEvidence: Rule = {
  id: 'persona-without-evidence',
  title: 'Persona without evidence',
  counted: ['persona without evidence', 'personas without evidence'],
  why: 'A persona made up at a desk confirms what the team already believes.',
  fix: 'Add a quote from somebody like this, or draft the persona from a group found in a log.',
  silent: 'The persona holds a quote, or traits found in data.',
  check: ({ map }) =>
    map.personas
      .filter((one) => (one.traits ?? []).length === 0 && !(one.quotes ?? []).some(filled))
      .map(({ id, name }) => ({
        place: { kind: 'persona', id },
        text: 'The persona “{name}” has no quote and no data behind it.',
        values: { name: short(name) },
      })),
};
