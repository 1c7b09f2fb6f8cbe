/** The work of one import: load the file, discover its journeys, make a map of each. Every step may be done again. */
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Analytics } from '../../db/stores.ts';
import { forgetSource } from '../../events/events.store.ts';
import { loadLog } from '../../events/import/load-log.ts';
import { rejectionsCsv } from '../../events/import/rejections.ts';
import type { LoadedLog } from '../../events/import/loaded-log.ts';
import type { Progress, Watch } from '../../lib/progress.ts';
import type { ResponseSourcesStore } from '../../workspace/response-sources.store.ts';
import type { SourcesStore, StoredSource } from '../../workspace/sources.store.ts';
import type { ImportProgress } from '../api.ts';
import { discoverSource } from '../sources/discover-source.ts';
import type { MinerDesk } from '../sources/miner-desk.ts';
import { wasCancelled, type RunImport } from './import-jobs.ts';
import type { LoadResponsesParts } from '../responses/load-responses.ts';
import type { Look } from './look.ts';
import { ownSource } from './own-source.ts';
import { rejectedPath } from './rejected-path.ts';
import { runResponses } from './run-responses.ts';

export interface ImportParts {
  readonly analytics: Analytics;
  readonly store: SourcesStore;
  readonly miners: MinerDesk;
  readonly look: Look;
  readonly responses: ResponseSourcesStore;
  readonly logOfMap: NonNullable<LoadResponsesParts['logOfMap']>;
  /** Makes a map of each discovered journey that has none yet. */
  readonly makeMaps: (source: string) => Promise<void>;
}

/** Shares of the whole at which loading and discovering end. */
const loadedAt = 0.6;
const discoveredAt = 0.97;

export function createRunImport(parts: ImportParts): RunImport {
  return async (task, report, signal) => {
    const { name, path, wishes } = task;
    const looked = await parts.look(path, wishes);
    if (looked.kind === 'responses') {
      const { analytics, store: logs, responses: store, logOfMap } = parts;
      return runResponses({ analytics, store, logs, logOfMap }, task, report, signal);
    }
    const source = await ownSource(parts.store, basename(path), looked.log);
    const asked = source === undefined ? wishes : { ...wishes, source };
    const loaded = await loadLog(parts.analytics, [{ path }], asked, {
      signal,
      report: (progress) => report({ ...told(progress, 0, loadedAt), ...rowsOf(progress) }),
    });
    if (loaded.rejected > 0) {
      await pipeline(Readable.from(rejectionsCsv(loaded.rejections())), createWriteStream(rejectedPath(path)), {
        signal,
      });
    }
    const before = await parts.store.get(loaded.source);
    await parts.store.save({ ...sourceOf(loaded, name), journeys: before?.journeys ?? 0 });
    const counts = { rows: loaded.events, rejected: loaded.rejected, source: loaded.source };
    report({ ...counts, state: 'discovering', doing: 'Finding the journeys', share: loadedAt });
    const watch: Watch = { signal, report: (progress) => report(told(progress, loadedAt, discoveredAt)) };
    try {
      await discoverSource(parts, loaded.source, undefined, watch);
      report({ doing: 'Drawing the maps', share: discoveredAt });
      await parts.makeMaps(loaded.source);
    } catch (error) {
      if (wasCancelled(signal)) await takeBack(parts, loaded.source, before);
      throw error;
    }
  };
}

/** A log that came with a cancelled import goes again; one that stood before stands as it did. */
async function takeBack(parts: ImportParts, id: string, before: StoredSource | undefined): Promise<void> {
  if (before) return parts.store.setDiscovery(id, before.discovery === 'running' ? 'none' : before.discovery);
  await parts.store.remove(id);
  await parts.miners.forget(id);
  await forgetSource(parts.analytics, id);
}

/** What is being done and the share of the whole, when the step lies between two shares of it. */
function told({ doing, done, total }: Progress, from: number, to: number): Pick<ImportProgress, 'doing' | 'share'> {
  const share = total === undefined || total <= 0 ? null : from + Math.min(1, done / total) * (to - from);
  return { doing, share };
}

const rowsOf = ({ done, unit }: Progress): Partial<ImportProgress> => (unit === 'rows' ? { rows: done } : {});

/** What the workspace keeps of a loaded log, not yet discovered. */
export const sourceOf = (loaded: LoadedLog, name: string, sample = false): StoredSource => ({
  id: loaded.source,
  name,
  sample,
  events: loaded.events,
  customers: loaded.customers,
  journeys: 0,
  from: loaded.from ?? null,
  to: loaded.to ?? null,
  loadedAt: new Date().toISOString(),
  rejected: loaded.rejected,
  discovery: 'running',
  understood: loaded.columns,
  problem: null,
});
