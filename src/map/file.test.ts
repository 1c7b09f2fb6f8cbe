import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isRefusal, type Refusal } from '../lib/refusal.ts';
import { aMap, lane, path, stage, touchpoint } from './build.ts';
import { writeMap } from './doc.ts';
import { measuredMapOf, parseJourneyFile, printJourneyFile, schemaId } from './file.ts';
import { faultOf, lineOf } from './json-places.ts';
import { Card, JourneyFile, type JourneyMap, Origin } from './map.ts';
import { readMap } from './read-map.ts';

const examples = resolve(import.meta.dirname, '../../examples');
const bakery = aMap(
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  lane('Does', 'actions', 'Searches', 'Compares', 'Pays'),
  touchpoint('Shop', 'web'),
  path('Gift buyers', 'shop'),
);
const text = printJourneyFile(bakery);

function read(source: string): JourneyFile {
  const file = parseJourneyFile(source);
  if (isRefusal(file)) throw new Error(`${file.message} ${JSON.stringify(file.place)}`);
  return file;
}

function refused(source: string): Refusal {
  const file = parseJourneyFile(source);
  if (!isRefusal(file)) throw new Error('was read');
  return file;
}

const lineWith = (source: string, part: string): number => source.slice(0, source.indexOf(part)).split('\n').length;

/** Names with a meaning of their own, which are therefore not unknown. */
const known = new Set([JourneyFile, Card, Origin].flatMap((schema) => Object.keys(schema.shape)));
const origin = { source: 'shop', logs: [], journeys: 1, customers: 1, events: 1, cut: 'one journey per case' };

describe('[M25] a file that was written', () => {
  test.each(readdirSync(examples).filter((name) => name.endsWith('.journey.json')))(
    'examples/%s: byte for byte',
    (name) => {
      const source = readFileSync(join(examples, name), 'utf8');
      expect(printJourneyFile(read(source))).toBe(source);
      const doc = new Y.Doc();
      const { map, measures } = measuredMapOf(read(source));
      writeMap(doc, map);
      expect(printJourneyFile(readMap(doc), read(source).measures === undefined ? undefined : measures)).toBe(source);
    },
  );

  test('begins with $schema and version, keeps unknown keys after known ones, ends with measures and one line feed', () => {
    const odd = {
      zebra: 1,
      ...bakery,
      apple: { b: 1, a: 2 },
      measures: { x: { meaning: 'Customers.', asOf: '2026-11-02', n: 3, unit: 'count', value: 3, zebra: 1 } },
    };
    const printed = printJourneyFile(odd);
    expect(Object.keys(JSON.parse(printed))).toEqual([
      '$schema',
      'version',
      'id',
      'title',
      'kind',
      'personas',
      'stages',
      'lanes',
      'cards',
      'touchpoints',
      'paths',
      'zebra',
      'apple',
      'measures',
    ]);
    expect(Object.keys(JSON.parse(printed).measures.x)).toEqual(['value', 'unit', 'n', 'asOf', 'meaning', 'zebra']);
    expect(printed.startsWith(`{\n  "$schema": "${schemaId}",\n  "version": 2,\n`)).toBe(true);
    expect(printed.endsWith('}\n') && !printed.endsWith('\n\n')).toBe(true);
    expect(printJourneyFile(read(printed))).toBe(printed);
  });

  test('is the same however its keys were ordered before, and with Windows line ends or a byte order mark', () => {
    const { stages, title, ...rest } = bakery;
    const shuffled = JSON.stringify({ ...rest, version: 2, stages, title });
    expect(printJourneyFile(read(shuffled))).toBe(text);
    expect(printJourneyFile(read(`\ufeff${text.replaceAll('\n', '\r\n')}`))).toBe(text);
  });

  test('any map survives file and document', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 12 });
    const more = fc.dictionary(
      fc
        .oneof(
          fc.string({ minLength: 1, maxLength: 8 }),
          fc.constantFrom('valueOf', 'constructor', '@order', 'id ', 'steps'),
        )
        .filter((key) => key !== '__proto__' && !known.has(key)),
      // No map may have that key, however deep ([M30]).
      fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('"__proto__"')),
      { maxKeys: 3 },
    );
    const any = fc.record({ title: word, card: word, unknown: more, onMap: more });
    fc.assert(
      fc.property(any, ({ title, card, unknown, onMap }) => {
        const map = {
          ...onMap,
          ...bakery,
          title,
          origin: { ...origin, ...unknown },
          cards: [{ ...unknown, ...bakery.cards[0], text: card }],
        } as JourneyMap;
        delete map.version;
        delete map.measures;
        const first = printJourneyFile(map);
        const doc = new Y.Doc();
        writeMap(doc, read(first));
        const copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        expect(printJourneyFile(readMap(copy))).toBe(first);
      }),
      { numRuns: 150 },
    );
  });
});

