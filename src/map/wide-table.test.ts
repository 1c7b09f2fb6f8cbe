import { describe, expect, test } from 'vitest';
import { isRefusal } from '../lib/refusal.ts';
import { parseJourneyFile, printJourneyFile } from './file.ts';
import { type JourneyMap, JourneyMap as Schema } from './map.ts';
import { looseEnds } from './references.ts';
import { mapFromWideTable, type Merge, type WideTable } from './wide-table.ts';

/** Rows from lines, cells split at `|`; `\n` within a cell is written as `/`. */
const table = (...rows: readonly string[]): string[][] =>
  rows.map((row) => row.split('|').map((cell) => cell.trim().replaceAll(' / ', '\n')));

function read(cells: readonly (readonly string[])[], merges?: readonly Merge[]): WideTable {
  const found = mapFromWideTable(cells, merges);
  if (isRefusal(found)) throw new Error(found.message);
  expect(Schema.safeParse(found.map).error?.issues ?? []).toEqual([]);
  expect(looseEnds(found.map)).toEqual([]);
  const text = printJourneyFile(found.map);
  expect(printJourneyFile(parseJourneyFile(text) as JourneyMap)).toBe(text);
  return found;
}

const outline = (map: JourneyMap): string =>
  map.stages.map((stage) => `${stage.name}: ${stage.steps.map((step) => step.name).join(', ')}`).join(' | ');
const lanes = (map: JourneyMap): string[] => map.lanes.map((lane) => `${lane.name} = ${lane.kind}`);
function cards(map: JourneyMap, lane: string): string[] {
  const steps = new Map(map.stages.flatMap((stage) => stage.steps).map((step) => [step.id, step.name]));
  const id = map.lanes.find((one) => one.name === lane)?.id;
  return map.cards.filter((card) => card.lane === id).map((card) => `${steps.get(card.step)}: ${card.text}`);
}

