import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap } from '../../test/any-map.ts';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, card, lane, stage, touchpoint } from '../map/build.ts';
import type { JourneyMap } from '../map/map.ts';
import { plain } from '../map/rich-text.ts';
import { readCsv, toCsv } from './csv.ts';
import { laneWords, longColumns as csvColumns } from './long-table.ts';

/** Reads RFC 4180 back. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length === csvColumns.length);
}

const hostile = ['=1+1', '+49 30 1', '-cmd', '@SUM(A1)', '\t=1', ' =1', '\uff1d1+1'];

describe('the long table of a map', () => {
  const shop = aMap(
    stage('Order'),
    lane('Does', 'actions', 'Writes a card, then pays "at once"\nand waits'),
    lane('Touchpoints', 'touchpoints'),
    touchpoint('Checkout', 'web', { owner: 'Jonas T.' }),
    card('c', 'touchpoints', 'order/order', '', { touchpoint: 'checkout' }),
  );

  test('holds one row for each card, quoted so that it reads back', () => {
    const [head, ...rows] = cells(toCsv({ map: shop, measures: {} }));
    expect(head).toEqual([...csvColumns]);
    const texts = rows.map((row) => row[csvColumns.indexOf('text')]);
    expect(texts).toContain('Writes a card, then pays "at once"\nand waits');
    const checkout = rows.find((row) => row.includes('Checkout'));
    expect(checkout?.[csvColumns.indexOf('channel')]).toBe('web');
    expect(checkout?.[csvColumns.indexOf('owner')]).toBe('Jonas T.');
  });

  test.each(hostile)('%j cannot run as a formula', (text) => {
    const rows = cells(toCsv({ map: aMap(stage('Order'), lane('Does', 'actions', text)), measures: {} }));
    const written = rows.map((row) => row[csvColumns.indexOf('text')] ?? '').find((one) => one.includes(text.trim()));
    expect(written?.startsWith("'")).toBe(true);
  });

  test('figures stay numbers, negative ones too, and small groups stay unsaid', () => {
    const map = aMap(stage('Order'));
    const [order] = map.stages;
    const asked = {
      ...map,
      stages: [
        {
          ...order,
          measures: [
            { id: 'q', ask: 'feeling', source: 's' },
            { id: 'r', ask: 'share', source: 's' },
          ],
        },
      ],
    } as typeof map;
    const base = { n: 7, asOf: '2025-11-04T09:00:00Z', meaning: 'Mean answer.' };
    const text = toCsv({
      map: asked,
      measures: {
        q: { ...base, value: -1.3, unit: 'valence' },
        r: { ...base, value: 0.5, unit: 'share', suppressed: true },
      },
    });
    const [, first, second] = cells(text);
    expect(first?.[csvColumns.indexOf('value')]).toBe('-1.3');
    expect(second?.slice(csvColumns.indexOf('value'), csvColumns.indexOf('value') + 3)).toEqual(['', 'share', '']);
  });
});

describe('a long table read back', () => {
  const reread = (text: string): JourneyMap => {
    const read = readCsv(text, 'UTF-8', 'orders');
    if (isRefusal(read)) throw new Error(read.message);
    const [first] = read.maps;
    if (first === undefined) throw new Error('no map');
    return first.map;
  };

  /** Names that no table can tell apart: the same beside each other, or none. */
  const told = (map: JourneyMap): boolean => {
    const names = [
      map.stages.map(({ name }) => name),
      ...map.stages.map((stage) => stage.steps.map(({ name }) => name)),
      map.lanes.map(laneWords).toSorted(),
      map.personas.map(({ name }) => name).toSorted(),
    ];
    return names.every((list) => list.every((name, at) => name !== '' && name !== list[at - 1])) && map.title !== '';
  };

  test('says in every column what was written, whatever people write', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        fc.pre(told(map));
        const text = toCsv({ map, measures: {} });
        expect(toCsv({ map: reread(text), measures: {} })).toBe(text);
      }),
      { numRuns: 1500, seed: 20261125 },
    );
  });

  const head = 'journey;stage;step;lane;card_id;text;valence;persona';

  test('takes a semicolon, decimal commas, other names of columns, and blanks that repeat what stands above', () => {
    const map = reread(
      'Map;Phase;Step;Lane;Card;Feeling\r\nOrder;Find;Looks;Pains;Too slow;\r\n;;;Feels;;-1,5\r\n;Pay;Pays;Pains;"a;b";',
    );
    expect(map).toMatchObject({ title: 'Order', stages: [{ name: 'Find' }, { name: 'Pay' }] });
    expect(map.cards.map(({ text, valence }) => [text, valence])).toEqual([
      ['Too slow', undefined],
      ['', -1.5],
      ['a;b', undefined],
    ]);
    expect(map.lanes.map(({ kind }) => kind)).toEqual(['pains', 'emotions']);
  });

  test('says the line of what it could not take', () => {
    const read = readCsv(`${head}\nm;Find;Looks;Feels;a;"two\nlines";9;\nm;Pay;;Feels;b;x;high;\n`, 'UTF-8', 'x');
    expect(read).toMatchObject({
      lost: [
        { what: expect.stringContaining('no valence'), line: 2 },
        { what: expect.stringContaining('“high”'), line: 4 },
      ],
    });
  });

  test('several journeys in one table are several maps', () => {
    const read = readCsv(`${head}\nA;Find;;Does;1;x;;\nB;Find;;Does;1;y;;\nA;Pay;;Does;2;z;;`, 'UTF-8', 'x');
    expect(isRefusal(read) ? read : read.maps.map(({ map }) => [map.title, map.stages.length])).toEqual([
      ['A', 2],
      ['B', 1],
    ]);
  });

  test('what was guarded against spreadsheets comes back as it was', () => {
    const map = aMap(stage('Order'), lane('Does', 'actions', "'=already quoted"));
    expect(reread(toCsv({ map, measures: {} })).cards.map(({ text }) => text)).toEqual(["'=already quoted"]);
    expect(reread(`${head}\nm;Order;;Does;1;=HYPERLINK("x");;`).cards[0]?.text).toBe('=HYPERLINK("x")');
  });
});

describe('the wide table of a map', () => {
  const shop = aMap(
    stage('Find', 'Looks', 'Asks'),
    stage('Pay'),
    lane('Feels', 'emotions'),
    lane('Pains', 'pains', 'Slow', 'Nobody answers'),
    card('c', 'feels', 'find/looks', 'curious', { valence: 1.5 }),
    card('d', 'pains', 'find/looks', 'Dark', { span: 1 }),
    card('e', 'pains', 'pay/pay', '=1+1'),
  );

  test('is read back with its stages, steps, lanes, cards and feelings', () => {
    const read = readCsv(toCsv({ map: shop, measures: {} }, 'wide'), 'UTF-8', 'shop');
    if (isRefusal(read)) throw new Error(read.message);
    const [first] = read.maps;
    expect(first?.map.stages.map(({ name, steps }) => [name, steps.map((step) => step.name)])).toEqual([
      ['Find', ['Looks', 'Asks']],
      ['Pay', ['Pay']],
    ]);
    expect(first?.map.title).toBe('First order');
    expect(first?.map.cards.map(({ text, valence }) => [plain(text), valence])).toEqual([
      ['curious', 1.5],
      ['Slow', undefined],
      ['Dark', undefined],
      ['Nobody answers', undefined],
      ['=1+1', undefined],
    ]);
    expect(read.lost).toEqual([]);
  });
});
