/** How far a map is, and that every step can be taken back. */
import { expect, test } from 'vitest';
import { mapStatuses } from './map.ts';
import { refuseStatus, transitions } from './status.ts';

test('every step that is allowed can be taken back, and staying is always allowed', () => {
  for (const from of mapStatuses) {
    expect(refuseStatus(from, from)).toBeUndefined();
    for (const to of transitions[from]) expect([from, to, refuseStatus(to, from)]).toEqual([from, to, undefined]);
  }
});

test('a map that was never drawn is not put in force, and is told what it can become', () => {
  expect(refuseStatus('to-map', 'live')).toMatchObject({
    code: 'status-not-next',
    message: 'A map that is “To map” cannot become “Live”.',
    fix: 'From here it can become “Draft”, “Retired”.',
  });
});
