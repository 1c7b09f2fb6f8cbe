/** A lane somebody meant to fill. */
import { filled, type Checked } from './checked.ts';
import { short, type Rule } from './rule.ts';

/** Maps with fewer cards are still being begun. */
const begun = 10;

export const emptyLane: Rule = {
  id: 'empty-lane',
  title: 'Empty lane',
  counted: ['empty lane', 'empty lanes'],
  why: 'An empty row reads as "there is nothing here", when it means "nobody has looked".',
  fix: 'Fill one cell, hide the lane, or delete it.',
  silent:
    'The lane is hidden, measured feelings stand in it, it is one of owners and stages or touchpoints name theirs, or the map holds fewer than ten cards.',
  check: (about) => {
    if (about.map.cards.length < begun) return [];
    const felt = about.columns.some(({ index }) => about.feeling(index)?.measured);
    return about.map.lanes
      .filter((lane) => lane.hidden !== true && about.inLane(lane.id).length === 0)
      .filter((lane) => !(lane.kind === 'owner' && owned(about)))
      .filter((lane) => !(lane.kind === 'emotions' && felt && lane.wanted !== true))
      .map(({ id, name }) => ({
        place: { kind: 'lane', id },
        text: 'The lane “{name}” is empty.',
        values: { name: short(name) },
      }));
  },
};

const owned = ({ map }: Checked): boolean => [...map.stages, ...map.touchpoints].some((one) => filled(one.owner));
