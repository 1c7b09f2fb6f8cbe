/** One stage in close-up, the others from afar. */
import { short, type Rule } from './rule.ts';

/** Maps with fewer steps are too small to judge. */
const fewest = 8;

export const mixedAltitude: Rule = {
  id: 'mixed-altitude',
  title: 'Mixed altitude',
  counted: ['stage that holds over half of the steps', 'stages that hold over half of the steps'],
  why: 'A map that zooms into one stage and flies over the rest cannot be compared or prioritised across stages.',
  fix: 'Move the fine steps to a map of their own and link it as a sub-journey, or divide the other stages likewise.',
  silent: 'The map has fewer than eight steps, or the stage already links a sub-journey.',
  check: ({ map, columns }) => {
    if (columns.length < fewest || map.stages.length < 2) return [];
    return map.stages
      .filter((stage) => stage.steps.length * 2 > columns.length && stage.subJourney === undefined)
      .map(({ id, name, steps }) => ({
        place: { kind: 'stage', id },
        text: 'The stage “{name}” holds {steps} of {all} steps.',
        values: { name: short(name), steps: steps.length, all: columns.length },
      }));
  },
};
