import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aMap, card, lane, persona, stage, touchpoint } from '../../../map/build.ts';
import { writeMap } from '../../../map/doc.ts';
import { applyEdits } from '../../../map/edits/edits.ts';
import type { JourneyMap } from '../../../map/map.ts';
import { readMap } from '../../../map/read-map.ts';
import { gridOf } from '../spots.ts';
import { clipOf, pasteEdits, readClip } from './clip.ts';

const order: JourneyMap = {
  ...aMap(
    stage('Find'),
    stage('Order'),
    lane('Does', 'actions', 'Searches', 'Pays'),
    lane('Pains', 'pains'),
    lane('Ideas', 'opportunities'),
    card('fields', 'pains', 'order/order', 'Too many fields', { touchpoint: 'shop', persona: 'tom' }),
    card('fewer', 'ideas', 'order/order', 'Ask for less', { shared: true }),
    touchpoint('Shop', 'web'),
    persona('Tom'),
  ),
  id: 'order',
  links: [{ id: 'raises', from: 'fields', to: 'fewer', kind: 'raises' }],
};
const complaint: JourneyMap = {
  ...aMap(stage('Notice'), stage('Call'), lane('What hurts', 'pains'), lane('What she does', 'actions', 'Looks')),
  id: 'complaint',
};

function pasted(onto: JourneyMap, ids: readonly string[], top = 0, left = 0): JourneyMap {
  const clip = clipOf(
    gridOf(order),
    order.cards.filter((one) => ids.includes(one.id)),
    undefined,
  );
  const read = readClip(JSON.stringify(clip));
  if (read === undefined) throw new Error('no clip');
  const doc = new Y.Doc();
  writeMap(doc, onto);
  expect(applyEdits(doc, pasteEdits(gridOf(onto), read, top, left).edits)).toBeUndefined();
  return readMap(doc);
}

/** "Step / Lane: text" for every card. */
function where(map: JourneyMap): string[] {
  const steps = new Map(map.stages.flatMap((one) => one.steps).map((step) => [step.id, step.name]));
  const lanes = new Map(map.lanes.map((one) => [one.id, one.name]));
  return map.cards.map((one) => `${steps.get(one.step)} / ${lanes.get(one.lane)}: ${one.text}`);
}

describe('[M48] copied cards', () => {
  test('of several lanes land on another map in lanes of their kind, with links, personas and touchpoints', () => {
    const map = pasted(complaint, ['does:find/find', 'fields', 'fewer'], 0, 1);
    expect(where(map).slice(1).sort()).toEqual([
      'Call / What she does: Searches',
      expect.stringMatching(/^.+ \/ Ideas: Ask for less$/),
      expect.stringMatching(/^.+ \/ What hurts: Too many fields$/),
    ]);
    expect(map.lanes.at(-1)).toMatchObject({ kind: 'opportunities', name: 'Ideas' });
    expect([map.touchpoints[0]?.id, map.personas[0]?.id]).toEqual(['shop', 'tom']);
    expect(map.links).toMatchObject([{ kind: 'raises', to: 'fewer' }]);
  });

  test('are new, except that a shared card is used on another map as the same thing', () => {
    const map = pasted(complaint, ['fields', 'fewer']);
    expect(map.cards.filter((one) => one.shared).map((one) => one.id)).toEqual(['fewer']);
    expect(map.cards.map((one) => one.id)).not.toContain('fields');
    const again = pasted(order, ['fields', 'fewer']);
    expect(again.cards.filter((one) => one.shared).map((one) => one.id)).toEqual(['fewer']);
    expect(again.links).toHaveLength(2);
  });

  test('of one lane, or of the same map, land where they are put', () => {
    expect(where(pasted(complaint, ['fields'], 1)).at(-1)).toBe('Notice / What she does: Too many fields');
    expect(where(pasted(order, ['fields', 'fewer'], 0)).slice(-2)).toEqual([
      'Find / Does: Too many fields',
      'Find / Pains: Ask for less',
    ]);
  });
});
