/** A stage in which customer and company never meet. */
import { short, type Rule } from './rule.ts';

export const stageWithoutTouchpoint: Rule = {
  id: 'stage-without-touchpoint',
  title: 'Stage without touchpoint',
  counted: ['stage without touchpoint', 'stages without touchpoint'],
  why: 'A stage without a touchpoint can be neither measured nor changed: either something is missing on the map, or customers are left alone there.',
  fix: 'Add where customers meet you in this stage, be it on the telephone, on paper or in a search engine.',
  check: (about) =>
    about.map.stages
      .filter((stage) => !about.columnsOf(stage.id).some(({ index }) => meets(about, index)))
      .map(({ id, name }) => ({
        place: { kind: 'stage', id },
        text: 'The stage “{name}” has no touchpoint.',
        values: { name: short(name) },
      })),
};

const meets = (about: Parameters<Rule['check']>[0], index: number): boolean =>
  about.touchpointsOver(index).length > 0 || about.over(index, 'touchpoints', 'channels').length > 0;
