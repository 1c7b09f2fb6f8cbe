/** Hostile and broken files: each is refused in plain words or read with nothing lost in silence; nothing is thrown. */
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../lib/refusal.ts';
import { aMap, called, lane, stage } from '../map/build.ts';
import { printJourneyFile } from '../map/file.ts';
import type { JourneyMap, MeasuredMap } from '../map/map.ts';
import { readMapFile, writeMapFile, type ReadMaps } from './map-files.ts';
import { largestFile, mapForms, WriteOptions, type MapForm } from './map-forms.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const readText = (name: string, text: string): Promise<ReadMaps | Refusal> => readMapFile(name, bytes(text));
const bare = (map: JourneyMap): MeasuredMap => ({ map, measures: {} });
async function written(map: JourneyMap, form: MapForm, more: Partial<WriteOptions> = {}): Promise<Uint8Array> {
  const { content } = await writeMapFile([bare(map)], form, WriteOptions.parse({ scale: 1, ...more }));
  return typeof content === 'string' ? bytes(content) : content;
}

const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';
/** Every name of the map is `words`. */
const renamed = (map: JourneyMap, words: (at: number) => string): JourneyMap => ({
  ...map,
  title: words(0),
  stages: map.stages.map((one) => ({
    ...one,
    name: words(0),
    steps: one.steps.map((step, at) => ({ ...step, name: words(at) })),
  })),
});

const plainHostile = aMap(
  called('Hostile'),
  stage('Find'),
  lane('Pains', 'pains', script),
  lane('Opportunities', 'opportunities', '[click](javascript:alert(1))'),
);
const hostile = renamed(plainHostile, () => script);

describe('scripts', () => {
  test.each(['svg', 'html', 'md', 'cjml'] as const)('in the words of a map stay words in %s', async (form) => {
    const text = new TextDecoder().decode(await written(hostile, form));
    const own = form === 'html' ? 1 : 0;
    expect(text.replace(/```[\s\S]*?```/g, '').match(/(?<!\\)<script/g) ?? []).toHaveLength(own);
    expect(text.replace(/```[\s\S]*?```/g, '')).not.toMatch(/(?<!\\)<img[^>]+onerror/);
    expect(text).not.toMatch(/href="javascript:/);
  });

  test('in an SVG never become a map', async () => {
    expect(await readText('map.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)).toMatchObject({
      refused: true,
    });
  });
});

describe('XML', () => {
  test('that names a file of the machine is refused, and nothing of it is read', async () => {
    const text = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>\n<CJML>&f;</CJML>';
    expect(await readText('a.cjml', text)).toMatchObject({ code: 'hostile-xml', place: { line: 2 } });
  });

  test('that grows a billion times is refused at once', async () => {
    const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    const text = `<!DOCTYPE z [<!ENTITY l0 "lol">${entities}]><CJML>&l9;</CJML>`;
    expect(await readText('a.xml', text)).toMatchObject({ code: 'hostile-xml' });
  });
});

describe('workbooks', () => {
  test('that unpack to gigabytes are refused before they do, also when they lie about their size', async () => {
    const sheet = new Uint8Array(210 * 2 ** 20);
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<x/>'), 'xl/worksheets/sheet1.xml': [sheet, { level: 9 }] });
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(await readMapFile('map.xlsx', bomb)).toMatchObject({ code: 'unpacks-too-large' });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const end = bomb.length - 22;
    let at = view.getUint32(end + 16, true);
    for (let entry = 0; entry < view.getUint16(end + 10, true); entry++) {
      view.setUint32(at + 24, 1000, true);
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    expect(await readMapFile('map.xlsx', bomb)).toMatchObject({ code: 'unpacks-too-large' });
  });

  test.each(['../../etc/passwd', '/etc/passwd', 'C:\\x', 'a/../../b'])(
    'with a part called %j are refused',
    async (name) => {
      const zip = zipSync({ 'xl/workbook.xml': strToU8('<x/>'), [name]: strToU8('x') });
      expect(await readMapFile('map.xlsx', zip)).toMatchObject({ code: 'strange-path' });
    },
  );

  test('that are cut off anywhere are refused, never thrown over', async () => {
    const whole = await written(aMap(stage('Find'), lane('Does', 'actions', 'looks')), 'xlsx');
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      const cut = await readMapFile('map.xlsx', whole.slice(0, Math.round(whole.length * share)));
      expect(cut).toMatchObject({ refused: true });
    }
  });

  test('that are Word, PowerPoint or plain archives are refused by name', async () => {
    const zip = (name: string): Uint8Array => zipSync({ [name]: strToU8('x') });
    expect(await readMapFile('a.xlsx', zip('word/document.xml'))).toMatchObject({
      message: expect.stringContaining('Word'),
    });
    expect(await readMapFile('a.xlsx', zip('ppt/x.xml'))).toMatchObject({
      message: expect.stringContaining('PowerPoint'),
    });
    expect(await readMapFile('a.xlsx', zip('a.txt'))).toMatchObject({ message: expect.stringContaining('ZIP') });
  });

  test('without any cell are refused', async () => {
    expect(await readMapFile('a.xlsx', await writeXlsx({ sheets: [{ name: 'A', rows: [] }] }))).toMatchObject({
      code: 'empty-table',
    });
  });
});

describe('formulas', () => {
  const map = aMap(stage('Find'), lane('Does', 'actions', '=cmd|"/c calc"!A1'));

  test('are guarded on the way out and come back as they were', async () => {
    for (const form of ['csv', 'xlsx'] as const) {
      const read = await readMapFile('x', await written(map, form));
      expect(isRefusal(read) ? read : read.maps[0]?.map.cards.map(({ text }) => text)).toEqual(['=cmd|"/c calc"!A1']);
    }
    expect(new TextDecoder().decode(await written(map, 'csv'))).toContain(`'=cmd`);
    expect(new TextDecoder().decode(await written(map, 'csv', { table: 'wide' }))).toContain(`'=cmd`);
  });
});

describe('files that are no maps', () => {
  test.each([
    ['nothing', new Uint8Array(0), 'empty-file'],
    ['blanks', bytes(' \n\t\n'), 'empty-file'],
    ['a picture of 50 MB', new Uint8Array(largestFile + 1).fill(1), 'file-too-large'],
    ['a PNG called map.journey.json', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'not-a-map'],
    ['a PDF', bytes('%PDF-1.7'), 'not-a-map'],
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'not-a-map'],
    ['prose', bytes('Dear all, the map is on the wall.'), 'no-table'],
    ['half a journey file', bytes(printJourneyFile(hostile).slice(0, 300)), 'not-json'],
    ['JSON of something else', bytes('{"name":"x"}'), 'no-version'],
    ['nested without end', bytes('['.repeat(100_000)), 'not-json'],
    ['noise', new Uint8Array(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 251)), undefined],
  ])('%s is refused in plain words', async (_what, content, code) => {
    const read = await readMapFile('map.journey.json', content);
    expect(read).toMatchObject({
      refused: true,
      message: expect.stringMatching(/\w+ .*\./),
      ...(code ? { code } : {}),
    });
  });

  test('a wrong ending does not matter: the content wins', async () => {
    const file = printJourneyFile(hostile);
    expect(await readText('map.xlsx', file)).toMatchObject({ format: 'Journey file' });
    expect(await readText('map.csv', 'journey\nPay: 4: Me')).toMatchObject({ format: 'Mermaid journey' });
    expect(await readText('map.mmd', 'Stage,Find,Pay\nActions,looks,pays\nPains,slow,')).toMatchObject({
      format: expect.stringContaining('Wide table'),
    });
  });

  test('other encodings are read as they were written', async () => {
    const text = 'Stage;Finden;Bezahlen\nAktionen;öffnet die Tür;zahlt\nSchmerzpunkte;„zu laut“;';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const read = await readMapFile('karte.csv', utf16);
    expect(isRefusal(read) ? read : read.maps[0]?.map.cards[0]?.text).toBe('öffnet die Tür');
    const latin = await readMapFile(
      'karte.csv',
      Buffer.from('Stage;Finden;B\nAktionen;\xf6ffnet;x\nPains;y;', 'latin1'),
    );
    expect(latin).toMatchObject({ format: expect.stringContaining('Windows-1252') });
  });
});

