import { describe, expect, test } from 'vitest';
import { aMap, card, lane, stage, touchpoint } from '../map/build.ts';
import { csvColumns, toCsv } from './csv.ts';

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
