import { expect, test } from 'vitest';
import { aMap, card, lane, stage } from '../../map/build.ts';
import { moveOf } from './moves.ts';
import { edge, firstSpot, gridOf, nameOf, stands, step, type Spot } from './spots.ts';

const map = aMap(
  stage('Find', 'See an advert', 'Search'),
  stage('Order', 'Pay'),
  lane('Does', 'actions', 'Sees a poster', 'Looks for bread', 'Pays by card'),
  lane('Pains', 'pains', '', 'Too many shops', ''),
  card('second', 'does', 'find/search', 'Asks a friend'),
);
const grid = gridOf(map);
const cardNamed = (text: string): Spot => ({ kind: 'card', id: map.cards.find((one) => one.text === text)?.id ?? '' });
const walk = (from: Spot, ...ways: readonly ('left' | 'right' | 'up' | 'down')[]): string =>
  nameOf(
    grid,
    ways.reduce((spot, way) => step(grid, spot, way), from),
  );

test('the arrow keys lead from stage to step to card, and through all cards of a cell', () => {
  const first = firstSpot(grid) ?? { kind: 'stage', id: '' };
  expect(nameOf(grid, first)).toBe('Find');
  expect(walk(first, 'down')).toBe('See an advert');
  expect(walk(first, 'down', 'down')).toBe('Sees a poster');
  expect(walk(first, 'right')).toBe('Order');
  expect(walk(cardNamed('Looks for bread'), 'down')).toBe('Asks a friend');
  expect(walk(cardNamed('Looks for bread'), 'down', 'down')).toBe('Too many shops');
  expect(walk(cardNamed('Too many shops'), 'up')).toBe('Asks a friend');
});

test('an empty cell is a place to stand, and the edge of the grid holds', () => {
  expect(walk(cardNamed('Sees a poster'), 'down')).toBe('Pains, See an advert');
  expect(walk(cardNamed('Sees a poster'), 'left')).toBe('Does');
  expect(walk(cardNamed('Sees a poster'), 'left', 'left')).toBe('Does');
  expect(walk(cardNamed('Pays by card'), 'right')).toBe('Pays by card');
});

test('Home and End lead to the ends of the row, with Ctrl to the ends of the grid', () => {
  expect(nameOf(grid, edge(grid, cardNamed('Looks for bread'), 'first', false))).toBe('Does');
  expect(nameOf(grid, edge(grid, cardNamed('Looks for bread'), 'last', false))).toBe('Pays by card');
  expect(nameOf(grid, edge(grid, cardNamed('Looks for bread'), 'first', true))).toBe('Find');
  expect(nameOf(grid, edge(grid, cardNamed('Looks for bread'), 'last', true))).toBe('Pains, Pay');
});

test('what is not on the map any more is no place to stand', () => {
  expect(stands(grid, cardNamed('Looks for bread'))).toBe(true);
  expect(stands(grid, { kind: 'card', id: 'deleted' })).toBe(false);
  expect(stands(grid, { kind: 'stage', id: 'deleted' })).toBe(false);
});

test('a card moves within its cell first, then to the next lane; sideways to the next step', () => {
  const friend = { kind: 'card', id: 'second' } as const;
  const bread = cardNamed('Looks for bread');
  expect(moveOf(grid, friend, 'up')).toMatchObject({ verb: 'move-card', before: 'id' in bread ? bread.id : '' });
  expect(moveOf(grid, friend, 'down')).toMatchObject({ verb: 'move-card', lane: 'pains' });
  expect(moveOf(grid, friend, 'right')).toMatchObject({ verb: 'move-card', step: 'order/pay', before: null });
  expect(moveOf(grid, cardNamed('Pays by card'), 'right')).toBeUndefined();
});

test('stages and lanes change places with their neighbours; a step crosses into the next stage', () => {
  expect(moveOf(grid, { kind: 'stage', id: 'find' }, 'right')).toEqual({
    verb: 'move-stage',
    id: 'find',
    before: null,
  });
  expect(moveOf(grid, { kind: 'stage', id: 'find' }, 'left')).toBeUndefined();
  expect(moveOf(grid, { kind: 'lane', id: 'pains' }, 'up')).toEqual({ verb: 'move-lane', id: 'pains', before: 'does' });
  expect(moveOf(grid, { kind: 'step', id: 'find/search' }, 'right')).toEqual({
    verb: 'move-step',
    id: 'find/search',
    stage: 'order',
    before: 'order/pay',
  });
});