describe('large and foreign maps', () => {
  const stages = Array.from({ length: 200 }, (_, at) => ({
    id: `s${at}`,
    name: `Stage ${at}`,
    steps: [{ id: `t${at}`, name: `Step ${at}` }],
  }));
  const cards = Array.from({ length: 5000 }, (_, at) => ({
    id: `c${at}`,
    lane: at % 2 ? 'does' : 'pains',
    step: `t${at % 200}`,
    text: `Card ${at} of the bank`,
  }));
  const large: JourneyMap = { ...aMap(lane('Does', 'actions'), lane('Pains', 'pains')), stages, cards };

  test.each(['csv', 'xlsx', 'mmd', 'cjml', 'md', 'pptx'] as const)(
    '200 stages and 5,000 cards are written as %s',
    async (form) => {
      expect((await written(large, form)).length).toBeGreaterThan(1000);
    },
    240_000,
  );

  test('200 stages and 5,000 cards come back from CSV and XLSX whole', async () => {
    for (const form of ['csv', 'xlsx'] as const) {
      const read = await readMapFile('x', await written(large, form));
      expect(isRefusal(read) ? read : [read.maps[0]?.map.stages.length, read.maps[0]?.map.cards.length]).toEqual([
        200, 5000,
      ]);
    }
  }, 120_000);

  const words = [
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    '顧客の旅路を描く地図、パンを選ぶ',
    'متجر الخبز في المدينة',
    '👩‍🍳🥐🏳️‍🌈',
    'a\u0301\u0301\u0301',
    '\u202eevil',
  ];
  test.each(mapForms)(
    'long, foreign and right-to-left words are written as %s without loss of a letter',
    async (form) => {
      const six = aMap(stage('Weg', '1', '2', '3', '4', '5', '6'), lane('Opportunities', 'opportunities', ...words));
      const kept = renamed(six, (at) => words[at] ?? '');
      expect((await written(kept, form)).length).toBeGreaterThan(100);
      const texts = new Set(['journey.json', 'csv', 'xlsx', 'mmd', 'theydo.json']);
      const read = texts.has(form)
        ? await readMapFile('x', await written(kept, form, { comments: 'always' }))
        : undefined;
      const found =
        read === undefined
          ? words
          : isRefusal(read)
            ? read
            : read.maps[0]?.map.cards.map(({ text }) => text.replaceAll('\\', ''));
      expect(found).toEqual(words);
    },
  );
});
