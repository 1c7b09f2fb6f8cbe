/** Which logs hold the customers who answered. */
import type { Analytics } from '../db/stores.ts';

export interface AnsweringIn {
  readonly log: string;
  /** Customers of the responses that the log knows. */
  readonly customers: number;
}

/** Most customers first; logs that know none of them are left out. */
export async function answeringIn(
  { ingest }: Analytics,
  source: string,
  logs: readonly string[],
): Promise<AnsweringIn[]> {
  if (logs.length === 0) return [];
  const rows = await ingest.rows<{ log: string; known: number | string }>(sql, { source, logs });
  return rows.map(({ log, known }) => ({ log, customers: Number(known) }));
}

const sql = `SELECT source AS log, uniqExact(customer) AS known FROM events
  WHERE source IN {logs:Array(String)}
    AND customer IN (SELECT customer FROM responses WHERE source = {source:String} AND customer != '')
  GROUP BY log ORDER BY known DESC, log`;