describe('a table with stages across and lanes down', () => {
  test('is a map: lanes by their names, bullets and lines as cards', () => {
    const { map, matched, unmatched } = read(
      table(
        ' | Find | Order | Wait',
        'User actions | Searches / Compares | • Fills the basket / • Pays | ',
        'Pain points | | - Too many fields / goes on here / - No guest checkout | Nobody calls',
        'Touchpoints | Website | Website | Phone',
        'Weather | sunny | |',
      ),
    );
    expect(outline(map)).toBe('Find: Find | Order: Order | Wait: Wait');
    expect(lanes(map)).toEqual([
      'User actions = actions',
      'Pain points = pains',
      'Touchpoints = touchpoints',
      'Weather = free',
    ]);
    expect(cards(map, 'User actions')).toEqual([
      'Find: Searches',
      'Find: Compares',
      'Order: Fills the basket',
      'Order: Pays',
    ]);
    expect(cards(map, 'Pain points')).toEqual([
      'Order: Too many fields goes on here',
      'Order: No guest checkout',
      'Wait: Nobody calls',
    ]);
    expect(map.touchpoints.map((one) => [one.name, one.channel])).toEqual([
      ['Website', 'web'],
      ['Phone', 'telephone'],
    ]);
    expect(matched.map((one) => [one.what, one.row, one.count])).toEqual([
      ['stages', 0, 3],
      ['lane', 1, 4],
      ['lane', 2, 3],
      ['lane', 3, 3],
      ['lane', 4, 1],
    ]);
    expect(unmatched).toMatchObject([{ code: 'lane-unknown', row: 4, text: 'Weather', kept: true }]);
  });

  test('with merged heads, told by merges or by blanks, and a row of steps', () => {
    const rows = table(
      'Phase | Find | | Order | ',
      'Schritt | Suchen | Vergleichen | Warenkorb | Zahlen',
      'Handlungen | Sucht | Vergleicht | Packt ein | Zahlt',
    );
    const merges = [
      { row: 0, col: 1, rows: 1, cols: 2 },
      { row: 0, col: 3, rows: 1, cols: 2 },
    ];
    const expected = 'Find: Suchen, Vergleichen | Order: Warenkorb, Zahlen';
    expect(outline(read(rows).map)).toBe(expected);
    expect(outline(read(rows, merges).map)).toBe(expected);
    const repeated = rows.map((row, at) => (at === 0 ? ['', 'Find', 'Find', 'Order', 'Order'] : row));
    expect(outline(read(repeated).map)).toBe(expected);
    expect(lanes(read(rows).map)).toEqual(['Handlungen = actions']);
    expect(outline(read(table(' | Find | | Order', 'Thinking | a | b | c')).map)).toBe(
      'Find: Find 1, Find 2 | Order: Order',
    );
  });

  test('says what stands before it: title, persona, scenario', () => {
    const { map, matched, unmatched } = read(
      table(
        'Opening an account',
        '',
        'Persona: Hanna, Tom',
        'Scenario | Moves to another city',
        'Version of 3 May',
        'Stage | Search | Apply',
        'Feelings | curious | nervous',
      ),
    );
    expect(map).toMatchObject({ title: 'Opening an account', scenario: 'Moves to another city' });
    expect(map.personas.map((one) => one.name)).toEqual(['Hanna', 'Tom']);
    expect(matched.slice(0, 3).map((one) => [one.what, one.row])).toEqual([
      ['title', 0],
      ['persona', 2],
      ['scenario', 3],
    ]);
    expect(unmatched).toMatchObject([{ code: 'before-table', row: 4, text: 'Version of 3 May', kept: false }]);
    expect(map.cards.map((one) => one.valence)).toEqual([1, -1]);
  });

  test('with cells merged across is read with spans, and rows without a name go on with the lane above', () => {
    const { map } = read(
      table(' | Find | Order | Wait', 'Actions | Compares | | Waits', ' | Asks a friend | | Calls'),
      [{ row: 1, col: 1, rows: 1, cols: 2 }],
    );
    expect(map.cards.map((one) => [one.text, one.span])).toEqual([
      ['Compares', 2],
      ['Waits', undefined],
      ['Asks a friend', undefined],
      ['Calls', undefined],
    ]);
    expect(map.lanes).toHaveLength(1);
  });

  test('as a service blueprint keeps its lines', () => {
    const { map } = read(
      table(
        'Stages | Order | Bake',
        'Customer actions | Orders | Waits',
        'Line of interaction | |',
        'Frontstage actions | Confirms | ',
        'Line of visibility | |',
        'Backstage actions | | Kneads',
        'Line of internal interaction',
        'Support processes | | Flour is delivered',
      ),
    );
    const name = new Map(map.lanes.map((lane) => [lane.id, lane.name]));
    expect(map.kind).toBe('service-blueprint');
    expect(map.lines?.map((line) => [line.kind, name.get(line.below)])).toEqual([
      ['interaction', 'Customer actions'],
      ['visibility', 'Frontstage actions'],
      ['internal-interaction', 'Backstage actions'],
    ]);
    expect(map.lanes.map((lane) => lane.kind)).toEqual(['actions', 'frontstage', 'backstage', 'support']);
  });

  test('with stages down and lanes across is turned', () => {
    const { map, matched } = read(
      table(
        'Phase | Aktionen | Gedanken | Emotionen',
        'Suchen | Googelt | Was kostet das? | neugierig',
        'Kaufen | Zahlt | | frustriert',
      ),
    );
    expect(outline(map)).toBe('Suchen: Suchen | Kaufen: Kaufen');
    expect(lanes(map)).toEqual(['Aktionen = actions', 'Gedanken = thoughts', 'Emotionen = emotions']);
    expect(map.cards.map((one) => one.valence)).toEqual([undefined, undefined, undefined, 1, -2]);
    expect(matched.map((one) => [one.what, one.row, one.col])).toEqual([
      ['stages', 1, 0],
      ['lane', 0, 1],
      ['lane', 0, 2],
      ['lane', 0, 3],
    ]);
  });

  test('with a group of lanes before their names joins them', () => {
    const { map } = read(
      table('Phase | | Find | Order', 'Customer | Doing | a | b', ' | Thinking | c | d', 'Company | Systems | e | f'),
    );
    expect(lanes(map)).toEqual([
      'Customer – Doing = actions',
      'Customer – Thinking = thoughts',
      'Company – Systems = systems',
    ]);
  });
});

