/** The numbered steps of both stores, and what happens when data and program do not fit. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { pending, readMigrations, statementsOf, type Ran } from './migrations.ts';

const base = mkdtempSync(join(tmpdir(), 'sojourn-migrations-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

function folderOf(files: Readonly<Record<string, string>>): URL {
  const folder = mkdtempSync(join(base, 'step-'));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return pathToFileURL(`${folder}/`);
}

const orders = {
  '0002_orders.sql': 'create table orders (id int);\n',
  '0001_customers.sql': 'create table customers (id int);\n',
};
const ranOf = (steps: readonly Ran[]): Ran[] => steps.map(({ number, name, checksum }) => ({ number, name, checksum }));

describe('migrations', () => {
  test.each(['clickhouse', 'postgres'] as const)('those of %s are numbered from 1 without a gap', async (dialect) => {
    const numbers = (await readMigrations(dialect)).map((one) => one.number);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(numbers.length).toBeGreaterThan(0);
  });

  test('are read in order, and their checksum does not depend on line ends', async () => {
    const unix = await readMigrations('postgres', folderOf(orders));
    expect(unix.map((one) => `${one.number} ${one.name}`)).toEqual(['1 customers', '2 orders']);
    const windows = Object.fromEntries(
      Object.entries(orders).map(([name, sql]) => [name, sql.replaceAll('\n', '\r\n')]),
    );
    expect(await readMigrations('postgres', folderOf(windows))).toEqual(unix);
  });

  test('only those that have not run are pending', async () => {
    const all = await readMigrations('postgres', folderOf(orders));
    expect(pending(all, [])).toEqual(all);
    expect(pending(all, ranOf(all.slice(0, 1)))).toEqual(all.slice(1));
    expect(pending(all, ranOf(all))).toEqual([]);
  });

  test('data of a newer program is refused, and so is a step whose text has changed', async () => {
    const all = await readMigrations('postgres', folderOf(orders));
    const newer = [...ranOf(all), { number: 3, name: 'parcels', checksum: 'x' }];
    expect(() => pending(all, newer)).toThrow('This data was last opened by a newer Sojourn (step 3, "parcels").');
    const other = ranOf(all).map((one) => ({ ...one, checksum: 'x' }));
    expect(() => pending(all, other)).toThrow(
      'Step 1 ("customers") ran on this data with another text than it has now.',
    );
  });

  test('a file that does not say its number is a mistake of ours', async () => {
    await expect(readMigrations('postgres', folderOf({ 'orders.sql': '' }))).rejects.toThrow(/no name for a migration/);
    const twice = folderOf({ '0001_orders.sql': '', '0001_parcels.sql': '' });
    await expect(readMigrations('postgres', twice)).rejects.toThrow('Two migrations have the number 1.');
  });

  test('a script is taken apart at the semicolons that end a line', () => {
    const sql = `-- what customers did; in order\nCREATE TABLE a (x String);\n\nINSERT INTO a VALUES ('b; c');\n-- the end\n`;
    expect(statementsOf(sql)).toEqual([
      '-- what customers did; in order\nCREATE TABLE a (x String)',
      `INSERT INTO a VALUES ('b; c')`,
    ]);
  });
});
