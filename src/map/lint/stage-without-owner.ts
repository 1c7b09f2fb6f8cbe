/** A stage nobody answers for. */
import { filled } from './checked.ts';
import { short, type Rule } from './rule.ts';

export const stageWithoutOwner: Rule = {
  id: 'stage-without-owner',
  title: 'Stage without owner',
  counted: ['stage without owner', 'stages without owner'],
  why: 'What everybody owns nobody mends. Trouble between two teams stays where it is.',
  fix: 'Name one team or person who answers for the whole stage, or put one into an owner lane.',
  check: (about) =>
    about.map.stages
      .filter(
        (stage) =>
          !filled(stage.owner) &&
          !about.columnsOf(stage.id).some(({ index }) => about.over(index, 'owner').some((card) => filled(card.text))),
      )
      .map(({ id, name }) => ({
        place: { kind: 'stage', id },
        text: 'Nobody owns the stage “{name}”.',
        values: { name: short(name) },
      })),
};
