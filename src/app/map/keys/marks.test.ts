import { expect, test } from 'vitest';
import { toggled } from './marks.ts';

const on = (text: string, words: string, sign: '**' | '*'): string => {
  const at = text.indexOf(words);
  return toggled(text, at, at + words.length, sign).text;
};

test('Ctrl B makes the selected words bold, and again takes it back', () => {
  expect(on('Asks for the price', 'the price', '**')).toBe('Asks for **the price**');
  expect(on('Asks for **the price**', 'the price', '**')).toBe('Asks for the price');
});

test('italics and bold stand together and are taken away one by one', () => {
  expect(on('Asks for **the price**', 'the price', '*')).toBe('Asks for ***the price***');
  expect(on('Asks for ***the price***', 'the price', '**')).toBe('Asks for *the price*');
  expect(on('Asks for ***the price***', 'the price', '*')).toBe('Asks for **the price**');
  expect(on('Asks for *the price*', 'the price', '**')).toBe('Asks for ***the price***');
});

test('the signs stand tight around words, and what was selected stays selected', () => {
  const next = toggled('Asks for the price now', 8, 19, '**');
  expect(next.text).toBe('Asks for **the price** now');
  expect(next.text.slice(next.from, next.to)).toBe('the price');
});

test('without a selection the cursor stands between the signs', () => {
  expect(toggled('Pays', 4, 4, '*')).toEqual({ text: 'Pays**', from: 5, to: 5 });
});
