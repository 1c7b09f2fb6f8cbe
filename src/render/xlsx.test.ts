/** Excel workbooks: ours come back whole, others' are read with their merged heads, and no formula is ever run. */
import fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { anyMap } from '../../test/any-map.ts';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, called, card, lane, stage } from '../map/build.ts';
import type { JourneyMap } from '../map/map.ts';
import { toCsv } from './csv.ts';
import { readMapFile, type ReadMaps } from './map-files.ts';
import { sheetNames, toXlsx } from './xlsx.ts';

const bare = (map: JourneyMap) => ({ map, measures: {} });
const long = (map: JourneyMap): string => toCsv(bare(map));

async function read(bytes: Uint8Array): Promise<ReadMaps> {
  const found = await readMapFile('orders.xlsx', bytes);
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

const shop = aMap(
  called('First order'),
  stage('Find', 'Looks', 'Asks'),
  stage('Pay'),
  lane('Does', 'actions', '=HYPERLINK("http://evil")', '+49 30 1', '-cmd'),
  lane('Pains', 'pains', '@SUM(A1)', '\t=1'),
  card('long', 'pains', 'find/looks', 'Waits', { span: 2 }),
);

describe('a workbook of ours', () => {
  test('says in every column of its long table what CSV says, whatever people write', async () => {
    await fc.assert(
      fc.asyncProperty(anyMap, async (map) => {
        fc.pre(map.title !== '' && map.stages.every(({ name, steps }) => name && steps.every((step) => step.name)));
        const book = await readXlsx(await toXlsx([bare(map)]));
        const cards = book.sheets.find(({ name }) => name === 'Cards');
        const rows = cards?.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
        const csv = long(map);
        expect(rows?.length).toBeGreaterThan(1);
        const { maps } = await read(await toXlsx([bare(map)]));
        const fromCsv = await readMapFile('x.csv', new TextEncoder().encode(csv));
        const cells = isRefusal(fromCsv) ? [] : fromCsv.maps.map((one) => long(one.map));
        expect(maps.map((one) => long(one.map))).toEqual(cells);
      }),
      { numRuns: 60, seed: 20261126 },
    );
  });

  test('holds an overview, each map and all cards; heads of stages and cards over several steps are merged', async () => {
    const other = { ...shop, title: 'First order' };
    const book = await readXlsx(await toXlsx([bare(shop), bare(other)]));
    expect(book.sheets.map(({ name }) => name)).toEqual(['Overview', 'First order', 'First order (2)', 'Cards']);
    expect(book.sheets[1]?.merges).toContainEqual({ startRow: 1, startCol: 1, endRow: 1, endCol: 2 });
    expect(book.sheets[1]?.freezePane).toEqual({ rows: 3, columns: 1 });
  });

  test('is the same twice', async () => {
    expect(Buffer.from(await toXlsx([bare(shop)])).equals(Buffer.from(await toXlsx([bare(shop)])))).toBe(true);
  });

  test('holds no formula, whatever a text begins with', async () => {
    const book = await readXlsx(await toXlsx([bare(shop)]), { readStyles: true });
    const cells = book.sheets.flatMap((sheet) => [...(sheet.cells ?? new Map()).values()]);
    expect(cells.filter((cell) => cell.formula !== undefined)).toEqual([]);
    const { maps } = await read(await toXlsx([bare(shop)]));
    expect(maps[0]?.map.cards.map(({ text }) => text)).toContain('=HYPERLINK("http://evil")');
  });

  test('whose table of the map was changed beside its cards says so', async () => {
    const book = await readXlsx(await toXlsx([bare(shop)]));
    const changed = book.sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' ? cell.replace('Waits', 'Waits for long') : cell)),
      ),
    }));
    const wide = changed.map((sheet, at) =>
      sheet.name === 'Cards' ? { ...sheet, rows: book.sheets[at]?.rows ?? [] } : sheet,
    );
    const { lost } = await read(await writeXlsx({ sheets: wide }));
    expect(lost).toEqual([{ what: expect.stringContaining('“First order” says something else') }]);
  });

  test('names sheets as Excel wants them', () => {
    expect(sheetNames(['a/b:c?', 'A B C', "'", 'x'.repeat(40)])).toEqual([
      'a b c',
      'A B C (2)',
      'Journey map',
      'x'.repeat(26),
    ]);
  });
});

describe('a workbook of somebody else', () => {
  test('with merged heads and several bullets in a cell is a map', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Bank onboarding',
          rows: [
            ['Phase', 'Consider', null, 'Open the account', null],
            ['Step', 'Compares', 'Asks', 'Fills in', 'Waits'],
            ['Pain points', '• fees unclear\n• no branch near', null, null, 'no news'],
            ['Emotions', 1, null, null, -2],
            ['Since', new Date(Date.UTC(2026, 2, 12)), true, 12.5, null],
          ],
          merges: [
            { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
            { startRow: 0, startCol: 3, endRow: 0, endCol: 4 },
          ],
        },
      ],
    });
    const { maps, format, lost } = await read(bytes);
    expect(format).toBe('Excel workbook, wide table');
    expect(maps[0]?.map.stages.map(({ name, steps }) => [name, steps.length])).toEqual([
      ['Consider', 2],
      ['Open the account', 2],
    ]);
    expect(maps[0]?.map.cards.map(({ text, valence }) => valence ?? text)).toEqual([
      'fees unclear',
      'no branch near',
      'no news',
      1,
      -2,
      '2026-03-12',
      'TRUE',
      '12.5',
    ]);
    expect(lost).toEqual([]);
  });

  test('formulas give their last result, or stay text where they have none', async () => {
    const cells = new Map([
      ['1,1', { value: null, formula: 'A1&"!"', formulaResult: 'Looks!', type: 'formula' as const }],
      ['1,2', { value: null, formula: 'WEBSERVICE("http://evil")', type: 'formula' as const }],
    ]);
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Sheet1',
          rows: [
            ['Stage', 'Find', 'Pay'],
            ['Actions', null, null],
            ['Pains', 'x', 'y'],
          ],
          cells,
        },
      ],
    });
    const { maps, lost } = await read(bytes);
    expect(maps[0]?.map.cards.map(({ text }) => text).slice(0, 1)).toEqual(['Looks!']);
    expect(maps[0]?.map.cards[1]?.text).toContain('WEBSERVICE');
    expect(lost[0]).toMatchObject({ where: 'Sheet1!C2', line: 2 });
  });
});
