/** A blueprint that does not say what customers can see. */
import { short, type Rule } from './rule.ts';

export const backstageWithoutVisibilityLine: Rule = {
  id: 'backstage-without-visibility-line',
  title: 'Backstage without line of visibility',
  counted: ['blueprint without line of visibility', 'blueprints without line of visibility'],
  why: 'The line of visibility is what a blueprint is for: it tells which failures customers notice at once.',
  fix: 'Draw the line of visibility below the last lane customers can see.',
  silent: 'The map has no lane of backstage work, or none of frontstage work and is no blueprint.',
  check: ({ map }) => {
    const backstage = map.lanes.find((lane) => lane.kind === 'backstage' && lane.hidden !== true);
    const blueprint = map.kind === 'service-blueprint' || map.lanes.some((lane) => lane.kind === 'frontstage');
    if (!backstage || !blueprint || (map.lines ?? []).some((line) => line.kind === 'visibility')) return [];
    const text = 'No line of visibility stands above the lane “{name}”.';
    return [{ place: { kind: 'lane', id: backstage.id }, text, values: { name: short(backstage.name) } }];
  },
};
