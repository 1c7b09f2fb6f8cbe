/** Every word a drawing says that is not the map's own is there in German, and nobody hears another reader's language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../lib/refusal.ts';
import { parseJourneyFile } from '../map/file.ts';
import { cellStates, channels, mapKinds, mapStatuses, progresses, type MeasuredMap } from '../map/map.ts';
import german from './de.json' with { type: 'json' };
import { draw } from './draw.ts';
import { toHtml } from './html.ts';
import { say, speaking, spokenLanguage } from './language.ts';
import { lossesOf } from './losses-of-form.ts';
import { mapForms } from './map-forms.ts';
import { toMarkdown } from './markdown.ts';
import { drawOverview } from './overview.ts';
import { evidenceNotes } from './pptx-notes.ts';
import { views, type Item, type Scene } from './scene.ts';
import { viewNames } from './view-names.ts';
import { count, day, duration, share, valence } from './wording.ts';

const words: Readonly<Record<string, string>> = german;
const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

function messagesHere(): Set<string> {
  const code = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const found = code.flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(
      /(?<![\w.])(?:say|said|counted)\(\s*'((?:[^'\\]|\\.)*)'/g,
    ),
  ]);
  return new Set(found.map(([, text]) => unescaped(text ?? '')));
}

function read(name: string): MeasuredMap {
  const path = new URL(`../../test/golden/${name}/map.journey.json`, import.meta.url);
  const file = parseJourneyFile(readFileSync(path, 'utf8'));
  if (isRefusal(file)) throw new Error(file.message);
  return { map: file, measures: file.measures ?? {} };
}

/** Every text of a drawing: written, in evidence, in names of things, and for those who listen. */
function textsOf(scene: Scene): string[] {
  const walk = (item: Item): string[] => {
    if (item.kind === 'text') return [item.text];
    if (item.kind !== 'group') return [];
    const tip = item.tip ? [item.tip.title, ...item.tip.rows.flat()] : [];
    return [item.label ?? '', ...tip, ...item.items.flatMap(walk)];
  };
  return [scene.desc, ...scene.items.flatMap(walk)].filter((one) => /\p{L}{2}/u.test(one));
}

/** Texts a map holds itself, in parts as a drawing may break them. */
function ownWords(value: unknown): string {
  if (typeof value === 'string') return `${value} `;
  return typeof value === 'object' && value !== null ? Object.values(value).map(ownWords).join('') : '';
}

const plain = (text: string): string =>
  text
    .replace(/[*_]|\[|\]\([^)]*\)/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** What reads the same in both languages and is not the map's. */
function untranslated(measured: MeasuredMap, make: (measured: MeasuredMap) => readonly string[]): string[] {
  const own = plain(ownWords(measured));
  const inGerman = new Set(speaking('de', () => [...make(measured)]).map(plain));
  const both = speaking('en', () => [...make(measured)]).map(plain);
  const same = Object.entries(words).flatMap(([english, said]) => (english === said ? [english] : []));
  // Units, and words that are one in both languages.
  const shared = new RegExp(`\\b(?:n|h|min|s|q|${same.filter((one) => /^[\w ]+$/.test(one)).join('|')})\\b`, 'g');
  const parts = (text: string): string[] =>
    text.split(/[“”…]|(?: · )|(?:: )|(?:, )|[()]|(?: [→↔] )|(?<=\.) /).map((part) => part.replace(/[-…]$/, '').trim());
  return [...new Set(both)].filter(
    (text) =>
      inGerman.has(text) &&
      parts(text).some((part) => /\p{L}{2}/u.test(part.replace(shared, '')) && !own.includes(part)),
  );
}

test('everything a drawing or a form says in English it can say in German', () => {
  const messages = [...messagesHere()];
  expect(messages.length).toBeGreaterThan(150);
  expect(messages.filter((one) => !(one in words))).toEqual([]);
});

test('names of views, channels, states, kinds, progress and status are there too', () => {
  const spelled = [...mapKinds, ...mapStatuses].map((one) => one.replaceAll('-', ' '));
  const names = [...Object.values(viewNames), ...channels, ...cellStates, ...progresses, ...spelled];
  expect(names.filter((one) => !(one in words))).toEqual([]);
  const tables = ['reading.ts', 'wording.ts'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
  const asked = tables.flatMap((code) =>
    [...code.matchAll(/Record<Ask, string>> = \{([^}]*(?:\{value\}[^}]*)*)\n\};/g)].flatMap(([, table]) =>
      [...(table ?? '').matchAll(/: '([^']+)'/g)].map(([, text]) => text ?? ''),
    ),
  );
  expect(asked.length).toBeGreaterThanOrEqual(24);
  expect(asked.filter((one) => !(one in words))).toEqual([]);
});

test('every German text is a message that can be read', () => {
  for (const text of Object.values(words)) expect(() => new IntlMessageFormat(text, 'de')).not.toThrow();
});

describe.each(['gift-buyers', 'account-opening', 'twelve-stages', 'empty'])('the German drawings of %s', (name) => {
  const measured = read(name);

  test.each(views)('leave no English word in the %s', (view) => {
    const made = (one: MeasuredMap): string[] =>
      (['rings', 'influence'] as const).flatMap((by) => [
        ...textsOf(draw(one, { view, theme: 'light', stakeholdersBy: by, timeScale: 'log' })),
      ]);
    expect(untranslated(measured, made)).toEqual([]);
  });

  test('leave no English word in the overview, the notes of slides and the lists of losses', () => {
    expect(untranslated(measured, (one) => textsOf(drawOverview([one, one], { theme: 'light' })))).toEqual([]);
    expect(untranslated(measured, (one) => evidenceNotes(one).split('\n'))).toEqual([]);
    const told = { table: 'wide', diagram: 'auto', comments: 'never' } as const;
    const forms = mapForms.filter((form) => form !== 'mmd');
    const losses = (one: MeasuredMap) => forms.flatMap((form) => lossesOf(one, form, told).map(({ what }) => what));
    expect(untranslated(measured, losses)).toEqual([]);
  });
});

test('a page and an outline are German throughout, and say so', () => {
  const page = toHtml([read('gift-buyers'), read('account-opening')], { language: 'de' });
  expect(page).toContain('<html lang="de"');
  for (const said of ['Alle Journeys', 'Raster', 'Einpassen', 'Hell oder dunkel', 'Scrollen oder ziehen'])
    expect(page).toContain(said);
  for (const english of ['All journeys', 'Light or dark', 'not measured', 'Reached the goal'])
    expect(page).not.toContain(english);
  expect(speaking('de', () => toMarkdown(read('gift-buyers')))).toContain('**Verantwortlich:**');
});

test('numbers, times and days are those of the language', () => {
  const told = () => [count(8214), count(3.25), share(0.005), duration(11_700), valence(-1.3), day('2025-08-01')];
  expect(speaking('de', told)).toEqual(['8.214', '3,3', '0,5 %', '3,3 h', '−1,3', '1. Aug. 2025']);
  expect(told()).toEqual(['8,214', '3.3', '0.5 %', '3.3 h', '−1.3', '1 Aug 2025']);
});

test('a language is over with the drawing it was asked for, also when that fails', () => {
  expect(speaking('de', () => say('nobody'))).toBe('niemand');
  expect(() =>
    speaking('de', () => {
      throw new Error('paper jam');
    }),
  ).toThrow('paper jam');
  expect(spokenLanguage()).toBe('en');
  expect(speaking('de', () => [speaking('en', () => say('nobody')), say('nobody')])).toEqual(['nobody', 'niemand']);
});
