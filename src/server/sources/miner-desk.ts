/** One mining thread for the server: brings the logs it is asked about, and lets the longest unused go. */
import type { Analytics } from '../../db/stores.ts';
import { readJourneyLog } from '../../events/journeys.store.ts';
import { startMiner } from '../../events/mining/miner.ts';
import type { Miner } from '../../events/mining/miner-shapes.ts';
import { Refused } from '../../lib/refusal.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import type { SourcesStore } from '../../workspace/sources.store.ts';
import { journal } from '../journal.ts';
import { findDiscovered } from './kept-discovery.ts';

export interface MinerDeskOptions {
  /** Events that may be held at once; a single larger log is held alone. */
  readonly mostEvents?: number;
  /** A thread nobody asks is stopped after this many milliseconds. */
  readonly idleFor?: number;
}

interface Held {
  readonly source: string;
  readonly events: number;
}

export class MinerDesk {
  readonly #analytics: Analytics;
  readonly #store: SourcesStore;
  readonly #mostEvents: number;
  readonly #idleFor: number;
  #miner: Miner | undefined;
  /** Longest unused first. */
  #held: Held[] = [];
  #bringing = new Map<string, Promise<void>>();
  #users = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(analytics: Analytics, store: SourcesStore, options: MinerDeskOptions = {}) {
    this.#analytics = analytics;
    this.#store = store;
    this.#mostEvents = options.mostEvents ?? 20_000_000;
    this.#idleFor = options.idleFor ?? 5 * 60_000;
  }

  get logs(): number {
    return this.#held.length;
  }

  /** Runs `use` with a thread that holds the log of the source, and its discovery when there is one. */
  async with<T>(source: string, use: (miner: Miner) => Promise<T>, watch: Watch = unwatched): Promise<T> {
    clearTimeout(this.#idle);
    this.#users += 1;
    try {
      const miner = (this.#miner ??= startMiner());
      await this.#bring(miner, source, watch);
      this.#touch(source);
      return await use(miner);
    } catch (error) {
      // Whatever is neither a no nor a stop has broken the thread or its memory: the next question gets a new one.
      if (!(error instanceof Refused) && !watch.signal?.aborted) await this.#replace();
      throw error;
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#stopWhenIdle();
    }
  }

  /** The log is read anew the next time it is asked for: it changed or is gone. */
  async forget(source: string): Promise<void> {
    await this.#bringing.get(source);
    this.#held = this.#held.filter((one) => one.source !== source);
    if (this.#miner?.holds(source)) await this.#miner.forget(source);
  }

  /** Stops the thread; the logs it held are read again when asked for. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#replace();
  }

  async #replace(): Promise<void> {
    const miner = this.#miner;
    this.#miner = undefined;
    this.#held = [];
    await miner?.close();
  }

  /** Two who ask for the same log at once wait for one reading of it. */
  #bring(miner: Miner, source: string, watch: Watch): Promise<void> {
    if (miner.holds(source)) return Promise.resolve();
    const under = this.#bringing.get(source);
    if (under) return under;
    const bringing = this.#read(miner, source, watch).finally(() => this.#bringing.delete(source));
    this.#bringing.set(source, bringing);
    return bringing;
  }

  async #read(miner: Miner, source: string, watch: Watch): Promise<void> {
    const [{ log, traits }, found] = await Promise.all([
      readJourneyLog(this.#analytics, { source }, watch),
      findDiscovered(this.#store, source),
    ]);
    const events = log.codes.length;
    await this.#makeRoom(miner, events);
    const fits = found && found.assignments.length === log.offsets.length - 1;
    await miner.hold(source, log, traits, fits ? found : undefined);
    this.#held.push({ source, events });
  }

  async #makeRoom(miner: Miner, events: number): Promise<void> {
    let sum = this.#held.reduce((all, one) => all + one.events, events);
    while (sum > this.#mostEvents) {
      const oldest = this.#held.shift();
      if (!oldest) return;
      sum -= oldest.events;
      await miner.forget(oldest.source);
    }
  }

  #touch(source: string): void {
    const held = this.#held.find((one) => one.source === source);
    if (held) this.#held = [...this.#held.filter((one) => one !== held), held];
  }

  #stopWhenIdle(): void {
    this.#idle = setTimeout(() => {
      if (this.#users === 0) this.close().catch((error: unknown) => journal('stopping the mining thread', error));
    }, this.#idleFor);
    this.#idle.unref();
  }
}
