/**
 * ClickHouse's HTTP interface in front of chDB, so that the way to a ClickHouse server is walked by the tests on
 * machines without one: `node --import tsx test/clickhouse-over-chdb.ts FOLDER` prints its address. One session for
 * each request, as on a server; what a server would know by query id is known here by log comment.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createChdbConnection, type ChdbConnection } from 'chdb/connection';

const path = process.argv[2] ?? '';
const keeper = createChdbConnection({ path });
const password = 'rye';

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const notSettings = new Set(['query', 'query_id', 'database', 'default_format', 'session_id', 'role']);
/** Of the HTTP server alone, unknown to the engine. */
const httpOnly = /^(wait_end_of_query|send_progress|http_|enable_http|add_http)/;

function sets(asked: URLSearchParams): string {
  const parts = [...asked]
    .filter(([name]) => !notSettings.has(name) && !httpOnly.test(name))
    .map(([name, value]) => `${name} = ${literal(value)}`);
  return `SET ${[...parts, `log_comment = ${literal(asked.get('query_id') ?? '')}`].join(', ')}`;
}

async function drained(response: ServerResponse): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  waiting.abort();
}

/** What came in the body goes by way of a file, as it may be binary. */
async function load(connection: ChdbConnection, sql: string, rows: Buffer): Promise<void> {
  const [, into, format] = /^(INSERT INTO .+?) (FORMAT \w+)\s*$/s.exec(sql) ?? [];
  if (!into) throw new Error(`Code: 62. DB::Exception: Not an insert: ${sql}. (SYNTAX_ERROR)`);
  const file = join(mkdtempSync(join(tmpdir(), 'sojourn-body-')), 'rows');
  writeFileSync(file, rows);
  await connection.chdb.queryAsync(`${into} FROM INFILE ${literal(file)} ${format}`);
  rmSync(dirname(file), { recursive: true });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const sent = await buffer(request);
  const login = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
  if (login !== `default:${password}`)
    throw new Error('Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)');
  const data = asked.has('query') && sent.length > 0;
  const text = asked.get('query') ?? sent.toString();
  const sql = text.replace('WHERE query_id =', `WHERE Settings['log_comment'] =`);
  const connection = createChdbConnection({ path });
  try {
    await connection.chdb.queryAsync(sets(asked));
    if (data) {
      await load(connection, sql, sent);
    } else if (!/^\s*(SELECT|WITH)/i.test(sql)) {
      await connection.chdb.queryAsync(sql);
    } else {
      const format = asked.get('default_format') ?? 'TabSeparated';
      for await (const chunk of connection.chdb.queryStream(sql, { format })) {
        if (!response.write(chunk.raw())) await drained(response);
        if (response.destroyed) break;
      }
    }
    response.end();
  } finally {
    await connection.close();
  }
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const code = /Code: (\d+)/.exec(message)?.[1] ?? '1002';
    response.writeHead(500, { 'x-clickhouse-exception-code': code });
    response.end(`${message.replace(/\.\s*$/, '')} (version 26.7.2.1)\n`);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.stdout.write(`http://default:${password}@127.0.0.1:${port}/default\n`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void keeper.close().then(() => process.exit(0));
});
