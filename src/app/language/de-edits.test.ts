import { expect, test } from 'vitest';
import { verbs } from '../../map/edits/edits.ts';
import german from './de-edits.json' with { type: 'json' };

test('everything that can be done to a map has a German name, for undo and menus', () => {
  const labels = new Set(Object.values(verbs).map((verb) => verb.label));
  expect([...labels].filter((label) => !Object.hasOwn(german, label))).toEqual([]);
});
