/** What of a map each form cannot take: asked before a file is made, and told again when it is. Runs anywhere. */
import type { MeasuredMap } from '../map/map.ts';
import { heldByLong, heldByWide, lossOf } from './losses.ts';
import type { Lost, MapForm, WriteOptions } from './map-forms.ts';
import { toMermaid } from './mermaid.ts';

type Told = Pick<WriteOptions, 'table' | 'diagram' | 'comments'>;

/** Pictures show what is shown: hidden lanes are the one thing that stands on the map and not on them. */
function hiddenLanes({ map }: MeasuredMap): Lost[] {
  const names = map.lanes.filter((lane) => lane.hidden).map((lane) => lane.name);
  return names.length === 0 ? [] : [{ what: 'Hidden lanes are not drawn', where: names.join(', ') }];
}

const tellers: Readonly<Record<MapForm, (measured: MeasuredMap, options: Told) => readonly Lost[]>> = {
  'journey.json': () => [],
  svg: hiddenLanes,
  png: hiddenLanes,
  pdf: hiddenLanes,
  html: hiddenLanes,
  pptx: hiddenLanes,
  md: hiddenLanes,
  csv: (measured, { table }) => lossOf(measured, table === 'long' ? heldByLong : heldByWide),
  xlsx: (measured) => lossOf(measured, heldByLong),
  mmd: (measured, options) => toMermaid(measured, options).lost,
};

export function lossesOf(measured: MeasuredMap, form: MapForm, options: Told): readonly Lost[] {
  return tellers[form](measured, options);
}
