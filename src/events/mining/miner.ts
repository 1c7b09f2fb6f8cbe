/** Starts the thread that mines, and speaks with it. */
import { startWorker } from '../../lib/worker.ts';
import { unwatched } from '../../lib/progress.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import { ThreadLine } from '../import/thread-line.ts';
import type { MinerTask } from './miner-protocol.ts';
import type { Miner } from './miner-shapes.ts';

/** A miner with a thread of its own; close it when the server stops. */
export function startMiner(): Miner {
  const line = new ThreadLine<MinerTask>(startWorker(import.meta.url, './mine.worker'), 'The mining thread');
  const held = new Set<string>();
  return {
    async hold(id, log, traits, found) {
      const task = { verb: 'hold', log, traits, ...(found && { found }) } as const;
      await line.ask(id, task, unwatched, buffersOf(log, traits));
      held.add(id);
    },
    holds: (id) => held.has(id),
    async forget(id) {
      held.delete(id);
      await line.ask(id, { verb: 'forget' });
    },
    discover: (id, settings, watch, earlier) =>
      line.ask(id, { verb: 'discover', settings, ...(earlier && { earlier }) }, watch),
    graph: (id, wish, watch) => line.ask(id, { verb: 'graph', wish }, watch),
    variants: (id, wish, watch) => line.ask(id, { verb: 'variants', wish }, watch),
    funnel: (id, wish, watch) => line.ask(id, { verb: 'funnel', wish }, watch),
    volume: (id, touchpoint, watch, least) =>
      line.ask(id, { verb: 'volume', touchpoint, ...(least !== undefined && { least }) }, watch),
    measures: (id, refs, watch, least) =>
      line.ask(id, { verb: 'measures', refs, ...(least !== undefined && { least }) }, watch),
    strain: (id, wish, watch) => line.ask(id, { verb: 'strain', wish }, watch),
    close: () => line.close(),
  };
}

/** The memory that changes hands, each piece once; shared memory stays where it is. */
function buffersOf(log: JourneyLog, traits: TraitTable): ArrayBuffer[] {
  const arrays = [log.codes, log.times, log.serviceStarts, log.offsets, log.customerOf];
  const all = [...arrays, ...traits.properties.map(({ ofCustomer }) => ofCustomer)].map((array) => array?.buffer);
  return [...new Set(all)].filter((buffer) => buffer instanceof ArrayBuffer);
}
