/** The promises of the state store, on PGlite and on a real PostgreSQL. */
import { beforeAll, expect, test } from 'vitest';
import { onEachState } from '../../test/each-state.ts';
import { openState } from './state.ts';

onEachState('the state store', (open) => {
  const state = {
    get pool() {
      return open().pool;
    },
    get batch() {
      return open().batch;
    },
  };
  beforeAll(async () => {
    await state.pool.query('create table orders (id bigint primary key, customer text not null, basket jsonb)');
  });

  test('keeps what it is given, any text and bytes included', async () => {
    const basket = { bread: 'Rye, "whole" 🥖', note: "O'Neil\n\\ Zoë", rtl: 'שלום' };
    await state.pool.query('insert into orders values ($1, $2, $3)', [1, 'anna', JSON.stringify(basket)]);
    const found = await state.pool.query('select *, $1::bytea as bytes from orders where id = 1', [
      Buffer.from([0, 255, 10]),
    ]);
    expect(found.rows).toEqual([{ id: 1, customer: 'anna', basket, bytes: Buffer.from([0, 255, 10]) }]);
  });

  test('gives whole numbers as numbers where they fit, else as text', async () => {
    const found = await state.pool.query(
      `select 9007199254740991::int8 as fits, 9007199254740993::int8 as "not", null::int8 as none`,
    );
    expect(found.rows).toEqual([{ fits: 9007199254740991, not: '9007199254740993', none: null }]);
  });

  test('names an error by its SQLSTATE and goes on', async () => {
    await expect(state.pool.query('select flour from orders')).rejects.toMatchObject({ code: '42703' });
    await expect(state.pool.query('insert into orders values (1, $1)', ['anna'])).rejects.toMatchObject({
      code: '23505',
    });
    expect((await state.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('a transaction is whole or not at all', async () => {
    const client = await state.pool.connect();
    await client.query('begin');
    await client.query(`insert into orders values (10, 'ben')`);
    await expect(client.query(`insert into orders values (10, 'ben')`)).rejects.toMatchObject({ code: '23505' });
    await client.query('rollback');
    client.release();
    expect((await state.pool.query('select count(*) as n from orders where id = 10')).rows).toEqual([{ n: 0 }]);
  });

  test('a connection that is given back broken leaves nothing behind', async () => {
    const client = await state.pool.connect();
    await client.query('begin');
    await client.query(`insert into orders values (20, 'carla')`);
    await client.query(`set search_path to nowhere`);
    client.release(true);
    expect((await state.pool.query('select count(*) as n from orders where id = 20')).rows).toEqual([{ n: 0 }]);
  });

  test('many callers at once each get their own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => (await state.pool.query('select $1::int as n', [n])).rows[0]),
    );
    expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => ({ n })));
  });

  test('named statements are prepared once and used again', async () => {
    for (const id of [1, 2, 1]) {
      const found = await state.pool.query({
        name: 'order-by-id',
        text: 'select customer from orders where id = $1',
        values: [id],
      });
      expect(found.rows).toEqual(id === 1 ? [{ customer: 'anna' }] : []);
    }
  });

  test('carries a batch of rows as one JSON parameter, and a large answer back', async () => {
    const rows = Array.from({ length: state.batch }, (_, n) => ({
      id: 1000 + n,
      customer: `customer ${n}`,
      basket: { n },
    }));
    const sql = `insert into orders select * from json_to_recordset($1) as r(id bigint, customer text, basket jsonb)`;
    expect((await state.pool.query(sql, [JSON.stringify(rows)])).rowCount).toBe(state.batch);
    const large = await state.pool.query(`select repeat('sourdough ', 100) as text from generate_series(1, 20000)`);
    expect(large.rowCount).toBe(20_000);
    expect(large.rows[19_999]).toEqual({ text: 'sourdough '.repeat(100) });
  });

  test('what has migrated is written down, with checksums', async () => {
    const ran = await state.pool.query(
      'select number, name, length(checksum) as length from migrations order by number',
    );
    expect(ran.rows[0]).toEqual({ number: 1, name: 'workspace', length: 64 });
  });
});

test('a server that does not answer is refused in plain words', async () => {
  const none = openState({ url: 'postgres://postgres@127.0.0.1:9/postgres' });
  await expect(none).rejects.toMatchObject({ refusal: { code: 'state-unreachable' } });
});
