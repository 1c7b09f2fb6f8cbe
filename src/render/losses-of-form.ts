/** What of a map each form cannot take: asked before a file is made, and told again when it is. Runs anywhere. */
import type { LaneKind, MeasuredMap } from '../map/map.ts';
import { heldByLong, heldByWide, lossOf } from './losses.ts';
import type { Lost, MapForm, WriteOptions } from './map-forms.ts';
import { toMermaid } from './mermaid.ts';
import { say } from './language.ts';

type Told = Pick<WriteOptions, 'table' | 'diagram' | 'comments'>;

/** Pictures show what is shown: hidden lanes are the one thing that stands on the map and not on them. */
function hiddenLanes({ map }: MeasuredMap): Lost[] {
  const names = map.lanes.filter((lane) => lane.hidden).map((lane) => lane.name);
  return names.length === 0 ? [] : [{ what: say('Hidden lanes are not drawn'), where: names.join(', ') }];
}

const cjmlLanes: readonly LaneKind[] = [
  'actions',
  'touchpoints',
  'frontstage',
  'backstage',
  'support',
  'employee',
  'emotions',
];
const theyDoLanes: readonly LaneKind[] = ['opportunities', 'insights', 'solutions', 'metrics'];

const onlyLanes = (measured: MeasuredMap, kinds: readonly LaneKind[]): MeasuredMap => {
  const lanes = new Set(measured.map.lanes.filter((lane) => kinds.includes(lane.kind)).map((lane) => lane.id));
  return { ...measured, map: { ...measured.map, cards: measured.map.cards.filter((card) => lanes.has(card.lane)) } };
};

function lanesLeftOut({ map }: MeasuredMap, kinds: readonly LaneKind[]): Lost[] {
  const lanes = map.lanes.filter(
    (lane) => !kinds.includes(lane.kind) && map.cards.some((card) => card.lane === lane.id),
  );
  if (lanes.length === 0) return [];
  const many = map.cards.filter((card) => lanes.some((lane) => lane.id === card.lane)).length;
  return [
    {
      what: say('{n, plural, one {1 card} other {{n} cards}} of lanes it does not know', { n: many }),
      where: lanes.map(({ name }) => name).join(', '),
    },
  ];
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
  cjml: (measured) => [
    ...lanesLeftOut(measured, cjmlLanes),
    ...lossOf(measured, measured.map.kind === 'future-state' ? [] : ['feelings']),
  ],
  'theydo.json': (measured) => [
    { what: say('TheyDo takes cards without the grid: stages, steps and every other lane are left out.') },
    ...lanesLeftOut(measured, theyDoLanes),
    ...lossOf(onlyLanes(measured, theyDoLanes), ['kpis', 'progress', 'owners']),
  ],
  mmd: (measured, options) => toMermaid(measured, options).lost,
};

export function lossesOf(measured: MeasuredMap, form: MapForm, options: Told): readonly Lost[] {
  return tellers[form](measured, options);
}
