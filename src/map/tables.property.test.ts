/** Any table and any pasted text: what comes of it is a sound map and edits that can be done, and nothing is lost unsaid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, lane, stage } from './build.ts';
import { writeMap } from './doc.ts';
import { applyEdits, parseEdit } from './edits/edits.ts';
import { JourneyMap } from './map.ts';
import { waysToPaste } from './paste.ts';
import { readMap } from './read-map.ts';
import { headOf } from './lane-words.ts';
import { looseEnds } from './references.ts';
import { plain } from './rich-text.ts';
import { mapFromWideTable } from './wide-table.ts';

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom(
    'Stage',
    'Phase',
    'Steps',
    'Actions',
    'Gefühle',
    'Pain points',
    'Line of visibility',
    'Persona: Hanna',
    '• Searches\n• Compares',
    '-1',
    '😀',
    '-',
    '3/5',
    'Find',
    'Order',
    '=1+1',
    '*x*',
    '"a',
    'متجر',
    '注文',
    '\ud83e',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const cells = fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 7 });
const merges = fc.array(
  fc.record({
    row: fc.nat(6),
    col: fc.nat(5),
    rows: fc.integer({ min: 1, max: 3 }),
    cols: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 3 },
);
const runs = { numRuns: Number(process.env.SOJOURN_RUNS ?? 400) };

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');

describe('any table', () => {
  test('is refused, or a sound map', () => {
    fc.assert(
      fc.property(cells, merges, (table, merged) => {
        const found = mapFromWideTable(table, merged);
        if (isRefusal(found)) return found.fix !== undefined || found.code === 'table-too-wide';
        expect(JourneyMap.safeParse(found.map).error?.issues ?? []).toEqual([]);
        expect(looseEnds(found.map)).toEqual([]);
        return true;
      }),
      runs,
    );
  });

  test('every letter of it is on the map, or said to be left out', () => {
    fc.assert(
      fc.property(cells, (table) => {
        const found = mapFromWideTable(table);
        if (isRefusal(found)) return;
        const { map, matched, unmatched } = found;
        const told = [
          ...map.cards.map((card) => plain(card.text)),
          ...map.stages.flatMap((one) => [one.name, ...one.steps.map((step) => step.name)]),
          ...map.lanes.map((one) => one.name),
          ...[...matched, ...unmatched].map((one) => one.text),
        ].map(letters);
        const all = told.join('|');
        for (const cell of table.flat()) {
          // What heads the rows of stages and steps names nothing itself.
          if (headOf(cell) !== undefined) continue;
          const wanted = cell
            .replace(/[\ud800-\udfff]/gu, '')
            .split('\n')
            .map((line) => letters(line));
          expect(wanted.filter((line) => !all.includes(line))).toEqual([]);
        }
      }),
      runs,
    );
  });
});

describe('any pasted text', () => {
  const map = aMap(
    stage('Find', 'Search', 'Compare'),
    stage('Order'),
    lane('Does', 'actions'),
    lane('Feels', 'emotions'),
    lane('Pains', 'pains'),
  );
  const text = fc.oneof(
    cells.map((rows) => rows.map((row) => row.join('\t')).join('\n')),
    fc.array(word, { maxLength: 8 }).map((lines) => lines.join('\r\n')),
  );

  test('can be pasted in every way it is offered', () => {
    fc.assert(
      fc.property(text, fc.nat(2), fc.nat(2), (pasted, row, column) => {
        const step = map.stages.flatMap((one) => one.steps)[column]?.id ?? '';
        const at = { lane: map.lanes[row]?.id ?? '', step };
        const ways = waysToPaste(map, at, pasted);
        if (isRefusal(ways)) throw new Error(ways.message);
        for (const { edits } of ways) {
          for (const edit of edits) expect(parseEdit(edit)).toEqual(edit);
          const doc = new Y.Doc();
          writeMap(doc, map);
          expect(applyEdits(doc, edits)).toBeUndefined();
          expect(looseEnds(readMap(doc))).toEqual([]);
        }
      }),
      { numRuns: Math.min(runs.numRuns, 300) },
    );
  });
});
