/** One drawing function for the editor's read view, publishing, export, the command line and the golden tests. */
import type { MeasuredMap } from '../map/map.ts';
import { drawCurve } from './curve.ts';
import { drawGrid } from './grid.ts';
import { drawMetro } from './metro.ts';
import type { DrawOptions } from './page.ts';
import type { Scene, View } from './scene.ts';
import { drawTable } from './table.ts';

const drawings: Readonly<Record<View, (measured: MeasuredMap, options: DrawOptions) => Scene>> = {
  grid: drawGrid,
  curve: drawCurve,
  metro: drawMetro,
  table: drawTable,
};

/** Lays a map out in one view. Pure: the same map, answers and options give the same scene on every machine. */
export function draw(measured: MeasuredMap, options: DrawOptions): Scene {
  return drawings[options.view](measured, options);
}
