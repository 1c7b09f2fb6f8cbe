import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { escaped, plain, richText, safeHref, type Block } from './rich-text.ts';

const paragraph = (...runs: Block['runs']): Block => ({ kind: 'paragraph', runs });
const words = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => block.runs.map((run) => run.text)).join('|');

describe('rich text of a card', () => {
  test('plain words are one paragraph', () => {
    expect(richText('Looks for a birthday cake')).toEqual([paragraph({ text: 'Looks for a birthday cake' })]);
    expect(richText('')).toEqual([]);
  });

  test('bold, italics and both at once, as CommonMark nests them', () => {
    expect(richText('Is **very** *sure* it ***must*** arrive')).toEqual([
      paragraph(
        { text: 'Is ' },
        { text: 'very', bold: true },
        { text: ' ' },
        { text: 'sure', italic: true },
        { text: ' it ' },
        { text: 'must', italic: true, bold: true },
        { text: ' arrive' },
      ),
    ]);
    expect(richText('**foo bar**')[0]?.runs).toEqual([{ text: 'foo bar', bold: true }]);
    expect(richText('snake_case_name')[0]?.runs).toEqual([{ text: 'snake_case_name' }]);
    expect(richText('2 * 3 * 4')[0]?.runs).toEqual([{ text: '2 * 3 * 4' }]);
    expect(richText('*open')[0]?.runs).toEqual([{ text: '*open' }]);
    expect(richText(String.raw`\*not italic\*`)[0]?.runs).toEqual([{ text: '*not italic*' }]);
  });

  test('lists keep their depth and numbers', () => {
    expect(richText('Checks\n- price\n- date\n  - Saturday')).toEqual([
      paragraph({ text: 'Checks' }),
      { kind: 'item', depth: 0, runs: [{ text: 'price' }] },
      { kind: 'item', depth: 0, runs: [{ text: 'date' }] },
      { kind: 'item', depth: 1, runs: [{ text: 'Saturday' }] },
    ]);
    expect(richText('3. Bakes\n4. Packs')).toEqual([
      { kind: 'item', depth: 0, number: 3, runs: [{ text: 'Bakes' }] },
      { kind: 'item', depth: 0, number: 4, runs: [{ text: 'Packs' }] },
    ]);
  });

  test('a line break that was typed stays one', () => {
    expect(richText('Pays\nby card')).toEqual([paragraph({ text: 'Pays\nby card' })]);
    expect(richText('Pays **now**\nby card')[0]?.runs.at(-1)).toEqual({ text: '\nby card' });
    expect(richText('Pays\n\nby card')).toHaveLength(2);
  });

  test('links lead to the web or a mailbox and nowhere else', () => {
    expect(richText('See [the study](https://example.org/a?b=1)')[0]?.runs.at(-1)).toEqual({
      text: 'the study',
      href: 'https://example.org/a?b=1',
    });
    expect(richText('[write](mailto:baker@example.org)')[0]?.runs[0]?.href).toBe('mailto:baker@example.org');
    for (const address of [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      '//example.org',
      '/maps',
      'java&#115;cript:alert(1)',
    ])
      expect(richText(`[x](${address})`).flatMap((one) => one.runs.flatMap((run) => run.href ?? []))).toEqual([]);
    expect(safeHref('http://')).toBeUndefined();
  });

  test('HTML, headings, code, quotes, pictures and entities are text like any other', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '<b>loud</b> *soft*'.replace(' *soft*', ''),
      '# Not a heading',
      '`code`',
      '> quoted',
      '---',
      '&lt;b&gt;',
      '<https://example.org>',
      '    four spaces'.trim(),
      'Title\n=====',
    ]) {
      expect(richText(text)).toEqual([paragraph({ text })]);
      expect(words(richText(`${text}\n\n**end**`))).toBe(`${text}|end`);
    }
    expect(plain('![cake](https://example.org/cake.png)')).toBe('!cake');
  });

  test('whatever is typed, the quick reading and the parser agree', () => {
    const typed = fc.string({
      unit: fc.constantFrom(
        'a',
        'ä',
        '中',
        '#',
        '<',
        '>',
        '&',
        '`',
        '~',
        '=',
        '!',
        '(',
        ')',
        ':',
        '\n',
        ' ',
        '\t',
        '1',
        '.',
        '😀',
      ),
    });
    fc.assert(
      fc.property(typed, (text) => {
        // A bold end makes the parser read what stands before it.
        const quick = plain(text);
        const parsed = plain(`${text}\n\n**z**`);
        expect(parsed).toBe(quick === '' ? 'z' : `${quick}\nz`);
      }),
      { numRuns: 2000 },
    );
  });

  test('words from elsewhere can be written so that they are read as themselves', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '*', '_', '[', ']', '(', '\\', '-', '+', '1', '.', ')', '!') }),
        (text) => {
          expect(plain(escaped(text))).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
    expect(plain(escaped('- free *delivery*'))).toBe('- free *delivery*');
  });

  test('plain words of a list keep its signs', () => {
    expect(plain('Checks\n- **price**\n- [date](https://example.org)')).toBe('Checks\n- price\n- date');
  });
});
