/** Numbered SQL files that bring a store up to date, and the record of those that ran. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { deny } from '../lib/refusal.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text, line ends made equal. */
  readonly checksum: string;
}

/** One row of the store's own record. */
export interface Ran {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

const fileName = /^(\d{4})_([a-z0-9-]+)\.sql$/;

/** The migrations of `migrations/<dialect>`, in order. */
export async function readMigrations(
  dialect: 'clickhouse' | 'postgres',
  folder: URL = new URL(`./migrations/${dialect}/`, import.meta.url),
): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const read = await Promise.all(
    names.map(async (name) => migration(name, await readFile(new URL(name, folder), 'utf8'))),
  );
  const twice = read.find((one, at) => one.number === read[at - 1]?.number);
  if (twice) throw new Error(`Two migrations have the number ${twice.number}.`);
  return read;
}

function migration(name: string, text: string): Migration {
  const [, number, label] = fileName.exec(name) ?? [];
  if (!number || !label) throw new Error(`"${name}" is no name for a migration: use 0001_what-it-adds.sql.`);
  const sql = text.replaceAll('\r\n', '\n');
  return { number: Number(number), name: label, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

/** The migrations that have not run yet. Throws Refused `newer-version` when the store is ahead of this program. */
export function pending(known: readonly Migration[], ran: readonly Ran[]): Migration[] {
  const byNumber = new Map(known.map((one) => [one.number, one]));
  for (const row of ran) {
    const own = byNumber.get(row.number);
    if (!own) {
      deny('newer-version', `This data was last opened by a newer Sojourn (step ${row.number}, "${row.name}").`, {
        fix: 'Start that version or a later one, or choose another folder with --data.',
      });
    }
    if (own.checksum !== row.checksum) {
      deny('other-history', `Step ${row.number} ("${row.name}") ran on this data with another text than it has now.`, {
        fix: 'Start the version that made this data, or choose another folder with --data.',
      });
    }
  }
  const done = new Set(ran.map((row) => row.number));
  return known.filter((one) => !done.has(one.number));
}

/** The single statements of a script; each ends with a semicolon at the end of a line. */
export function statementsOf(sql: string): string[] {
  return sql
    .split(/;[ \t]*(?:\n|$)/)
    .map((one) => one.trim())
    .filter((one) => one.replace(/--.*$/gm, '').trim() !== '');
}
