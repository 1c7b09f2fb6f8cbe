import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { rules } from '../../map/lint/rules.ts';
import drawn from '../../render/de.json' with { type: 'json' };
import gaps from '../../map/lint/de.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };

const words: Readonly<Record<string, string>> = { ...drawn, ...gaps, ...german };

test('every rule says its title, count, why and fix in German', () => {
  const keys = rules.flatMap(({ title, counted, why, fix }) => [title, ...counted, why, fix]);
  expect(keys.filter((key) => !(key in words))).toEqual([]);
});

test('every sentence with names is there in German, with the same names', () => {
  const folder = new URL('../../map/lint/', import.meta.url);
  const code = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const sentences = code
    .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/'([^'\n]*\{\w+\}[^'\n]*\.)'/g)])
    .map(([, text]) => text ?? '');
  expect(sentences.length).toBeGreaterThan(40);
  const names = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();
  expect(sentences.filter((text) => !(text in words))).toEqual([]);
  expect(sentences.filter((text) => names(text).join() !== names(words[text] ?? '').join())).toEqual([]);
});

test('every German text is a message that can be read', () => {
  for (const text of Object.values(words)) expect(() => new IntlMessageFormat(text, 'de')).not.toThrow();
});
