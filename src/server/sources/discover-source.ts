/** Discovers the journeys of a loaded log in the mining thread and keeps what was found. */
import type { Discovery, DiscoverySettings } from '../../events/discovery.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import type { SourcesStore } from '../../workspace/sources.store.ts';
import { problem } from '../problems.ts';
import { findEarlier, keepDiscovered } from './kept-discovery.ts';
import type { MinerDesk } from './miner-desk.ts';

export interface DiscoverParts {
  readonly store: SourcesStore;
  readonly miners: MinerDesk;
}

/**
 * Idempotent: the same log and settings give the same discovery; what was found before keeps its id, and what was
 * asked for then is asked for again where nothing else is. What fails is kept as failed and thrown.
 */
export async function discoverSource(
  { store, miners }: DiscoverParts,
  source: string,
  asked?: DiscoverySettings,
  watch: Watch = unwatched,
): Promise<Discovery> {
  const before = await findEarlier(store, source);
  const settings = asked ?? before?.discovery.settings ?? {};
  const earlier = before && { discovery: before.discovery, ...(before.habits && { habits: before.habits }) };
  await store.setDiscovery(source, 'running');
  // The log may have grown since it was last held.
  await miners.forget(source);
  try {
    const found = await miners.with(source, (miner) => miner.discover(source, settings, watch, earlier), watch);
    await keepDiscovered(store, source, found);
    const kept = await store.get(source);
    // People, not ids: which ids are one person's is known only now.
    const { customers } = found.discovery.source;
    if (kept) await store.save({ ...kept, journeys: found.assignments.length, customers });
    return found.discovery;
  } catch (error) {
    if (!watch.signal?.aborted) await store.setDiscovery(source, 'failed', problem(error));
    throw error;
  }
}
