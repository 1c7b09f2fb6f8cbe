/** Thread entry: holds logs and answers questions about them, one after the other. */
import { parentPort } from 'node:worker_threads';
import { deny } from '../../lib/refusal.ts';
import type { Watch } from '../../lib/progress.ts';
import { answerRequests, type ThreadRequest } from '../import/thread-line.ts';
import { alone, type Beside } from './beside.ts';
import { HeldLog } from './held-log.ts';
import { OtherHands, spareThreads } from './other-hands.ts';
import type { MinerTask } from './miner-protocol.ts';

const held = new Map<string, HeldLog>();

let others: OtherHands | undefined;

/** Threads are started for the first log that is large enough to share work on. */
function beside(): Beside {
  const threads = spareThreads();
  if (threads > 0) others ??= new OtherHands(threads);
  return others ?? alone;
}

function logOf(id: string): HeldLog {
  return (
    held.get(id) ??
    deny('log-not-held', 'The log is not loaded for questions.', { fix: 'Load it again and repeat the question.' })
  );
}

function answer({ id, task }: ThreadRequest<MinerTask>, watch: Watch): unknown {
  switch (task.verb) {
    case 'hold':
      return void held.set(id, new HeldLog(task.log, task.traits, task.found, beside));
    case 'forget':
      return void held.delete(id);
    case 'discover':
      return logOf(id).discover(task.settings, watch, task.earlier);
    case 'graph':
      return logOf(id).graph(task.wish, watch);
    case 'variants':
      return logOf(id).variants(task.wish, watch);
    case 'funnel':
      return logOf(id).funnel(task.wish, watch);
    case 'volume':
      return logOf(id).volume(task.touchpoint, watch, task.least);
    case 'measures':
      return logOf(id).measures(task.refs, watch, task.least);
    case 'strain':
      return logOf(id).strain(task.wish, watch);
  }
}

answerRequests<MinerTask>(parentPort, answer);