describe('feelings in a table', () => {
  const valences = (name: string, ...texts: readonly string[]): (number | undefined)[] => {
    const { map } = read([
      ['', ...texts.map((_, at) => `Stage ${at + 1}`)],
      [name, ...texts],
    ]);
    return map.cards.map((card) => card.valence);
  };

  test('are declared by numbers on a scale that is known', () => {
    expect(valences('Emotions', '1', '-2', '0.5', '0')).toEqual([1, -2, 0.5, 0]);
    expect(valences('Emotions (1-5)', '1', '3', '5')).toEqual([-2, 0, 2]);
    expect(valences('Emotions', '3/5', '10/10')).toEqual([0, 2]);
  });

  test('are not guessed from numbers whose scale nobody tells, and what is unsure is said and kept as words', () => {
    expect(valences('Emotions', '1', '2', '2')).toEqual([undefined, undefined, undefined]);
    expect(valences('Emotions', '4', '-3')).toEqual([undefined, undefined]);
    const { map, unmatched } = read(table(' | Find | Order', 'Emotions | Hopes it will be fresh | 7'));
    expect(map.cards.map((card) => card.text)).toEqual(['Hopes it will be fresh', '7']);
    expect(unmatched.map((one) => [one.code, one.text, one.kept])).toEqual([
      ['feeling-unsure', 'Hopes it will be fresh', true],
      ['feeling-unsure', '7', true],
    ]);
  });

  test('are declared by faces, signs and words of feeling', () => {
    expect(valences('Gefühle', '😀', 'Endlich! 🙂', ':-(', '++', '😀😠')).toEqual([2, 1, -1, 2, undefined]);
    expect(valences('Feels', 'Nervous, unsure', 'Very happy', 'frustrated', 'happy but tired')).toEqual([
      -1,
      2,
      -2,
      undefined,
    ]);
  });
});

describe('a table that is odd', () => {
  test('is refused with what to do when it is empty or has no heads', () => {
    expect(mapFromWideTable([])).toMatchObject({ code: 'empty-table' });
    expect(mapFromWideTable([['', ' '], ['']])).toMatchObject({ code: 'empty-table' });
    expect(mapFromWideTable([['Bread']])).toMatchObject({ code: 'no-table' });
    expect(
      mapFromWideTable([
        ['', ...Array.from({ length: 2001 }, () => 'x')],
        ['a', 'b'],
      ]),
    ).toMatchObject({
      code: 'table-too-wide',
    });
  });

  test('loses nothing: long texts, markup, other scripts, dashes said', () => {
    const long = 'Bäckerblume '.repeat(1500).trim();
    const { map, unmatched } = read([
      ['', 'Find', 'توصيل', '注文'],
      ['Actions', '*Not bold* <script>', long, '🥐 kauft'],
      ['Pains', '-', '=1+1', 'half \ud83e'],
    ]);
    expect(map.cards[0]?.text).toBe(String.raw`\*Not bold\* <script>`);
    expect(
      map.cards
        .slice(1, 5)
        .map((card) => card.text)
        .join(''),
    ).toBe(long);
    expect(map.cards.at(-1)?.text).toBe('half \ufffd');
    expect(unmatched).toMatchObject([{ code: 'empty-sign', row: 2, col: 1, kept: false }]);
  });

  test('gives the same map for the same table, and another for another', () => {
    const one = table(' | Find', 'Actions | Searches');
    expect(read(one).map).toEqual(read(one).map);
    expect(read(table(' | Find', 'Actions | Walks')).map.cards[0]?.id).not.toBe(read(one).map.cards[0]?.id);
  });
});
