/** What is the customer's own and what is the event's. */
import { expect, test } from 'vitest';
import { Intern } from './intern.ts';
import { TraitCollector } from './trait-collector.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Rows of customer, event, city and channel, one second apart. */
function collected(rows: readonly [customer: number, event: string, city: string, channel: string][]) {
  const collector = new TraitCollector();
  const events = new Intern();
  rows.forEach(([customer, event, city, channel], second) => {
    const name = bytes(event);
    const code = events.code(name, 0, name.length);
    for (const [column, value] of [
      ['city', bytes(city)],
      ['channel', bytes(channel)],
    ] as const) {
      collector.column(column)?.take(customer, code, second * 1e6, value, 0, value.length);
    }
  });
  const customers = Math.max(...rows.map(([customer]) => customer)) + 1;
  return collector.finish(
    Uint32Array.from({ length: customers }, (_, at) => at),
    events,
  );
}

const shop = collected([
  [0, 'Opens the app', 'Marburg', 'app'],
  [0, 'Calls the bakery', 'Marburg', 'telephone'],
  [1, 'Opens the app', 'Berlin', 'app'],
  [1, 'Calls the bakery', 'Berlin', 'telephone'],
  [1, 'Calls the bakery', 'Berlin', 'app'],
  [1, 'Calls the bakery', 'Berlin', 'telephone'],
]);

test('a property that changes from event to event is no trait of the customer', () => {
  expect(shop.properties.map(({ name }) => name)).toEqual(['city']);
  expect([...(shop.properties[0]?.ofCustomer ?? [])].map((code) => shop.properties[0]?.values[code])).toEqual([
    'Marburg',
    'Berlin',
  ]);
});

test('a channel column tells where each event usually happens', () => {
  expect(shop.channels).toEqual({ 'Opens the app': 'app', 'Calls the bakery': 'telephone' });
});
