/** Work that was promised and that nobody does. */
import { filled } from './checked.ts';
import { short, type Rule } from './rule.ts';

export const solutionWithoutOwner: Rule = {
  id: 'solution-without-owner',
  title: 'Planned solution without owner',
  counted: ['planned solution without owner', 'planned solutions without owner'],
  why: 'Planned work without a name on it is not planned.',
  fix: 'Name who does it, or set it back to an idea.',
  silent: 'It is still an idea, or done, or dropped.',
  check: (about) =>
    about
      .of('solutions')
      .filter((card) => (card.progress === 'planned' || card.progress === 'doing') && !filled(card.owner))
      .map(({ id, text, progress }) => ({
        place: { kind: 'card', id },
        text:
          progress === 'doing'
            ? '“{solution}” is being done, and nobody owns it.'
            : '“{solution}” is planned, and nobody owns it.',
        values: { solution: short(text) },
      })),
};
