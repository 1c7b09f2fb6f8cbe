/** The sample's log and survey are made in a thread of its own, and what people wrote is told with them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bake } from './bake.ts';

test('log and survey are written whole, and every quote is of a place with at least ten answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-bake-'));
  const order = { path: join(folder, 'bakery.csv'), answers: join(folder, 'survey.csv') };
  const baked = await bake(order, new AbortController().signal);
  const lines = readFileSync(order.path, 'utf8').split('\n');
  const answers = readFileSync(order.answers, 'utf8').split('\n');
  rmSync(folder, { recursive: true });
  expect(lines[0]).toMatch(/^customer,journey,time,event,channel,/);
  expect(lines).toHaveLength(baked.rows + 2);
  expect(answers[0]).toBe('customer,journey,answered,touchpoint,asked,NPS,CSAT,CES (7 = very easy),comment');
  expect(answers).toHaveLength(baked.responses + 2);
  expect(baked.said.map((one) => one.event)).toEqual(
    expect.arrayContaining(['Pays', 'Is told of a delay', 'Parcel arrives']),
  );
  for (const one of baked.said) expect(one.n).toBeGreaterThanOrEqual(10);
});

test('is stopped at once when nobody wants it any more', async () => {
  const stop = new AbortController();
  const order = { path: join(tmpdir(), 'sojourn-never.csv'), answers: join(tmpdir(), 'sojourn-never-answers.csv') };
  const baking = bake(order, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(baking).rejects.toThrow(/aborted/);
});
