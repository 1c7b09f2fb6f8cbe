/**
 * The thread PGlite lives in: on the main thread a busy batch froze HTTP for 9 s. It takes PostgreSQL's wire protocol
 * as it stands, one connection at a time, and cleans up between and after: PGlite has neither autovacuum nor
 * automatic checkpoints.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { FromWorker, ToWorker, WorkerStart } from './pglite-link.ts';
import { dueMaintenance } from './pglite-maintenance.ts';
import { SyncedFileSystem, syncedStart } from './synced-file-system.ts';

const port = parentPort;
if (!port) throw new Error('pglite.worker is started as a worker thread.');
const { folder, maintenance } = workerData as WorkerStart;

const files = new SyncedFileSystem(folder);
const db = await PGlite.create({ fs: files, startParams: syncedStart });
const tell = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

let connection = 0;
/** PostgreSQL's own word for it: I idle, T in a transaction, E in a failed one. */
let status = 'I';

/** One exchange; keeps `status`, which stands in the last byte when the answer ends with ReadyForQuery. */
function exchange(bytes: Uint8Array): Uint8Array {
  const answer = db.execProtocolRawSync(bytes);
  if (answer.length >= 6 && answer[answer.length - 6] === 0x5a) status = String.fromCharCode(answer.at(-1) ?? 0x49);
  return answer;
}

function simpleQuery(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5 + text.length);
  message.write('Q');
  message.writeUInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return exchange(new Uint8Array(message));
}

/** A new connection finds what a new session would: nothing of the last one's. */
function startAfresh(): void {
  if (status !== 'I') simpleQuery('ROLLBACK');
  simpleQuery('DISCARD ALL');
}

function talk(message: Extract<ToWorker, { do: 'talk' }>): void {
  if (message.connection !== connection) {
    if (message.connection < connection) return;
    startAfresh();
    connection = message.connection;
  }
  const answer = exchange(message.bytes).slice();
  if (answer.length > 0) tell({ told: 'talk', connection, bytes: answer }, [answer.buffer]);
}

async function close(): Promise<void> {
  clearInterval(cleaning);
  if (status !== 'I') simpleQuery('ROLLBACK');
  await db.close();
  tell({ told: 'closed' });
  port?.close();
}

const upkeep = dueMaintenance(simpleQuery, maintenance);
const cleaning = setInterval(() => {
  if (status === 'I') upkeep();
}, maintenance.every);

port.on('message', (message: ToWorker) => {
  if (message.do === 'talk') talk(message);
  else if (message.do === 'count-syncs') tell({ told: 'syncs', count: files.syncs });
  else void close();
});
tell({ told: 'ready' });
