import { describe, expect, test } from 'vitest';
import { logOf } from '../../../test/planted/log-of.ts';
import { seeded } from '../../lib/random.ts';
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

  test('requests of a web server are their addresses, with the verb where something is sent', () => {
    const names = ['GET /basket?x=1 HTTP/1.1', '/basket', 'HEAD /basket/', 'POST /basket HTTP/1.1'];
    expect(fold(...names).map(({ name, events }) => [name, events.length])).toEqual([
      ['/basket', 3],
      ['POST /basket HTTP/1.1', 1],
    ]);
  });

  test('a log of raw addresses becomes a map of places: 98 % of the events have a touchpoint of their own', () => {
    const random = seeded('raw addresses');
    const host = 'https://bakery.example';
    const pages = ['/', '/cakes', '/basket', '/checkout/address', '/checkout/pay', '/help/opening-hours'];
    const visit = (): string => {
      const kind = random.pick([4, 4, 2, 1]);
      if (kind === 0) return `${host}${pages[random.int(pages.length)]}?utm_source=mail-${random.int(900)}`;
      if (kind === 1) return `${host}/cakes/${'abcdefgh'[random.int(8)]}-cake-of-day-${random.int(400)}`;
      if (kind === 2) return `${host}/orders/${random.int(1e6)}/parcel`;
      return `${host}/blog/2025/${1 + random.int(12)}/story-no-${random.int(5000)}`;
    };
    const journeys = Array.from({ length: 600 }, (_, customer) => ({
      customer,
      events: Array.from({ length: 8 }, (__, i): [string, number] => [visit(), i * 30]),
    }));
    const log = logOf(journeys);
    const { touchpoints, log: folded } = foldTouchpoints(log);
    expect(log.names.length).toBeGreaterThan(2000);
    const own = touchpoints.filter(({ name }) => !name.startsWith('Other in '));
    const covered = [...folded.codes].filter((code) => own.includes(touchpoints[code] as Touchpoint)).length;
    expect(covered / folded.codes.length).toBeGreaterThanOrEqual(0.98);
    expect(own.map(({ name }) => name.replace(host, '')).toSorted()).toEqual([
      '',
      '/basket',
      '/blog/:id/:id/:any',
      '/cakes',
      '/cakes/:any',
      '/checkout/address',
      '/checkout/pay',
      '/help/opening-hours',
      '/orders/:id/parcel',
    ]);
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
