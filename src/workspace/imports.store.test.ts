/** Imports and what they leave behind: logs, their discovery, and the workspace's small facts. */
import { expect, test } from 'vitest';
import { onEachState } from '../../test/each-state.ts';
import { importsStore } from './imports.store.ts';
import { settingsStore } from './settings.store.ts';
import { sourcesStore, type StoredSource } from './sources.store.ts';

const orders: StoredSource = {
  id: 'src_orders',
  name: 'orders.csv',
  sample: false,
  events: 120_345,
  customers: 8_000,
  journeys: 11_200,
  from: '2025-01-01T08:00:00.000Z',
  to: '2026-02-28T21:15:00.250Z',
  loadedAt: '2026-03-01T09:00:00.000Z',
  rejected: 3,
  discovery: 'none',
  understood: { format: 'CSV', columns: [{ name: 'customer_id', role: 'customer' }] },
  problem: null,
};

onEachState('imports and logs', (state) => {
  const imports = () => importsStore(state());
  const begun = (id: string) => ({ id, name: 'orders.csv', path: `/data/uploads/${id}`, bytes: 5_000_000_000 });

  test('a new import waits with its preview for the person', async () => {
    const made = await imports().create(begun('imp_new'));
    expect(made).toMatchObject({ ...begun('imp_new'), state: 'preview', rows: 0, preview: null, source: null });
    const preview = { format: 'CSV with ; as separator', rows: [['anna', 'Opens box page']] };
    await imports().change('imp_new', { preview, correction: { timezone: 'Europe/Berlin' } });
    expect(await imports().get('imp_new')).toMatchObject({ preview, correction: { timezone: 'Europe/Berlin' } });
  });

  test('progress is kept, and what a stop broke off is found again', async () => {
    for (const id of ['imp_done', 'imp_loading', 'imp_found']) await imports().create(begun(id));
    await imports().change('imp_done', { state: 'done', source: 'src_orders', share: 1, rows: 10 });
    await imports().change('imp_loading', { state: 'loading', doing: 'Reading orders.csv', share: 0.4, rows: 4 });
    await imports().change('imp_found', { state: 'discovering', share: null });
    expect((await imports().interrupted()).map((one) => one.id)).toEqual(['imp_loading', 'imp_found']);
    expect(await imports().get('imp_loading')).toMatchObject({ doing: 'Reading orders.csv', share: 0.4, rows: 4 });
    const problem = { code: 'disk-full', title: 'There is not enough free space.' };
    expect(await imports().change('imp_found', { state: 'failed', problem })).toMatchObject({
      state: 'failed',
      problem,
    });
    expect(await imports().change('imp_found', { problem: null })).toMatchObject({ problem: null });
  });

  test('a removed import is gone', async () => {
    await imports().create(begun('imp_gone'));
    expect(await imports().remove('imp_gone')).toBe(true);
    expect(await imports().remove('imp_gone')).toBe(false);
    await expect(imports().change('imp_gone', { rows: 1 })).rejects.toThrow('There is no import "imp_gone".');
  });
  const sources = () => sourcesStore(state());

  test('a log is kept as it was given, and brought up to date by its id', async () => {
    await sources().save(orders);
    expect(await sources().get('src_orders')).toEqual(orders);
    const grown = { ...orders, events: 130_000, name: 'orders 2026.csv', from: null, to: null };
    await sources().save(grown);
    expect(await sources().list()).toEqual([grown]);
  });

  test('a discovery comes back as it was stored, and with it the log is ready', async () => {
    await sources().save({ ...orders, id: 'src_found' });
    await sources().setDiscovery('src_found', 'failed', { code: 'too-few', title: 'Only one customer.' });
    expect(await sources().get('src_found')).toMatchObject({ discovery: 'failed', problem: { code: 'too-few' } });
    const result = { stages: [{ z: 1, a: 'Zoë 🥐' }], quality: { explained: 0.123456789012345 } };
    await sources().saveDiscovery('src_found', { old: true });
    await sources().saveDiscovery('src_found', result);
    expect(JSON.stringify(await sources().discovery('src_found'))).toBe(JSON.stringify(result));
    expect(await sources().get('src_found')).toMatchObject({ discovery: 'ready', problem: null });
  });

  test('removing a log removes its discovery', async () => {
    await sources().save({ ...orders, id: 'src_gone' });
    await sources().saveDiscovery('src_gone', { stages: [] });
    expect(await sources().remove('src_gone')).toBe(true);
    expect(await sources().discovery('src_gone')).toBeUndefined();
    await expect(sources().saveDiscovery('src_gone', {})).rejects.toThrow('There is no log "src_gone".');
    await expect(sources().setDiscovery('src_gone', 'running')).rejects.toThrow('There is no log "src_gone".');
  });

  test('small facts are kept by their key', async () => {
    const settings = settingsStore(state());
    expect(await settings.get('workspace-name')).toBeUndefined();
    await settings.set('workspace-name', 'Kornblume');
    await settings.set('workspace-name', 'Kornblume Bakery');
    await settings.set('sample', { made: true });
    expect(await settings.get('workspace-name')).toBe('Kornblume Bakery');
    expect(await settings.get('sample')).toEqual({ made: true });
  });
});
