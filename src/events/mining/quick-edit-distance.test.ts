import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { longestQuick, QuickDistance } from './quick-edit-distance.ts';

test('the quick distance is the distance by its table, path after path', () => {
  const path = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 });
  const quick = new QuickDistance(7);
  fc.assert(
    fc.property(path, fc.array(path, { maxLength: 4 }), (one, others) => {
      quick.from(one);
      for (const other of others) {
        expect(quick.to(other)).toBe(editDistance(one.slice(0, longestQuick), other.slice(0, longestQuick)));
      }
    }),
    { numRuns: 400 },
  );
});
