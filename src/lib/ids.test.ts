/** Ids: readable, unlike each other, and the same for the same content where they are derived. */
import { expect, test } from 'vitest';
import { idFrom } from './derived-id.ts';
import { newId } from './ids.ts';

test('new ids name their kind and never repeat', () => {
  const ids = new Set(Array.from({ length: 5000 }, () => newId('card')));
  expect(ids.size).toBe(5000);
  for (const id of ids) expect(id).toMatch(/^card_[0-9a-hjkmnp-tv-z]{12}$/);
});

test('derived ids depend on every part and on where one ends', () => {
  expect(idFrom('stage', 'Wait', 'shop')).toBe(idFrom('stage', 'Wait', 'shop'));
  expect(idFrom('stage', 'Wait', 'shop')).not.toBe(idFrom('stage', 'Waits', 'hop'));
  expect(idFrom('stage', 'Wait')).not.toBe(idFrom('step', 'Wait'));
});
