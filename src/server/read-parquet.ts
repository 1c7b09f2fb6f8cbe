/** Reads Parquet for commands that need no store: the engine is opened when the first such file comes. */
import { openAnalytics } from '../db/analytics.ts';
import type { Analytics } from '../db/stores.ts';
import { parquetAsCsv } from '../events/import/parquet.store.ts';
import type { ReadTools } from '../events/import/understand.ts';
import type { Watch } from '../lib/progress.ts';

/** `use` may read Parquet as long as it runs. */
export async function withParquet<T>(watch: Watch, use: (tools: ReadTools) => Promise<T>): Promise<T> {
  let engine: Promise<Analytics> | undefined;
  const parquet = async (path: string): Promise<string> =>
    parquetAsCsv(await (engine ??= openAnalytics({})), path, watch);
  try {
    return await use({ parquet });
  } finally {
    await (await engine)?.close();
  }
}
