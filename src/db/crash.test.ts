/** kill -9 in the middle of writing: what was acknowledged is there on reopening, and nothing is there in part. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { killWhen } from '../../test/crash/kill.ts';
import { openAnalytics } from './analytics.ts';
import { openState } from './state.ts';

const folder = mkdtempSync(join(tmpdir(), 'sojourn-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers of writes after which it is killed: early, and once a checkpoint's worth has gone by. */
const rounds = [3, 40];

describe('killed while writing', { timeout: 240_000 }, () => {
  test('the state store loses nothing it acknowledged', async () => {
    const path = join(folder, 'state');
    let expected = 0;
    for (const writes of rounds) {
      const said = await killWhen(
        './writer.ts',
        ['state', path, String(expected + 1)],
        (lines) => lines.length > writes,
      );
      const acknowledged = Number(said.at(-1));
      const state = await openState({ path });
      const found = await state.pool.query<{ n: number; last: number }>(
        `select count(*) as n, max(id) as last, bool_and(note = 'order ' || id) as whole from orders`,
      );
      await state.close();
      const { n = 0, last = 0 } = found.rows[0] ?? {};
      expect(found.rows[0]).toMatchObject({ whole: true });
      expect(n).toBe(last);
      // One batch more may have been committed without anybody hearing of it.
      expect([acknowledged, acknowledged + 10]).toContain(n);
      expected = n;
    }
  });

  test('the analytic store loses nothing it acknowledged', async () => {
    const path = join(folder, 'analytics');
    let expected = 0;
    for (const writes of rounds) {
      const said = await killWhen(
        './writer.ts',
        ['analytics', path, String(expected + 1)],
        (lines) => lines.length > writes,
      );
      const acknowledged = Number(said.at(-1));
      const store = await openAnalytics({ path });
      const [found] = await store.interactive.rows<{ n: number; last: number; whole: number }>(
        `SELECT count() AS n, max(id) AS last, min(note = concat('order ', toString(id))) AS whole FROM orders`,
      );
      await store.close();
      const { n = 0, last = 0, whole = 0 } = found ?? {};
      expect([whole, n]).toEqual([1, last]);
      expect([acknowledged, acknowledged + 1_000]).toContain(n);
      expected = n;
    }
  });
});
