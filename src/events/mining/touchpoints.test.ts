import { describe, expect, test } from 'vitest';
import { logOf } from '../../../test/planted/log-of.ts';
import { foldTouchpoints, type Touchpoint } from './touchpoints.ts';

function fold(...names: string[]): readonly Touchpoint[] {
  return foldTouchpoints(logOf([{ customer: 0, events: names.map((name, i) => [name, i]) }])).touchpoints;
}

describe('touchpoints', () => {
  test.each([
    ['case, spaces, underscores and camel case', ['Add to basket', 'add_to_basket', 'AddToBasket', ' ADD  TO BASKET ']],
    ['a plural beside its singular', ['view order', 'view orders']],
    ['ids and questions in addresses', ['/users/17/orders', '/users/4711/orders?page=2', '/Users/9/orders/']],
  ])('%s are one', (_what, names) => {
    const [touchpoint, ...more] = fold(...names);
    expect(more).toEqual([]);
    expect(touchpoint?.events.toSorted()).toEqual(names.toSorted());
  });

  test.each([
    ['releases of a clinic', ['Release A', 'Release B']],
    ['pages', ['/bread', '/cake']],
    ['words that end in s by nature', ['Address', 'Addres']],
    ['what differs by a number', ['Step 1', 'Step 2']],
  ])('%s stay apart', (_what, names) => {
    expect(fold(...names).length).toBe(names.length);
  });

  test('an address with ids is called by its template, a single name by itself', () => {
    expect(fold('/users/17', '/users/18')[0]?.name).toBe('/users/:id');
    expect(fold('Pay now')[0]?.name).toBe('Pay now');
  });

  test.each([
    ['Newsletter opened', 'e-mail'],
    ['Chat started', 'messaging'],
    ['Call the hotline', 'telephone'],
    ['Parcel delivered', 'parcel'],
    ['/checkout', 'web'],
    ['ER Triage', 'face-to-face'],
    ['Something else', 'other'],
  ])('%s is met by %s', (name, channel) => {
    expect(fold(name)[0]?.channel).toBe(channel);
  });

  test('beyond 200 touchpoints the rarest are gathered by channel, and no event is lost', () => {
    const word = (n: number): string => String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26));
    const journeys = Array.from({ length: 300 }, (_, n) => ({
      customer: n,
      events: Array.from({ length: n + 1 }, (_, i): [string, number] => [`Page ${word(299 - i)}q`, i]),
    }));
    const log = logOf(journeys);
    const folded = foldTouchpoints(log);
    expect(folded.touchpoints.length).toBe(201);
    expect(folded.touchpoints.at(-1)?.name).toBe('Other in web');
    expect(folded.touchpoints.flatMap(({ events }) => events).length).toBe(300);
    expect(folded.log.codes.length).toBe(log.codes.length);
  });
});
