import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { styles } from './marks.ts';
import { clamp, graphemes, isRightToLeft, shorten, widthOf, wrap } from './text.ts';

const style = styles.text;
const fits = (lines: readonly string[], width: number): boolean => lines.every((line) => widthOf(line, style) <= width);

describe('measuring text', () => {
  test('widths are those of the shipped fonts', () => {
    // Inter 4.001: "n" is 1214, "." 576 of 2048 units.
    expect(widthOf('n', { size: 2048 })).toBeCloseTo(1214, -1);
    expect(widthOf('Checkout', { size: 13, weight: 600 })).toBeGreaterThan(widthOf('Checkout', { size: 13 }));
  });

  test('letters our fonts lack still take room: ideographs one em, joined emoji one sign', () => {
    expect(widthOf('发现', { size: 10 })).toBe(20);
    expect(widthOf('👩‍👩‍👧‍👦', { size: 10 })).toBe(widthOf('👍🏽', { size: 10 }));
    expect(widthOf('\u200b\u200f', { size: 10 })).toBe(0);
  });

  test('graphemes keep combined letters whole', () => {
    expect(graphemes('e\u0301🇫🇷x')).toEqual(['e\u0301', '🇫🇷', 'x']);
  });

  test('direction is that of the first letter', () => {
    expect(isRightToLeft('«رحلة»')).toBe(true);
    expect(isRightToLeft('iOS אפליקציה')).toBe(false);
    expect(isRightToLeft('12:30')).toBe(false);
  });
});

describe('breaking text', () => {
  test('a word of sixty letters is cut into parts that fit, hyphenated, none of them a stump', () => {
    const word = 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsamt';
    const lines = wrap(word, 120, style);
    expect(fits(lines, 120)).toBe(true);
    expect(lines.join('').replaceAll('-', '')).toBe(word);
    expect(Math.min(...lines.map((line) => line.length))).toBeGreaterThan(4);
  });

  test('ideographs break anywhere but never before a full stop', () => {
    const lines = wrap('在朋友的社交媒体上看到一个漂亮的面包礼盒。', 65, style);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.some((line) => line.startsWith('。'))).toBe(false);
  });

  test('e-mail stays in one piece', () => {
    expect(wrap('Opens an e-mail', widthOf('Opens an e-', style) + 1, style)).toEqual(['Opens an', 'e-mail']);
  });

  test('own line breaks are kept, blank ends are not', () => {
    expect(wrap('  Pays\r\nWaits \n', 200, style)).toEqual(['Pays', 'Waits']);
    expect(wrap('   ', 200, style)).toEqual([]);
  });

  test('what is cut off ends with an ellipsis and still fits', () => {
    const { lines, cut } = clamp('Tracks the parcel again and again and again until it is there', 90, style, 2);
    expect(cut).toBe(true);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.endsWith('…')).toBe(true);
    expect(fits(lines, 90)).toBe(true);
    expect(shorten('Pays', 200, style)).toBe('Pays');
  });

  test('whatever the text, lines fit and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 40, max: 300 }), (words, width) => {
        const lines = wrap(words, width, style);
        const tooWide = lines.filter((line) => graphemes(line).length > 1 && widthOf(line, style) > width + 1e-6);
        expect(tooWide).toEqual([]);
        const bare = (text: string): string => text.replace(/[\s-]/g, '');
        expect(bare(lines.join(''))).toBe(bare(words));
      }),
      { numRuns: 400, seed: 20261121 },
    );
  });
});
