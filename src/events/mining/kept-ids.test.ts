import { describe, expect, test } from 'vitest';
import { keptIds, ownIds, standIn } from './kept-ids.ts';

const table =
  (rows: readonly (readonly number[])[]) =>
  (now: number, then: number): number =>
    rows[now]?.[then] ?? 0;

describe('ids of what is found again', () => {
  test('stay, whatever place the things have now', () => {
    const earlier = [
      { id: 'stage_browse', size: 100 },
      { id: 'stage_pay', size: 60 },
    ];
    const fresh = [
      { id: 'stage_x', size: 66 },
      { id: 'stage_y', size: 110 },
    ];
    expect(
      keptIds(
        fresh,
        earlier,
        table([
          [6, 60],
          [94, 0],
        ]),
      ),
    ).toEqual(['stage_pay', 'stage_browse']);
  });

  test('of a thing that split, the part with most of it keeps the id and the other gets one of its own', () => {
    const earlier = [{ id: 'journey_all', size: 100 }];
    const fresh = [
      { id: 'journey_a', size: 60 },
      { id: 'journey_b', size: 50 },
    ];
    expect(keptIds(fresh, earlier, table([[60], [40]]))).toEqual(['journey_all', 'journey_b']);
  });

  test('what appears never takes an id that something had before', () => {
    const earlier = [
      { id: 'journey_a', size: 100 },
      { id: 'journey_b', size: 100 },
    ];
    const fresh = [
      { id: 'journey_b', size: 100 },
      { id: 'journey_b', size: 40 },
    ];
    const [kept, appeared] = keptIds(fresh, earlier, table([[90, 0]]));
    expect(kept).toBe('journey_a');
    expect(['journey_a', 'journey_b']).not.toContain(appeared);
    expect(appeared).toMatch(/^journey_/);
  });

  test('a thing that shares little is another thing', () => {
    const earlier = [{ id: 'stage_a', size: 100 }];
    expect(keptIds([{ id: 'stage_b', size: 100 }], earlier, table([[30]]))).toEqual(['stage_b']);
  });

  test('two things with the same content have two ids, the same ones every time', () => {
    const [first, second] = ownIds(['stage_a', 'stage_a']);
    expect(first).toBe('stage_a');
    expect(second).not.toBe(first);
    expect(ownIds(['stage_a', 'stage_a'])).toEqual([first, second]);
  });
});

describe('the one that stands for all', () => {
  const names = Array.from({ length: 12 }, (_, i) => `Page ${i}`);

  test('is drawn as often as it weighs, and nothing weightless is', () => {
    const drawn = Array.from({ length: 600 }, (_, round) =>
      standIn([
        { name: `Basket ${round}`, weight: 3 },
        { name: `Pay ${round}`, weight: 1 },
        { name: `Help ${round}`, weight: 0 },
      ]),
    );
    const baskets = drawn.filter((name) => name?.startsWith('Basket')).length;
    expect(baskets / 600).toBeGreaterThan(0.69);
    expect(baskets / 600).toBeLessThan(0.81);
    expect(drawn.some((name) => name?.startsWith('Help'))).toBe(false);
  });

  test('hangs neither on the order nor on the scale of the weights', () => {
    const things = names.map((name, i) => ({ name, weight: 1 + i }));
    const scaled = things.map(({ name, weight }) => ({ name, weight: 10 * weight })).toReversed();
    expect(standIn(scaled)).toBe(standIn(things));
  });
});
