/** Runs discovery in a thread of its own, so that progress is drawn and Ctrl-C heard while it works. */
import type { DiscoverySettings, GroupsBy } from '../events/discovery.ts';
import type { ReadLog } from '../events/import/read-journeys.ts';
import type { Discovered, Miner } from '../events/mining/miner-shapes.ts';
import type { ProgressBar } from './progress-bar.ts';

export interface DiscoveryOptions {
  readonly stages?: number;
  readonly journeys?: number;
  readonly goal?: string;
  readonly groupsBy?: GroupsBy;
}

/** The id under which the miner holds the one log of a command. */
export const heldLog = 'log';

export function settingsOf({ stages, journeys, goal, groupsBy }: DiscoveryOptions): DiscoverySettings {
  return {
    ...(stages === undefined ? {} : { stages }),
    ...(journeys === undefined ? {} : { journeys }),
    ...(goal === undefined ? {} : { goal }),
    ...(groupsBy === undefined ? {} : { groupsBy }),
  };
}

/** Discovers; the log's arrays are gone afterwards. `use` may ask the miner more before it is closed. */
export async function withDiscovery<T>(
  read: ReadLog,
  options: DiscoveryOptions,
  bar: ProgressBar,
  use: (found: Discovered, miner: Miner) => Promise<T>,
): Promise<T> {
  const { startMiner } = await import('../events/mining/miner.ts');
  const miner = startMiner();
  try {
    await miner.hold(heldLog, read.log, read.traits);
    const found = await miner.discover(heldLog, settingsOf(options), bar);
    return await use(found, miner);
  } finally {
    bar.clear();
    await miner.close();
  }
}

export function discoverLog(read: ReadLog, options: DiscoveryOptions, bar: ProgressBar): Promise<Discovered> {
  return withDiscovery(read, options, bar, (found) => Promise.resolve(found));
}
