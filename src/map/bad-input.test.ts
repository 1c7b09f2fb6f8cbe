import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { onePixelGif, onePixelPng } from '../../test/picture-kit.ts';
import { isRefusal, type Refusal } from '../lib/refusal.ts';
import { aMap, card, lane, stage } from './build.ts';
import { writeMap } from './doc.ts';
import { applyEdit } from './edits/edits.ts';
import { measuredMapOf, parseJourneyFile, printJourneyFile } from './file.ts';
import type { JourneyFile, JourneyMap } from './map.ts';
import { readMap } from './read-map.ts';

function read(text: string): JourneyFile {
  const file = parseJourneyFile(text);
  if (isRefusal(file)) throw new Error(`${file.message} ${JSON.stringify(file.place)}`);
  return file;
}

function refused(text: string): Refusal {
  const file = parseJourneyFile(text);
  if (!isRefusal(file)) throw new Error('was read');
  return file;
}

/** The map through a file, a document, and a file again. */
function throughAll(map: JourneyMap): JourneyMap {
  const text = printJourneyFile(map);
  const doc = new Y.Doc();
  writeMap(doc, measuredMapOf(read(text)).map);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  expect(printJourneyFile(readMap(copy))).toBe(text);
  return readMap(copy);
}

const bakery = aMap(stage('Find'), stage('Order'), lane('Does', 'actions', 'Searches', 'Pays'));
const withTexts = (...texts: readonly string[]): JourneyMap =>
  aMap(
    stage('Find'),
    lane('Does', 'actions'),
    ...texts.map((text, at) => card(`card-${at}`, 'does', 'find/find', text)),
  );

describe('a large map', () => {
  const stages = Array.from({ length: 200 }, (_, at) => ({
    id: `stage-${at}`,
    name: `Stage ${at + 1}`,
    steps: [{ id: `step-${at}`, name: `Stage ${at + 1}` }],
  }));
  const lanes = Array.from({ length: 25 }, (_, at) => ({
    id: `lane-${at}`,
    kind: 'actions' as const,
    name: `Lane ${at + 1}`,
  }));
  const cards = Array.from({ length: 5_000 }, (_, at) => ({
    id: `card-${at}`,
    lane: `lane-${at % 25}`,
    step: `step-${Math.floor(at / 25)}`,
    text: `Buys loaf ${at + 1}`,
  }));
  const large: JourneyMap = { ...bakery, stages, lanes, cards };

  test('of 200 stages and 5,000 cards is read, kept, edited and written without loss', () => {
    const map = throughAll(large);
    expect([map.stages.length, map.cards.length]).toEqual([200, 5_000]);
    const doc = new Y.Doc();
    writeMap(doc, large);
    const before = readMap(doc);
    expect(applyEdit(doc, { verb: 'edit-card', id: 'card-2500', text: 'Buys none' })).toBeUndefined();
    expect(readMap(doc).cards.filter((one, at) => one !== before.cards[at])).toHaveLength(1);
    expect(readMap(doc).stages).toBe(before.stages);
  });
});

describe('texts of every kind', () => {
  const hard = [
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    'x'.repeat(60),
    '注文したパンはいつ届きますか？',
    'هل الخبز طازج؟ \u202eevil\u202c',
    'Bestellt 👩‍👩‍👧‍👦 am 3. – 🥐🥖',
    '<img src=x onerror=alert(1)><script>alert(1)</script>',
    '=HYPERLINK("http://example.org","x")',
    '"quotes", back\\slash\\ and\ttabs\nand lines\u2028and more',
    '\u0000\u0007 control',
    '',
  ];

  test('long words, CJK, right to left, emoji, markup, formulas and control characters come back as they were', () => {
    const map = throughAll({ ...withTexts(...hard), title: hard.join(' ') });
    expect(map.cards.map((one) => one.text)).toEqual(hard);
  });

  test('a text that is too long, or holds half a character, is refused by its field, in a file and as an edit', () => {
    const long = refused(printJourneyFile(withTexts('x'.repeat(20_001))));
    expect(long).toMatchObject({ code: 'bad-map', place: { field: 'cards[0].text' } });
    expect(refused(printJourneyFile(withTexts('half \ud83e'))).code).toBe('unfit-value');
    const doc = new Y.Doc();
    writeMap(doc, withTexts('Searches'));
    for (const text of ['x'.repeat(20_001), 'half \ud83e'])
      expect(applyEdit(doc, { verb: 'edit-card', id: 'card-0', text })).toMatchObject({ code: 'bad-edit' });
    expect(readMap(doc).cards[0]?.text).toBe('Searches');
  });

  test('[M8] a text that two people together made too long is cut, never emptied', () => {
    const doc = new Y.Doc();
    writeMap(doc, withTexts(''));
    const twin = new Y.Doc();
    Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
    applyEdit(doc, { verb: 'edit-card', id: 'card-0', text: 'a'.repeat(15_000) });
    applyEdit(twin, { verb: 'edit-card', id: 'card-0', text: 'b'.repeat(15_000) });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(twin));
    expect(readMap(doc).cards[0]?.text).toHaveLength(20_000);
  });
});

