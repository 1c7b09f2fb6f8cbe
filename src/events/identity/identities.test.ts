import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personsOf, type Meeting, type Merge } from './identities.ts';

const people = ['anna', 'bert', 'cara', 'dora'];
const devices = ['phone', 'laptop', 'tablet', 'kiosk', 'till'];
const all = [...people, ...devices];
const id = (name: string): number => all.indexOf(name);

type Met = readonly [device: string, person: string, at: number];

function persons(met: readonly Met[], merges: readonly (readonly [string, string])[] = []): Record<string, string> {
  const found = personsOf({
    ids: all.length,
    known: (one) => one < people.length,
    met: met.map(([device, person, at]): Meeting => ({ anonymous: id(device), known: id(person), at })),
    merges: merges.map(([one, other]): Merge => [id(one), id(other)]),
    rank: (one) => one,
  });
  return Object.fromEntries([...found].flatMap((of, one) => (of === one ? [] : [[all[one], all[of]]])));
}

describe('ids of people', () => {
  test('an anonymous id belongs to who signed in with it, and to the first of several', () => {
    expect(persons([['phone', 'anna', 5]])).toEqual({ phone: 'anna' });
    expect(
      persons([
        ['kiosk', 'bert', 9],
        ['kiosk', 'anna', 3],
      ]),
    ).toEqual({ kiosk: 'anna' });
  });

  test('a shared device does not make one person of two', () => {
    const shared = persons([
      ['kiosk', 'anna', 1],
      ['kiosk', 'bert', 2],
      ['phone', 'anna', 3],
      ['laptop', 'bert', 4],
    ]);
    expect(shared).toEqual({ kiosk: 'anna', phone: 'anna', laptop: 'bert' });
  });

  test('two known people are one when somebody says so, with all that was theirs', () => {
    const met: Met[] = [
      ['phone', 'anna', 1],
      ['laptop', 'bert', 2],
    ];
    expect(persons(met, [['bert', 'anna']])).toEqual({ phone: 'anna', laptop: 'anna', bert: 'anna' });
    // Taken back, everybody has again what they had.
    expect(persons(met, [])).toEqual({ phone: 'anna', laptop: 'bert' });
  });

  test('who was never known keeps an id that does not depend on the order', () => {
    expect(persons([], [['till', 'tablet']])).toEqual({ till: 'tablet' });
  });
});

const meeting = fc.tuple(fc.constantFrom(...devices), fc.constantFrom(...people), fc.integer({ min: 0, max: 4 }));
const merge = fc.tuple(fc.constantFrom(...all), fc.constantFrom(...all));

/** Second implementation: sets as lists of names, joined until nothing changes. */
function slowly(met: readonly Met[], merges: readonly (readonly [string, string])[]): Record<string, string> {
  const told = new Set(merges.flat().filter((one) => devices.includes(one)));
  const firsts = devices
    .filter((device) => !told.has(device))
    .flatMap((device) => {
      const own = met.filter(([one]) => one === device);
      own.sort((a, b) => a[2] - b[2] || people.indexOf(a[1]) - people.indexOf(b[1]));
      return own.slice(0, 1).map(([one, person]): [string, string] => [one, person]);
    });
  const group = new Map(all.map((one) => [one, one]));
  for (let changed = true; changed;) {
    changed = false;
    for (const [one, other] of [...merges, ...firsts]) {
      const [a, b] = [group.get(one), group.get(other)];
      if (a === undefined || b === undefined || a === b) continue;
      const lower = all.indexOf(a) < all.indexOf(b) ? a : b;
      for (const [name, of] of group) if (of === a || of === b) group.set(name, lower);
      changed = true;
    }
  }
  return Object.fromEntries([...group].filter(([one, of]) => one !== of));
}

describe('told in any order', () => {
  const facts = fc.record({
    met: fc.array(meeting, { maxLength: 12 }),
    merges: fc.array(merge, { maxLength: 5 }),
    by: fc.array(fc.nat(), { minLength: 17, maxLength: 17 }),
  });
  const shuffled = <T>(list: readonly T[], by: readonly number[]): T[] =>
    list
      .map((one, i) => ({ one, key: by[i] ?? 0 }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ one }) => one);

  test('the same facts give the same people, as a second implementation finds them', () => {
    fc.assert(
      fc.property(facts, ({ met, merges, by }) => {
        const found = persons(met, merges);
        expect(persons(shuffled(met, by), shuffled(merges, by.toReversed()))).toEqual(found);
        expect(found).toEqual(slowly(met, merges));
      }),
    );
  });
});
