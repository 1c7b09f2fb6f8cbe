/** Discovers a log anew with what somebody asked for, beside everything else, and says how far it is. */
import type { DiscoverySettings } from '../../events/discovery.ts';
import { deny } from '../../lib/refusal.ts';
import type { Progress } from '../../lib/progress.ts';
import { journal } from '../journal.ts';
import { discoverSource, type DiscoverParts } from './discover-source.ts';

interface Looking {
  readonly stop: AbortController;
  readonly done: Promise<void>;
  doing: string;
  share: number;
}

export class LookAgain {
  readonly #parts: DiscoverParts;
  readonly #looking = new Map<string, Looking>();

  constructor(parts: DiscoverParts) {
    this.#parts = parts;
  }

  /** Starts; what was found before stays until something else is. Throws Refused `already-looking`. */
  async start(source: string, settings: DiscoverySettings): Promise<void> {
    const kept = await this.#parts.store.get(source);
    if (this.#looking.has(source) || kept?.discovery !== 'ready') {
      deny('already-looking', 'The journeys of this log are being looked for.', { fix: 'Wait until that is done.' });
    }
    const stop = new AbortController();
    const looking: Looking = { stop, done: this.#look(source, settings, stop), doing: '', share: 0 };
    this.#looking.set(source, looking);
  }

  progress(source: string): { readonly doing: string; readonly share: number } | undefined {
    const looking = this.#looking.get(source);
    return looking && { doing: looking.doing, share: looking.share };
  }

  /** Stops looking; what was found before stays. */
  async cancel(source: string): Promise<void> {
    const looking = this.#looking.get(source);
    looking?.stop.abort();
    await looking?.done;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#looking.keys()].map((source) => this.cancel(source)));
  }

  async #look(source: string, settings: DiscoverySettings, stop: AbortController): Promise<void> {
    const report = ({ doing, done, total }: Progress): void => {
      const looking = this.#looking.get(source);
      if (!looking) return;
      looking.doing = doing;
      if (total) looking.share = Math.max(looking.share, Math.min(1, done / total));
    };
    try {
      await discoverSource(this.#parts, source, settings, { report, signal: stop.signal });
    } catch (error) {
      if (!stop.signal.aborted) journal(`looking again for the journeys of ${source}`, error);
      if (await this.#parts.store.get(source)) await this.#parts.store.setDiscovery(source, 'ready');
    } finally {
      this.#looking.delete(source);
    }
  }
}
