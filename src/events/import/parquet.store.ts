/** Parquet, read by the embedded engine and written down as CSV for everything else. */
import { createWriteStream } from 'node:fs';
import { link, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Analytics } from '../../db/stores.ts';
import { deny } from '../../lib/refusal.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { scratchPath } from './scratch.ts';

/** The path of a CSV file with the same rows in the same order; times in UTC, nothing for NULL. */
export async function parquetAsCsv(analytics: Analytics, path: string, watch: Watch = unwatched): Promise<string> {
  if (analytics.engine !== 'chdb') {
    deny('no-engine-for-parquet', 'Parquet is read by the embedded engine only.', { fix: 'Give the log as CSV.' });
  }
  const plain = scratchPath('log.parquet');
  const target = resolve(path);
  // The engine takes some characters of a path for a pattern; a link has a plain name.
  await link(target, plain).catch(() => symlink(target, plain));
  const to = scratchPath('log.csv');
  watch.report({ doing: 'Reading Parquet', done: 0 });
  const rows = analytics.ingest.bytes(
    "SELECT * FROM file({path:String}, 'Parquet') FORMAT CSVWithNames",
    { path: plain },
    {
      settings: {
        input_format_parquet_preserve_order: 1,
        max_threads: 1,
        format_csv_null_representation: '',
        session_timezone: 'UTC',
      },
      ...(watch.signal ? { signal: watch.signal } : {}),
    },
  );
  await pipeline(Readable.from(rows), createWriteStream(to));
  return to;
}

/** The same where no store is open: the engine starts for this and stops again. */
export async function parquetAlone(path: string, watch: Watch = unwatched): Promise<string> {
  const { openAnalytics } = await import('../../db/analytics.ts');
  const analytics = await openAnalytics();
  try {
    return await parquetAsCsv(analytics, path, watch);
  } finally {
    await analytics.close();
  }
}
