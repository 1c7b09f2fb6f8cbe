/** What a pointer on the drawn curve means, and what it does to the map. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aMap, card, lane, stage } from '../../../map/build.ts';
import { writeMap } from '../../../map/doc.ts';
import { applyEdits } from '../../../map/edits/edits.ts';
import type { JourneyMap } from '../../../map/map.ts';
import { readMap } from '../../../map/read-map.ts';
import { draw } from '../../../render/draw.ts';
import {
  curvePlot,
  emptyStepAt,
  feelingAtHeight,
  feelingEdits,
  feelingUnder,
  withFeeling,
  type CurvePlot,
  type Felt,
} from './curve-move.ts';

const shop = aMap(
  stage('Find'),
  stage('Order', 'Choose', 'Pay'),
  lane('Feels', 'emotions'),
  lane('Pains', 'pains'),
  card('glad', 'feels', 'find/find', '', { valence: 1 }),
);

function plotOf(map: JourneyMap): CurvePlot {
  const plot = curvePlot(draw({ map, measures: {} }, { view: 'curve', theme: 'light', width: 1000 }), map);
  if (!plot) throw new Error('the curve is drawn');
  return plot;
}
const middle = (plot: CurvePlot, step: string): number => {
  const column = plot.columns.find((one) => one.step === step);
  return ((column?.from ?? 0) + (column?.to ?? 0)) / 2;
};
const heightOf = ({ box }: CurvePlot, value: number): number => box.y + ((2 - value) / 4) * box.height;

function put(map: JourneyMap, felt: Felt, value: number): JourneyMap {
  const doc = new Y.Doc();
  writeMap(doc, map);
  expect(applyEdits(doc, feelingEdits(felt, value, 'Feels').edits, 'somebody')).toBeUndefined();
  return readMap(doc);
}

describe('on the drawn curve', () => {
  const plot = plotOf(shop);

  test('every step has its column, also that of an undivided stage', () => {
    expect(plot.columns.map((one) => one.step)).toEqual(['find/find', 'order/choose', 'order/pay']);
  });

  test('a height is a feeling in halves, in tenths when asked, and never beyond the scale', () => {
    expect(feelingAtHeight(plot, heightOf(plot, 1.2), false)).toBe(1);
    expect(feelingAtHeight(plot, heightOf(plot, 1.2), true)).toBe(1.2);
    expect(Object.is(feelingAtHeight(plot, heightOf(plot, -0.1), false), 0)).toBe(true);
    expect(feelingAtHeight(plot, plot.box.y - 200, false)).toBe(2);
  });

  test('a point is taken where it stands, and a step without one where it is empty', () => {
    const at = { x: middle(plot, 'find/find') + 8, y: heightOf(plot, 1) - 6 };
    expect(feelingUnder(plot, shop, at, 'feels')?.id).toBe('glad');
    expect(feelingUnder(plot, shop, { ...at, y: heightOf(plot, -1) }, 'feels')).toBeUndefined();
    expect(emptyStepAt(plot, shop, { ...at, y: heightOf(plot, -1) }, 'feels')).toBeUndefined();
    const empty = { x: middle(plot, 'order/pay'), y: heightOf(plot, -1) };
    expect(emptyStepAt(plot, shop, empty, 'feels')).toBe('order/pay');
    expect(emptyStepAt(plot, shop, { ...empty, y: plot.box.y - 60 }, 'feels')).toBeUndefined();
  });

  test('of two points at one place the one of the line being drawn is taken', () => {
    const two = { ...shop, lanes: [...shop.lanes, { id: 'omar', kind: 'emotions' as const, name: 'Omar feels' }] };
    const map = {
      ...two,
      cards: [...two.cards, { id: 'omars', lane: 'omar', step: 'find/find', text: '', valence: 1 }],
    };
    const at = { x: middle(plot, 'find/find'), y: heightOf(plot, 1) };
    expect(feelingUnder(plot, map, at, 'omar')?.id).toBe('omars');
    expect(feelingUnder(plot, map, at, 'feels')?.id).toBe('glad');
  });

  test('what is held is drawn as it will be, and dropped it is so', () => {
    const moved = put(shop, { card: 'glad' }, -1.5);
    expect(moved.cards).toEqual(withFeeling(shop, { card: 'glad' }, -1.5).cards);
    const added = put(shop, { lane: 'feels', step: 'order/pay' }, 0.5);
    expect(added.cards.at(-1)).toMatchObject({ lane: 'feels', step: 'order/pay', valence: 0.5, state: 'assumption' });
    expect(plotOf(withFeeling(shop, { lane: 'feels', step: 'order/pay' }, 0.5)).columns).toHaveLength(3);
  });

  test('the first feeling of a map without an emotion lane brings the lane with it', () => {
    const bare = aMap(stage('Find'));
    const made = put(bare, { lane: undefined, step: 'find/find' }, 1);
    expect(made.lanes).toMatchObject([{ kind: 'emotions', name: 'Feels' }]);
    expect(made.cards).toMatchObject([{ lane: made.lanes[0]?.id, valence: 1 }]);
  });
});