describe('[M50] pictures in a file', () => {
  const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const url = (type: string, bytes: Uint8Array): string =>
    `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  const png = sha(onePixelPng);
  const shown: JourneyMap = {
    ...bakery,
    logo: { id: png, type: 'image/png', width: 1, height: 1, alt: 'A loaf' },
  };
  const fileWith = (pictures: Record<string, string>): string => printJourneyFile(shown, undefined, pictures);

  test('are read and written again when they are what they say; one that is not there is kept by its name', () => {
    const text = fileWith({
      [png]: url('image/png', onePixelPng),
      [sha(onePixelGif)]: url('image/gif', onePixelGif),
    });
    expect(printJourneyFile(read(text))).toBe(text);
    expect(measuredMapOf(read(text)).pictures).toHaveProperty(png);
    expect(read(fileWith({})).logo?.id).toBe(png);
  });

  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const huge = new Uint8Array(10_000_001);
  huge.set(onePixelPng);
  const broken: [string, string, string, RegExp][] = [
    ['bytes of another picture', png, url('image/png', huge.subarray(0, 5_000)), /other bytes than its name/],
    [
      'bytes of another type',
      sha(onePixelGif),
      url('image/png', onePixelGif),
      /says it is image\/png, and is image\/gif/,
    ],
    ['an SVG', sha(svg), url('image/svg+xml', svg), /neither PNG nor JPEG/],
    ['a page', sha(svg), url('text/html', svg), /neither PNG nor JPEG/],
    ['a script that calls itself PNG', sha(svg), url('image/png', svg), /neither PNG nor JPEG/],
    ['an address', png, 'https://example.org/tracking.png', /should be a data: URL/],
    ['a script address', png, 'javascript:alert(1)', /should be a data: URL/],
    ['broken base64', png, 'data:image/png;base64,iVBOR=w0KGgo', /should be a data: URL/],
    ['no bytes', png, 'data:image/png;base64,', /should be a data: URL/],
    ['a name that is no hash', '../../etc/passwd', url('image/png', onePixelPng), /not called as a picture/],
    ['ten million and one bytes', sha(huge), url('image/png', huge), /more than 10 MB/],
  ];
  test.each(broken)('%s is refused by name and line', (_what, id, bytes, message) => {
    const text = fileWith({ [id]: bytes });
    const no = refused(text);
    expect(no.code).toBe('bad-picture');
    expect(no.message).toMatch(message);
    expect(no.fix ?? '').not.toBe('');
    const line = text
      .slice(0, text.indexOf(JSON.stringify(id).slice(1, -1), text.indexOf('"pictures"')))
      .split('\n').length;
    expect(no.place).toEqual({ field: `pictures.${id}`, line });
  });

  test('fifty megabytes are refused before they are looked at', () => {
    expect(refused(fileWith({ [png]: `data:image/png;base64,${'A'.repeat(50_000_000)}` }))).toMatchObject({
      code: 'file-too-large',
    });
  });

  test('a card that names a picture in another way is refused by its field', () => {
    const picture = { id: 'https://example.org/x.png', type: 'image/png' as const, width: 1, height: 1, alt: '' };
    const [first, ...others] = bakery.cards;
    if (first === undefined) throw new Error('no card');
    expect(refused(printJourneyFile({ ...bakery, cards: [{ ...first, picture }, ...others] })).place?.field).toBe(
      'cards[0].picture.id',
    );
  });
});
