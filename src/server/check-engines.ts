/** Whether the engines open and answer, and whether somebody holds a data folder: what `doctor` looks at. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openAnalytics } from '../db/analytics.ts';
import { lockFolder } from '../db/lock.ts';
import { openState } from '../db/state.ts';
import { Refused } from '../lib/refusal.ts';

export interface EngineFinding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix?: string;
}

/** Opens each engine in a temporary folder, or the servers that the environment names, and asks for its version. */
export async function checkEngines(env: Readonly<Record<string, string | undefined>>): Promise<EngineFinding[]> {
  const clickhouse = env['CLICKHOUSE_URL'];
  const postgres = env['DATABASE_URL'];
  return [
    await finding(clickhouse ? 'ClickHouse' : 'chDB', async () => {
      const analytics = await openAnalytics(clickhouse ? { url: clickhouse } : {});
      try {
        const [row] = await analytics.interactive.rows<{ version: string }>('SELECT version() AS version');
        return row?.version ?? 'no version';
      } finally {
        await analytics.close();
      }
    }),
    await finding(postgres ? 'PostgreSQL' : 'PGlite', async () => {
      const state = await openState(postgres ? { url: postgres } : {});
      try {
        const { rows } = await state.pool.query<{ version: string }>(
          "select current_setting('server_version') as version",
        );
        return rows[0]?.version ?? 'no version';
      } finally {
        await state.close();
      }
    }),
  ];
}

async function finding(what: string, open: () => Promise<string>): Promise<EngineFinding> {
  try {
    return { what, ok: true, detail: await open() };
  } catch (error) {
    const refused = error instanceof Refused ? error.refusal : undefined;
    const detail = refused?.message ?? (error instanceof Error ? error.message.split('\n')[0] : String(error));
    const fix = refused?.fix ?? 'Install again with "npm ci"; this engine needs a 64-bit Linux or macOS.';
    return { what, ok: false, detail: detail ?? 'It does not open.', fix };
  }
}

/** Who holds the data folder, in words; undefined when it is free. */
export async function folderInUse(folder: string): Promise<string | undefined> {
  for (const name of ['chdb', 'pglite']) {
    if (!existsSync(join(folder, `${name}.lock`))) continue;
    try {
      await (await lockFolder(folder, name)).release();
    } catch (error) {
      if (error instanceof Refused && error.refusal.code === 'data-folder-in-use') return error.refusal.message;
      throw error;
    }
  }
  return undefined;
}
