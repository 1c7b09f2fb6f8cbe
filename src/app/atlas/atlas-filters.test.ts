/** Which maps the atlas shows, and how they hang together. */
import { describe, expect, test } from 'vitest';
import type { AtlasMap } from '../../server/library-api.ts';
import { chosenMaps, daysLate, everything, isDue, treeOf } from './atlas-filters.ts';

const map = (id: string, more: Partial<AtlasMap> & { below?: string[] } = {}): AtlasMap => {
  const { below = [], ...rest } = more;
  return {
    id,
    title: id,
    kind: 'current-state',
    status: 'live',
    owner: null,
    reviewBy: null,
    reviewEvery: null,
    signedOff: null,
    collection: null,
    source: null,
    journey: null,
    updatedAt: '2026-11-01T00:00:00.000Z',
    stages: [],
    steps: 1,
    cards: 0,
    personas: [],
    subs: below.map((to) => ({ place: { kind: 'stage', id: to }, name: to, map: to })),
    gaps: 0,
    health: [],
    scored: { have: 0, of: 0 },
    level: 1,
    ...rest,
  };
};

const titles = (maps: readonly AtlasMap[]): string[] => maps.map((one) => one.id);
const today = '2026-11-21';

describe('the tree', () => {
  const shown = (maps: AtlasMap[], folded: string[] = []) =>
    treeOf({
      maps,
      collections: [
        { id: 'bank', name: 'Bank', parent: null },
        { id: 'cards', name: 'Cards', parent: 'bank' },
      ],
      folded: new Set(folded),
    }).map(
      (line) =>
        `${'  '.repeat(line.depth)}${line.kind === 'map' ? line.map.id : line.name}${line.kind === 'map' && line.circle ? ' (circle)' : ''}`,
    );

  test('shows maps in their collections, and below each map those it leads to', () => {
    const maps = [
      map('life', { below: ['open', 'claim'] }),
      map('open', { below: ['verify'] }),
      map('verify'),
      map('claim', { collection: 'cards' }),
    ];
    expect(shown(maps)).toEqual(['life', '  open', '    verify', '  claim', 'Bank', '  Cards', '    claim']);
  });

  test('folds a collection or a map away with everything in it', () => {
    const maps = [map('life', { below: ['open'] }), map('open'), map('claim', { collection: 'cards' })];
    expect(shown(maps, ['bank', 'life'])).toEqual(['life', 'Bank']);
  });

  test('stops where maps lead in a circle, and loses none of them', () => {
    expect(shown([map('a', { below: ['b'] }), map('b', { below: ['a'] }), map('own', { below: ['own'] })])).toEqual([
      'own',
      '  own (circle)',
      'Bank',
      '  Cards',
      'a',
      '  b',
      '    a (circle)',
    ]);
  });
});

describe('a review', () => {
  test('is due from its day on, but not of a map that is retired or still to be drawn', () => {
    expect(daysLate({ reviewBy: '2026-11-16' }, today)).toBe(5);
    expect(isDue(map('a', { reviewBy: today }), today)).toBe(true);
    expect(isDue(map('a', { reviewBy: '2026-11-22' }), today)).toBe(false);
    expect(isDue(map('a', { reviewBy: today, status: 'retired' }), today)).toBe(false);
    expect(isDue(map('a'), today)).toBe(false);
  });
});

describe('filters', () => {
  const maps = [
    map('a', { owner: 'Ops', reviewBy: '2026-11-01', gaps: 3 }),
    map('b', { status: 'draft', reviewBy: '2026-12-10', gaps: 9, personas: [{ id: 'ada', name: 'Ada' }] }),
    map('c', { kind: 'future-state' }),
  ];
  test.each([
    [{ owner: 'nobody' }, ['b', 'c']],
    [{ status: 'draft' }, ['b']],
    [{ kind: 'future-state' }, ['c']],
    [{ persona: 'ada' }, ['b']],
    [{ review: 'overdue' as const }, ['a']],
    [{ review: 'soon' as const }, ['a', 'b']],
    [{ review: 'none' as const }, ['c']],
    [{ words: ' A ' }, ['a']],
    [{ sort: 'gaps' as const }, ['b', 'a', 'c']],
    [{ sort: 'review' as const }, ['a', 'b', 'c']],
    [{ sort: 'owner' as const }, ['b', 'c', 'a']],
  ])('%o shows %o', (choice, expected) => {
    expect(titles(chosenMaps(maps, { ...everything, ...choice }, today))).toEqual(expected);
  });
});
