/** VACUUM and CHECKPOINT when they are due, one statement at a time so that nobody waits long. */
import type { Maintenance } from './pglite-link.ts';

type Ask = (sql: string) => Uint8Array;

/**
 * Returns what to call now and then between two transactions: it runs one statement that is due, or a cheap look at
 * whether one is.
 */
export function dueMaintenance(ask: Ask, limits: Maintenance): () => void {
  const due: string[] = [];
  let from = position(ask);
  return () => {
    const next = due.shift();
    if (next) {
      ask(next);
      return;
    }
    const now = position(ask);
    if (now === from) return;
    if (now - from > BigInt(limits.log)) due.push('CHECKPOINT');
    due.unshift(...fullOfDead(ask, limits.dead).map((table) => `VACUUM (ANALYZE) ${table}`));
    // Vacuuming writes too, so what it wrote counts towards the next checkpoint only.
    if (due.length > 0) from = now;
  };
}

/** Where the write-ahead log ends, in bytes since the database was made. */
function position(ask: Ask): bigint {
  const [end] = texts(ask(`select (pg_current_wal_insert_lsn() - '0/0')::text`));
  return BigInt(end ?? 0);
}

function fullOfDead(ask: Ask, dead: number): string[] {
  return texts(
    ask(`select format('%I.%I', schemaname, relname) from pg_stat_user_tables
      where n_dead_tup > ${dead} + 0.2 * n_live_tup order by n_dead_tup`),
  );
}

/** The first column of every row in an answer of the wire protocol. */
export function texts(answer: Uint8Array): string[] {
  const view = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const found: string[] = [];
  for (let at = 0; at + 5 <= view.length; at += 1 + view.readUInt32BE(at + 1)) {
    // DataRow: D, length, number of columns, then each with its length (-1 when null).
    if (view[at] !== 0x44) continue;
    const length = view.readInt32BE(at + 7);
    if (length >= 0) found.push(view.toString('utf8', at + 11, at + 11 + length));
  }
  return found;
}