describe('[M26] text that is no JSON is refused with its line', () => {
  const cases: [string, string, string][] = [
    ['a missing comma', text.replace('"First order",', '"First order"'), '"kind"'],
    ['a missing colon', text.replace('"kind":', '"kind"'), '"kind"'],
    ['a word that is no value', text.replace('"current-state"', 'current-state'), '"kind"'],
    ['a comma too many', text.replace('"kind": "current-state",', '"kind": "current-state",,'), '"kind"'],
    ['a text that does not end', text.replace('"Pays"', '"Pays'), '"Pays'],
    ['a backslash that means nothing', text.replace('Pays', '\\x'), '\\x'],
    ['a key that stands twice', text.replace('  "kind"', '  "title": "Another",\n  "kind"'), '"Another"'],
    ['something after the end', `${text}{}`, '\n{}'],
  ];
  test.each(cases)('%s', (_what, source, near) => {
    const no = refused(source);
    expect(no.code).toBe('not-json');
    const line = lineWith(source, near) + (near.startsWith('\n') ? 1 : 0);
    expect(no.place?.line).toBe(line);
    expect(no.message).toContain(`Line ${line}:`);
  });

  test.each([
    ['', 'empty-file'],
    ['   \n', 'empty-file'],
    ['{', 'not-json'],
    ['\u0000\u0001PK', 'not-json'],
    ['customer,event,time\n1,Order,2026', 'not-json'],
    ['[1, 2]', 'not-a-map'],
    ['"map"', 'not-a-map'],
    ['null', 'not-a-map'],
    ['{"title": "Bread"}', 'no-version'],
    ['{"version": "1"}', 'no-version'],
    ['{"version": 0}', 'no-version'],
    ['{"version": 1}', 'bad-map'],
  ])('%j is %s', (source, code) => {
    expect(refused(source).code).toBe(code);
  });

  test('the scanner and JSON.parse agree on what is JSON', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-0.5e3',
      '01',
      'true',
      'nul',
      ' ',
      '\n',
      '"\\u00e9"',
      '"\\q"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
        ),
        (source) => {
          let parses = true;
          try {
            JSON.parse(source);
          } catch (error) {
            if (!(error instanceof SyntaxError)) throw error;
            parses = false;
          }
          const fault = faultOf(source);
          if (fault?.what.includes('second time')) return;
          expect(fault === undefined).toBe(parses);
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe('a file with something wrong in it', () => {
  test('[M27] names the field and its line', () => {
    const no = refused(text.replace('"channel": "web"', '"channel": "pigeon"'));
    expect(no).toMatchObject({
      code: 'bad-map',
      place: { field: 'touchpoints[0].channel', line: lineWith(text, '"channel"') },
    });
    expect(refused(text.replace(/"id": "does",\n/, '')).place).toMatchObject({
      field: 'lanes[0].id',
      line: lineWith(text, '"lanes"') + 1,
    });
    expect(refused(text.replace(/"stages": \[[\s\S]*?\n {2}\],/, '"stages": [],')).place?.field).toBe('stages');
  });

  test('[M28] names what a card or path points to in vain, and ids that stand twice', () => {
    const lost = refused(text.replace('"step": "order/order"', '"step": "pay"'));
    expect(lost).toMatchObject({
      code: 'loose-end',
      place: { field: 'cards[2].step', line: lineWith(text, '"step": "order/order"') },
    });
    expect(lost.message).toBe('The card "Pays" names the step "pay", which is not in this map.');
    expect(refused(text.replace('"lane": "does"', '"lane": "doze"')).message).toContain('the lane "doze"');
    expect(refused(text.replace('        "shop"\n', '        "shoppe"\n')).place?.field).toBe(
      'paths[0].touchpoints[0]',
    );
    expect(refused(text.replace('"id": "order"', '"id": "find"')).place).toMatchObject({
      field: 'stages[1].id',
      line: lineWith(text, '"id": "order"'),
    });
    expect(refused(text.replace('"id": "order/order"', '"id": "find/search"')).place?.field).toBe(
      'stages[1].steps[0].id',
    );
  });

  test('[M29] of a newer version says so', () => {
    const no = refused(text.replace('"version": 2', '"version": 7'));
    expect(no.code).toBe('newer-version');
    expect(no.message).toContain('version 7');
    expect(no.fix).toContain('Update');
  });

  test('[M30] hostile ones are refused, never thrown over', () => {
    expect(refused('['.repeat(200_000)).code).toBe('not-json');
    expect(refused(`{"a":`.repeat(5_000)).code).toBe('not-json');
    expect(refused(text.replace('"kind"', '"__proto__": {"polluted": true}, "kind"')).code).toBe('unfit-value');
    expect(refused(text.replace('"Pays"', '"Pays \\ud83e"')).code).toBe('unfit-value');
    expect(refused(text.replace('"kind"', '"weight": 1e999, "kind"')).code).toBe('unfit-value');
    expect(refused(text.replace('"Pays"', JSON.stringify('x'.repeat(30_000)))).place?.field).toBe('cards[2].text');
    const script = read(text.replace('"Pays"', '"<script>alert(1)</script>"'));
    expect(script.cards[2]?.text).toBe('<script>alert(1)</script>');
  });
});

test('the line of a field is that of the nearest part of its path that is there', () => {
  expect(lineOf(text, ['cards', 1, 'text'])).toBe(lineWith(text, '"Compares"'));
  expect(lineOf(text, ['cards', 1, 'owner'])).toBe(lineOf(text, ['cards', 1]));
  expect(lineOf(text, ['nowhere'])).toBe(1);
});
