/** Uploads: what arrives is on disk whole, what does not leaves nothing behind. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { Refused } from '../../lib/refusal.ts';
import { problem } from '../problems.ts';
import { fileName, storeUpload } from './upload.ts';

const folder = mkdtempSync(join(tmpdir(), 'sojourn-upload-'));
afterAll(() => rmSync(folder, { recursive: true }));

const codeOf = async (upload: Promise<unknown>): Promise<string | undefined> =>
  upload.then(
    () => undefined,
    (error: unknown) => (error instanceof Refused ? error.refusal.code : problem(error).code),
  );

describe('an upload', () => {
  test('is stored byte for byte', async () => {
    const sent = Buffer.from('customer;event;time\nAmara;Order placed;2026-03-01\n');
    const stored = await storeUpload(
      join(folder, 'a'),
      'orders.csv',
      Readable.from([sent.subarray(0, 7), sent.subarray(7)]),
      1e6,
    );
    expect(stored.bytes).toBe(sent.length);
    expect(readFileSync(stored.path)).toEqual(sent);
  });

  test('that is too large is refused and leaves nothing', async () => {
    const at = join(folder, 'b');
    expect(
      await codeOf(storeUpload(at, 'orders.csv', Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), 1000)),
    ).toBe('too-large');
    expect(existsSync(at)).toBe(false);
  });

  test('that breaks off is refused and leaves nothing', async () => {
    const at = join(folder, 'c');
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('customer;');
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      })(),
    );
    expect(await codeOf(storeUpload(at, 'orders.csv', broken, 1000))).toBe('upload-broken');
    expect(existsSync(at)).toBe(false);
  });

  test('onto a full disk says so', async () => {
    const full = Readable.from(
      (async function* () {
        yield Buffer.from('customer;');
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      })(),
    );
    expect(await codeOf(storeUpload(join(folder, 'd'), 'orders.csv', full, 1000))).toBe('disk-full');
  });
});

test.each([
  ['orders.csv', 'orders.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\logs\\orders.csv.gz', 'orders.csv.gz'],
  ['.hidden', '_hidden'],
  ['..', '_'],
  ['', 'log'],
  ['Bäckerei 🥐.csv', 'Bäckerei 🥐.csv'],
  ['a\u0000b\n.csv', 'a_b_.csv'],
])('the file name %j becomes %j', (given, kept) => expect(fileName(given)).toBe(kept));
