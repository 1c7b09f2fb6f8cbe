import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aMap, card, lane, persona, stage, touchpoint } from './build.ts';
import { carriedKinds, carriedOnto } from './carried.ts';
import { writeMap } from './doc.ts';
import { applyEdits, type Edit } from './edits/edits.ts';
import { readMap } from './read-map.ts';

const complaint = aMap(
  stage('Notice'),
  lane('Why', 'insights'),
  card('reorders', 'why', 'notice/notice', 'Offices reorder', { shared: true, citation: 'Nine interviews' }),
  card('local', 'why', 'notice/notice', 'Another one of the same id'),
  touchpoint('Shop', 'web', { owner: 'Jonas' }),
  persona('Tom'),
);

describe('what is carried from another map', () => {
  test('[M43] is what people declare, and never where a card stands, how far it reaches or what is measured', () => {
    const { personas, touchpoints, cards } = carriedKinds;
    expect(cards.fields).toEqual(expect.arrayContaining(['text', 'state', 'evidence', 'progress', 'persona']));
    expect(personas.fields).toEqual(expect.arrayContaining(['name', 'portrait', 'empathy']));
    expect(touchpoints.fields).toEqual(expect.arrayContaining(['name', 'owner', 'note']));
    for (const { fields } of [personas, touchpoints, cards])
      for (const own of ['id', 'lane', 'step', 'span', 'shared', 'measures']) expect(fields).not.toContain(own);
  });

  test('[M43] reaches the things this map holds, and cards only where they are shared', () => {
    const edits: Edit[] = [
      { verb: 'edit-touchpoint', id: 'shop', name: 'Web shop', owner: null },
      { verb: 'edit-touchpoint', id: 'phone', owner: 'Not on this map' },
      { verb: 'edit-persona', id: 'tom', goals: ['Fresh bread'] },
      { verb: 'edit-card', id: 'reorders', text: 'Offices **reorder**', citation: null },
      { verb: 'edit-card', id: 'local', text: 'Not shared here' },
      { verb: 'rename-map', title: 'Never carried' },
    ];
    expect(carriedOnto(complaint, edits)).toEqual([edits[0], edits[2], edits[3]]);
  });

  test('[M44] a card does not name what this map does not hold', () => {
    const edit: Edit = { verb: 'edit-card', id: 'reorders', touchpoint: 'phone', persona: 'tom', owner: 'Ana' };
    expect(carriedOnto(complaint, [edit])).toEqual([
      { verb: 'edit-card', id: 'reorders', owner: 'Ana', persona: 'tom' },
    ]);
    expect(carriedOnto(complaint, [{ verb: 'edit-card', id: 'reorders', touchpoint: 'phone' }])).toEqual([]);
  });

  test('[M46] does nothing the second time, not even to the document', () => {
    const edits: Edit[] = [
      { verb: 'edit-persona', id: 'tom', goals: ['Fresh bread'], empathy: { says: ['Same again'] } },
      { verb: 'edit-card', id: 'reorders', evidence: { kind: 'interview', n: 9 }, citation: null },
    ];
    const doc = new Y.Doc();
    writeMap(doc, complaint);
    expect(applyEdits(doc, carriedOnto(readMap(doc), edits))).toBeUndefined();
    expect(carriedOnto(readMap(doc), edits)).toEqual([]);
    const state = Y.encodeStateAsUpdate(doc);
    expect(applyEdits(doc, edits)).toBeUndefined();
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
  });
});
