/** One process for one data folder. */
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { killWhen } from '../../test/crash/kill.ts';
import { lockFolder } from './lock.ts';

const base = mkdtempSync(join(tmpdir(), 'sojourn-lock-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const elsewhere = (since: string) => JSON.stringify({ pid: 7, began: 'x', host: 'other-machine', since });

test('a folder is locked once, and free again after release', async () => {
  const folder = join(base, 'once');
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({ refusal: { code: 'data-folder-in-use' } });
  await Promise.all([lock.release(), lock.release()]);
  const again = await lockFolder(folder);
  await again.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a second process is told who has it; a killed one does not keep it', async () => {
  const folder = join(base, 'process');
  let told: Promise<unknown> | undefined;
  await killWhen('./lock-holder.ts', [folder], (lines) => {
    if (lines.length === 1) told = lockFolder(folder).catch((error: unknown) => error);
    return lines.length > 3;
  });
  expect(String(await told)).toMatch(
    /Sojourn is already running on .*process \(process \d+, since \d{4}-\d\d-\d\d [\d:]+ UTC\)/,
  );
  const lock = await lockFolder(folder);
  await lock.release();
});

test('of many who find a dead holder, one gets the folder', async () => {
  const folder = join(base, 'race');
  const first = await lockFolder(folder);
  await first.release();
  writeFileSync(join(folder, 'sojourn.lock'), JSON.stringify({ pid: 999_999_999, began: '', host: 'x', since: '' }));
  utimesSync(join(folder, 'sojourn.lock'), 0, 0);
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
  const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(won.length).toBe(1);
  await won[0]?.release();
});

test('a holder on another machine counts as alive until it has been silent for a minute', async () => {
  const folder = join(base, 'elsewhere');
  const lock = await lockFolder(folder);
  await lock.release();
  const file = join(folder, 'sojourn.lock');
  writeFileSync(file, elsewhere('2026-03-01T08:00:00.000Z'));
  await expect(lockFolder(folder)).rejects.toThrow(/process 7 on other-machine, since 2026-03-01 08:00:00 UTC/);
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(file, longAgo, longAgo);
  const own = await lockFolder(folder);
  await own.release();
});

test('a damaged lock file holds nobody out', async () => {
  const folder = join(base, 'damaged');
  const lock = await lockFolder(folder);
  await lock.release();
  writeFileSync(join(folder, 'sojourn.lock'), '\0\0\0\0');
  const own = await lockFolder(folder);
  await own.release();
  expect(existsSync(join(folder, 'sojourn.lock'))).toBe(false);
});

test('two stores in one folder have a lock each', async () => {
  const folder = join(base, 'two');
  const locks = [await lockFolder(folder, 'chdb'), await lockFolder(folder, 'pglite'), await lockFolder(folder)];
  expect(readdirSync(folder).sort()).toEqual(['chdb.lock', 'pglite.lock', 'sojourn.lock']);
  await Promise.all(locks.map((lock) => lock.release()));
});
