/** What the server and the rules of a map refuse, with what to do about it, is understood and said in German. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { hearIn, sayIn } from '../../lib/language.ts';
import drawn from '../../render/de.json' with { type: 'json' };
import edits from './de-edits.json' with { type: 'json' };
import gaps from '../../map/lint/de.json' with { type: 'json' };
import server from './de-server.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };

const words: Readonly<Record<string, string>> = { ...drawn, ...gaps, ...edits, ...server, ...german };
const hear = hearIn(sayIn('de', words), words);
const src = join(import.meta.dirname, '../..');

/** Rooms whose refusals reach a page; templates hold a field of that name for what could be done. */
const reached = /^(?:map\/(?!templates)|render\/|workspace\/|server\/|events\/import\/|surveys\/reading\/)/;
const literal = String.raw`'(?:[^'\\\n]|\\.)*'|\x60(?:[^\x60\\]|\\.)*\x60`;

/** The message of a literal: `a ${name}` is "a {a}". */
function messageOf(text: string): string {
  let inside = text.slice(1, -1);
  for (let at = 0, start = inside.indexOf('${'); text.startsWith('`') && start >= 0; at++) {
    let end = start + 2;
    for (let open = 1; open > 0; end++) open += inside[end] === '{' ? 1 : inside[end] === '}' ? -1 : 0;
    inside = `${inside.slice(0, start)}{${'abcdefgh'[at] ?? 'z'}}${inside.slice(end)}`;
    start = inside.indexOf('${');
  }
  return inside.replace(/\\(.)/g, '$1');
}

function refusedIn(code: string): string[] {
  const named = `(?:'[a-z0-9-]+'|\\x60[^\\x60]+\\x60|[\\w.]+)`;
  const patterns = [
    `\\b(?:refusal|deny)\\(\\s*${named},\\s*(${literal})`,
    `\\bmessage = (${literal})`,
    `\\bfix:\\s*(${literal})`,
  ];
  return patterns.flatMap((pattern) =>
    Array.from(code.matchAll(new RegExp(pattern, 'g')), ([, text]) => messageOf(text ?? '')),
  );
}

test('every refusal and its fix is there in German', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => reached.test(name) && name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const said = [...new Set(files.flatMap((name) => refusedIn(readFileSync(join(src, name), 'utf8'))))];
  const sentences = said.filter((text) => / /.test(text) && /[a-z]{3}/i.test(text.replace(/\{\w\}/g, '')));
  expect(sentences.length).toBeGreaterThan(200);
  expect(sentences.filter((text) => !(text in words))).toEqual([]);
});

test('all that is told of a file of answers, and why, is there in German', () => {
  const folder = join(src, 'surveys/reading');
  const files = readdirSync(folder).filter((name) => !name.endsWith('.test.ts'));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  const code = lines.filter((line) => !/^\s*(\*|\/[/*]|\/\^)|\/[^/]+\/[gimu]*[,;.]|import /.test(line)).join('\n');
  const texts = Array.from(code.matchAll(new RegExp(literal, 'g')), ([text]) => messageOf(text));
  const wordsIn = (text: string): number => text.match(/(?<![{\w])[a-z]{2,}/gi)?.length ?? 0;
  const told = [...new Set(texts)].filter((text) => text.includes(' ') && wordsIn(text) >= 2);
  expect(told.length).toBeGreaterThan(40);
  expect(told.filter((text) => !(text in words))).toEqual([]);
  expect(hear('99 lies outside 1 to 7 and was taken as not applicable: "CES" (5).')).toBe(
    '99 liegt außerhalb von 1 bis 7 und wurde als nicht zutreffend genommen: "CES" (5).',
  );
  expect(hear('its name says so, and its values lie on 0 to 10')).toBe(
    'ihr Name sagt es, und ihre Werte liegen auf 0 bis 10',
  );
});

test('every one keeps its places, and can be read', () => {
  const places = (text: string): string[] => Array.from(text.matchAll(/\{\w\}/g), ([place]) => place).toSorted();
  for (const [english, said] of Object.entries(server)) {
    expect(() => new IntlMessageFormat(said, 'de')).not.toThrow();
    expect([english, places(said)]).toEqual([english, places(english)]);
  }
});

test('a finished sentence is recognised by its message, and what stands in it is said too', () => {
  expect(hear('There is no map "bakery-orders".')).toBe('Es gibt keine Karte „bakery-orders“.');
  expect(hear('orders.pdf is a PDF, which holds a drawing but no map.')).toBe(
    'orders.pdf ist ein PDF, das eine Zeichnung enthält, aber keine Karte.',
  );
  expect(hear('This stage is not on the map.')).toBe('Diese Phase steht nicht auf der Karte.');
  expect(hear('This step is not on the map.')).toBe('Nicht auf der Karte: Schritt.');
  expect(hear('At most 80 letters fit there.')).toBe('Dort passen höchstens 80 Buchstaben hinein.');
  expect(hear('one journey per value of "journey"')).toBe('eine Journey je Wert von „journey“');
  expect(hear('Nobody foresaw this sentence.')).toBe('Nobody foresaw this sentence.');
});
