/** What the views are called where a reader chooses one. */
import type { ViewKind } from '../map/map.ts';

export const viewNames: Readonly<Record<ViewKind, string>> = {
  grid: 'Grid',
  curve: 'Curve',
  metro: 'Metro',
  storyboard: 'Storyboard',
  blueprint: 'Blueprint',
  timeline: 'Timeline',
  table: 'Table',
  matrix: 'Matrix',
  stakeholders: 'Stakeholders',
};
