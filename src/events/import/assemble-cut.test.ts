import { expect, test } from 'vitest';
import { plantedStreams } from '../../../test/planted/streams.ts';
import { seeded } from '../../lib/random.ts';
import { type Assembled, assemble } from './assemble.ts';
import { EventColumns } from './event-columns.ts';
import { orderEvents } from './event-order.ts';

const planted = plantedStreams({ seed: 51, customers: 300, overlap: 1 });
const encoder = new TextEncoder();

/** As events come from a file in any order, or from the store by customer and time: names are numbered as they are met. */
function collected(order: readonly number[], cases = false): Assembled {
  const { streams, names } = planted;
  const events = new EventColumns({
    journeys: false,
    starts: false,
    lifecycle: false,
    instances: false,
    hashes: false,
    eventColumn: 'event',
  });
  const customerOf = new Uint32Array(streams.codes.length);
  for (let who = 0; who + 1 < streams.offsets.length; who++) {
    customerOf.fill(who, streams.offsets[who], streams.offsets[who + 1]);
  }
  for (const i of order) {
    const customer = encoder.encode(`c${customerOf[i]}`);
    const name = encoder.encode(names[streams.codes[i] as number]);
    const who = events.customers.code(customer, 0, customer.length);
    events.add(who, events.names.code(name, 0, name.length), streams.micros[i] as number);
  }
  return assemble(events, orderEvents(events), { keep: 'all', cut: undefined, cases });
}

test('journeys are the same to the byte in whatever order events come, from a file or from the store', () => {
  const all = [...planted.streams.codes.keys()];
  const stored = collected(all);
  const shuffled = collected(seeded(1).shuffle([...all]));
  expect(stored.log.cut.by).toBe('found');
  expect(stored.log.offsets.length - 1).toBeGreaterThan(700);
  expect(shuffled.log).toEqual(stored.log);
});

test('customers that are cases stay whole', () => {
  const { log } = collected([...planted.streams.codes.keys()], true);
  expect(log.cut).toEqual({ by: 'customer' });
  expect(log.offsets.length - 1).toBe(300);
});
