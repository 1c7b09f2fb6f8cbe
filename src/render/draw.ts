/** One drawing function for the editor's read view, publishing, export, the command line and the golden tests. */
import type { MeasuredMap } from '../map/map.ts';
import { drawBlueprint } from './blueprint.ts';
import { drawCurve } from './curve.ts';
import { drawGrid } from './grid.ts';
import { drawMatrix } from './matrix.ts';
import { drawMetro } from './metro.ts';
import type { DrawOptions } from './page.ts';
import type { Scene, View } from './scene.ts';
import { drawStakeholders } from './stakeholders.ts';
import { drawStoryboard } from './storyboard.ts';
import { drawTable } from './table.ts';
import { drawTimeline } from './timeline.ts';
import { speaking } from './language.ts';
import { directionOf, drawnFrom } from './direction.ts';

const drawings: Readonly<Record<View, (measured: MeasuredMap, options: DrawOptions) => Scene>> = {
  grid: drawGrid,
  curve: drawCurve,
  metro: drawMetro,
  storyboard: drawStoryboard,
  blueprint: drawBlueprint,
  timeline: drawTimeline,
  table: drawTable,
  matrix: drawMatrix,
  stakeholders: drawStakeholders,
};

/** Views of two scores or of nearness: they run in no direction of reading. */
export const planes: ReadonlySet<View> = new Set(['matrix', 'stakeholders']);

/** Lines of other personas are left out; lines of nobody in particular stay. */
function narrowed(measured: MeasuredMap, { view, personas = [] }: DrawOptions): MeasuredMap {
  const { paths } = measured.map;
  if (view !== 'metro' || personas.length === 0 || paths === undefined) return measured;
  const kept = paths.filter((path) => path.persona === undefined || personas.includes(path.persona));
  return { ...measured, map: { ...measured.map, paths: kept } };
}

/**
 * Lays a map out in one view, in the language that is asked or, where none is, spoken. Pure: the same map, answers
 * and options give the same scene on every machine.
 */
export function draw(measured: MeasuredMap, options: DrawOptions): Scene {
  const { view, language, direction = directionOf(measured.map) } = options;
  const make = (): Scene => drawings[view](narrowed(measured, options), options);
  return speaking(language, () => drawnFrom(planes.has(view) ? 'ltr' : direction, make));
}
