/** A discovery that an older Sojourn kept is not shown as if it were today's, and is found again. */
import { expect, test } from 'vitest';
import { onEachState } from '../../../test/each-state.ts';
import { logOf } from '../../../test/planted/log-of.ts';
import { discover } from '../../events/mining/discover.ts';
import { sourcesStore, type StoredSource } from '../../workspace/sources.store.ts';
import { findDiscovered, findEarlier, keepDiscovered, reopenOutdated } from './kept-discovery.ts';

const steps = ['Look', 'Pay', 'Eat'];
const log = logOf(
  Array.from({ length: 30 }, (_, customer) => ({
    customer,
    events: steps.map((name, at) => [name, customer * 90_000 + at * 600] as const),
  })),
);
const found = discover(log, { properties: [] });
const about = (id: string): StoredSource => ({
  id,
  name: id,
  sample: false,
  events: 90,
  customers: 30,
  journeys: 30,
  from: null,
  to: null,
  loadedAt: '2026-11-22T00:00:00.000Z',
  rejected: 0,
  understood: null,
  discovery: 'ready',
  problem: null,
});

onEachState('what discovery found', (state) => {
  test('comes back as it was kept, and is left alone at the next start', async () => {
    const store = sourcesStore(state());
    await store.save(about('bakery'));
    await keepDiscovered(store, 'bakery', found);
    await reopenOutdated(store);
    expect((await store.get('bakery'))?.discovery).toBe('ready');
    expect(await findDiscovered(store, 'bakery')).toEqual(found);
  });

  test('of an older form is looked for anew; its ids are still known', async () => {
    const store = sourcesStore(state());
    await store.save(about('old bakery'));
    const assignments = Buffer.from(found.assignments.buffer).toString('base64');
    await store.saveDiscovery('old bakery', { discovery: { stages: [{ id: 'stage_old' }] }, assignments });
    expect(await findDiscovered(store, 'old bakery')).toBeUndefined();
    expect((await findEarlier(store, 'old bakery'))?.discovery.stages[0]?.id).toBe('stage_old');
    await reopenOutdated(store);
    expect((await store.get('old bakery'))?.discovery).toBe('running');
  });
});
