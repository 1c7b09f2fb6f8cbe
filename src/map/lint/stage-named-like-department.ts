/** A stage cut after the organisation chart. */
import { bareName, departments } from './departments.ts';
import { short, type Rule } from './rule.ts';

export const stageNamedLikeDepartment: Rule = {
  id: 'stage-named-like-department',
  title: 'Stage named like a department',
  counted: ['stage named like a department', 'stages named like departments'],
  why: 'Customers do not travel through departments. Such a map shows who works on them, not what they live through.',
  fix: 'Name what the customer tries to get done there, such as "Compare offers" instead of "Sales".',
  check: ({ map }) => {
    const owners = new Set(
      [...map.stages, ...map.touchpoints].map((one) => bareName(one.owner ?? '')).filter((name) => name !== ''),
    );
    return map.stages
      .filter(({ name }) => departments.has(bareName(name)) || owners.has(bareName(name)))
      .map(({ id, name }) => ({
        place: { kind: 'stage', id },
        text: departments.has(bareName(name))
          ? 'The stage “{name}” is named like a department.'
          : 'The stage “{name}” is named like one of the owners on this map.',
        values: { name: short(name) },
      }));
  },
};
