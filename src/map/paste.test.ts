import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, lane, stage } from './build.ts';
import { writeMap } from './doc.ts';
import { applyEdits, parseEdit } from './edits/edits.ts';
import type { JourneyMap } from './map.ts';
import { type PasteChoice, type PasteWay, waysToPaste } from './paste.ts';
import { cellsOf } from './pasted-cells.ts';
import { readMap } from './read-map.ts';

const bakery = aMap(
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  lane('Does', 'actions'),
  lane('Feels', 'emotions'),
  lane('Pains', 'pains'),
);
const first = { lane: 'does', step: 'find/search' };

let made = 0;
const fresh = (kind: string): string => `${kind}-${made++}`;

function ways(text: string, at = first, map = bakery): PasteChoice[] {
  const found = waysToPaste(map, at, text, { fresh });
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

/** The cards of the map after pasting this way, as "Step / Lane: text". */
function pasted(text: string, way: PasteWay, at = first, map = bakery): string[] {
  return where(mapAfter(text, way, at, map));
}

function mapAfter(text: string, way: PasteWay, at = first, map = bakery): JourneyMap {
  const choice = ways(text, at, map).find((one) => one.way === way);
  if (choice === undefined) throw new Error(`cannot be pasted as ${way}`);
  for (const edit of choice.edits) expect(parseEdit(edit)).toEqual(edit);
  const doc = new Y.Doc();
  writeMap(doc, map);
  expect(applyEdits(doc, choice.edits)).toBeUndefined();
  return readMap(doc);
}

function where(map: JourneyMap): string[] {
  const steps = new Map(map.stages.flatMap((one) => one.steps).map((step) => [step.id, step.name]));
  const lanes = new Map(map.lanes.map((one) => [one.id, one.name]));
  return map.cards.map((one) => `${steps.get(one.step)} / ${lanes.get(one.lane)}: ${one.text}`);
}

describe('lines pasted into a cell', () => {
  test('are one card each along the steps; steps that miss are added at the end', () => {
    const lines = ['Searches', '• Compares', '3. Fills the basket', 'Pays', 'Waits'].join('\r\n');
    expect(ways(lines).map((one) => one.way)).toEqual(['along', 'here', 'one']);
    expect(ways(lines)[0]?.adds).toEqual({ cards: 5, stages: 0, steps: 2, lanes: 0 });
    expect(pasted(lines, 'along')).toEqual([
      'Search / Does: Searches',
      'Compare / Does: Compares',
      'Order / Does: Fills the basket',
      'New step 1 / Does: Pays',
      'New step 2 / Does: Waits',
    ]);
    expect(mapAfter(lines, 'along').cards.every((card) => card.state === 'assumption')).toBe(true);
  });

  test('twelve lines are twelve cards, also on a map of undivided stages, which gets stages', () => {
    const map = aMap(stage('Start'), lane('Does', 'actions'));
    const text = Array.from({ length: 12 }, (_, at) => `Does thing ${at + 1}`).join('\n');
    const at = { lane: 'does', step: 'start/start' };
    expect(ways(text, at, map)[0]?.adds).toEqual({ cards: 12, stages: 11, steps: 0, lanes: 0 });
    expect(pasted(text, 'along', at, map)).toHaveLength(12);
    expect(mapAfter(text, 'along', at, map).stages).toHaveLength(12);
  });

  test('may stay in the cell, as cards or as one', () => {
    expect(pasted('Searches\n\nCompares', 'here')).toEqual(['Search / Does: Searches', 'Search / Does: Compares']);
    expect(pasted('- Searches\n- Compares\n', 'one')).toEqual(['Search / Does: - Searches\n- Compares']);
    expect(ways('Searches').map((one) => one.way)).toEqual(['one']);
    expect(pasted('"Where is the bread?"', 'one')).toEqual(['Search / Does: "Where is the bread?"']);
  });

  test('from a list of a word processor are no table', () => {
    expect(pasted('•\tSearches\n•\tCompares\n', 'along')).toEqual([
      'Search / Does: Searches',
      'Compare / Does: Compares',
    ]);
  });

  test('on an emotion lane declare what they say for sure', () => {
    const at = { lane: 'feels', step: 'find/search' };
    const cards = mapAfter('2\n-1\nHopeful', 'along', at).cards;
    expect(cards.map((card) => [card.text, card.valence])).toEqual([
      ['', 2],
      ['', -1],
      ['Hopeful', 1],
    ]);
    expect(mapAfter('2\n1\nWaits for noon', 'along', at).cards.map((card) => card.valence)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a table pasted into a cell', () => {
  test('fills cells to the right and down, with a card a line of a cell', () => {
    const text = 'Searches\tCompares\n"Curious, \nand ""hungry"""\t\tsure\n\t*Slow*\nbelow\tthe lanes\n';
    const [grid] = ways(text);
    expect(grid).toMatchObject({ way: 'grid', below: 2, adds: { cards: 6, steps: 0 } });
    expect(pasted(text, 'grid')).toEqual([
      'Search / Does: Searches',
      'Compare / Does: Compares',
      'Search / Feels: Curious,',
      'Search / Feels: and "hungry"',
      'Order / Feels: sure',
      String.raw`Compare / Pains: \*Slow\*`,
    ]);
  });

  test('with heads of its own is offered as a whole, with what matched', () => {
    const text = ['Stage\tNotice\tCall', 'Actions\tLooks\tDials', 'Pain points\t\tWaits', 'Weather\train\t'].join('\n');
    const [whole, grid] = ways(text);
    expect([whole?.way, grid?.way]).toEqual(['map', 'grid']);
    expect(whole?.adds).toEqual({ cards: 4, stages: 2, steps: 0, lanes: 1 });
    expect(whole?.table?.unmatched.map((one) => one.text)).toEqual(['Weather']);
    expect(pasted(text, 'map')).toEqual([
      'Notice / Does: Looks',
      'Call / Does: Dials',
      'Call / Pains: Waits',
      'Notice / Weather: rain',
    ]);
  });

  test('into a new map is the map', () => {
    const blank = aMap(stage('Stage 1'), lane('Actions', 'actions'), lane('Thoughts', 'thoughts'));
    const at = { lane: 'actions', step: 'stage-1/stage-1' };
    const text = '\tFind\tOrder\nDoing\tSearches\tPays\nThinking\tIs it fresh?\t';
    const map = mapAfter(text, 'map', at, blank);
    expect(map.stages.map((one) => one.name)).toEqual(['Find', 'Order']);
    expect(where(map)).toEqual(['Find / Actions: Searches', 'Order / Actions: Pays', 'Find / Thoughts: Is it fresh?']);
  });
});

describe('what cannot be pasted', () => {
  test('is nothing, or too much', () => {
    expect(ways(' \n\t ')).toEqual([]);
    expect(waysToPaste(bakery, { lane: 'gone', step: 'find/search' }, 'Bread')).toEqual([]);
    expect(waysToPaste(bakery, first, 'Bread\n'.repeat(5_001))).toMatchObject({ code: 'paste-too-large' });
    expect(waysToPaste(bakery, first, 'x'.repeat(5_000_001))).toMatchObject({ code: 'paste-too-large' });
    expect(waysToPaste(bakery, first, 'x'.repeat(20_001))).toMatchObject({ code: 'text-too-long' });
    expect(pasted('half \ud83e', 'one')).toEqual(['Search / Does: half \ufffd']);
  });

  test('cells of a clipboard keep quotes that no spreadsheet put there', () => {
    expect(cellsOf('"a\tb"\tc\n"d""e"\t"f"\n"g')).toEqual([['a\tb', 'c'], ['d"e', '"f"'], ['"g']]);
    expect(cellsOf('a\t\tb\n\n')).toEqual([['a', '', 'b'], ['']]);
  });
});
