/** Writing the large forms: what nobody waits for any more is not written, and stops nobody else's file. */
import { afterAll, expect, test } from 'vitest';
import { unwatched } from '../../lib/progress.ts';
import { measuredMapOf } from '../../map/file.ts';
import type { MeasuredMap } from '../../map/map.ts';
import { makeMap } from '../../../bench/make-map.ts';
import { WriteOptions } from '../../render/map-forms.ts';
import { ExportDesk } from './export-desk.ts';

const desk = new ExportDesk();
afterAll(() => desk.close());

const options = WriteOptions.parse({});
const small: MeasuredMap = measuredMapOf(makeMap(20));

test('a file nobody waits for any more is given up, and the next one is written', async () => {
  const control = new AbortController();
  const long = desk.write(measuredMapOf(makeMap(2000)), 'svg', options, { ...unwatched, signal: control.signal });
  control.abort(new Error('The page was left.'));
  await expect(long).rejects.toThrow('The page was left.');
  const next = await desk.write(small, 'xlsx', options);
  expect(next.name).toBe('A journey of 20 cards.xlsx');
});

test('giving up one file leaves the others that are being written', async () => {
  const control = new AbortController();
  const other = desk.write(small, 'xlsx', options);
  const given = desk.write(small, 'html', options, { ...unwatched, signal: control.signal });
  control.abort(new Error('The page was left.'));
  await expect(given).rejects.toThrow('The page was left.');
  expect((await other).body.length).toBeGreaterThan(1000);
});

test('what is cancelled before it began is not begun', async () => {
  const signal = AbortSignal.abort(new Error('The page was left.'));
  await expect(desk.write(small, 'csv', options, { ...unwatched, signal })).rejects.toThrow('The page was left.');
});
