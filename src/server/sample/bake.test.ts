/** The sample's log is made in a thread of its own, and how people felt is told with it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bake } from './bake.ts';

test('the log is written whole, and every feeling rests on at least ten answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-bake-'));
  const path = join(folder, 'bakery.csv');
  const baked = await bake(path, new AbortController().signal);
  const lines = readFileSync(path, 'utf8').split('\n');
  rmSync(folder, { recursive: true });
  expect(lines[0]).toMatch(/^customer,journey,time,event,channel,/);
  expect(lines).toHaveLength(baked.rows + 2);
  expect(baked.felt.map((one) => one.event)).toEqual(
    expect.arrayContaining(['Pays', 'Is told of a delay', 'Parcel arrives']),
  );
  for (const one of baked.felt) {
    expect(one.n).toBeGreaterThanOrEqual(10);
    expect(one.low).toBeLessThan(one.valence);
    expect(one.high).toBeGreaterThan(one.valence);
  }
});

test('is stopped at once when nobody wants it any more', async () => {
  const stop = new AbortController();
  const baking = bake(join(tmpdir(), 'sojourn-never.csv'), stop.signal);
  stop.abort(new Error('stopped'));
  await expect(baking).rejects.toThrow(/aborted/);
});
