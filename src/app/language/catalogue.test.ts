import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import drawn from '../../render/de.json' with { type: 'json' };
import edits from './de-edits.json' with { type: 'json' };
import gaps from '../../map/lint/de.json' with { type: 'json' };
import server from './de-server.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };

const words: Readonly<Record<string, string>> = { ...drawn, ...edits, ...gaps, ...server, ...german };
const folder = join(import.meta.dirname, '..');

const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\(.)/g, '$1');

/** Messages that stand as they are in the calls of `t`, `rich` and `many`. */
function messagesIn(code: string): string[] {
  const said = code.matchAll(/(?<![\w.])(?:t|rich)\(\s*'((?:[^'\\]|\\.)*)'/g);
  const counted = code.matchAll(/(?<![\w.])many\([^;]*?, '([a-z ]+)'(?:, '([a-z ]+)')?\)/g);
  return [
    ...Array.from(said, ([, text]) => unescaped(text ?? '')),
    ...Array.from(counted, ([, one, more]) => `{n, plural, one {# ${one}} other {# ${more ?? `${one}s`}}}`),
  ];
}

function allMessages(): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const code = files.filter((name) => /\.tsx?$/.test(name) && !/\.test\.|language/.test(name));
  return new Set(code.flatMap((name) => messagesIn(readFileSync(join(folder, name), 'utf8'))));
}

/** Names of the values and tags of a message. */
function placesOf(message: string): string[] {
  const found = new Set<string>();
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if ('value' in part && part.type !== 0) found.add(String(part.value));
      if ('options' in part) for (const option of Object.values(part.options)) walk(option.value);
      if ('children' in part) walk(part.children);
    }
  };
  walk(new IntlMessageFormat(message, 'en').getAst());
  return [...found].toSorted();
}

test('everything the app says in English it can say in German', () => {
  const messages = [...allMessages()];
  expect(messages.length).toBeGreaterThan(600);
  expect(messages.filter((message) => !(message in words))).toEqual([]);
});

test('a German message has the values and tags of the English one', () => {
  for (const [english, said] of Object.entries(words)) {
    expect([english, placesOf(said)]).toEqual([english, placesOf(english)]);
  }
});

test('no word stands in two catalogues, where they could drift apart', () => {
  const all = [drawn, edits, gaps, server, german].flatMap((one) => Object.keys(one));
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
});
