/** One drawing function for the editor's read view, publishing, export, the command line and the golden tests. */
import type { MeasuredMap } from '../map/map.ts';
import { drawGrid } from './grid.ts';
import type { DrawOptions } from './page.ts';
import type { Scene } from './scene.ts';

/** Lays a map out in one view. Pure: the same map, answers and options give the same scene on every machine. */
export function draw(measured: MeasuredMap, options: DrawOptions): Scene {
  return drawGrid(measured, options);
}
