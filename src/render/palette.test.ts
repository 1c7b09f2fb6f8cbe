import { expect, test } from 'vitest';
import { contrast, linePaints, palette, textOn, themes } from './palette.ts';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test.each(themes)('every text on its ground reaches AA in the %s theme', (theme) => {
  const paints = palette[theme];
  const weak = textOn.filter(([text, ground]) => contrast(paints[text], paints[ground]) < 4.5);
  expect(weak).toEqual([]);
});

test.each(themes)('lines, rings and signs stand out by 3 to 1 in the %s theme', (theme) => {
  const paints = palette[theme];
  const marks = [...linePaints, 'accent', 'pain', 'sand', 'quiet'] as const;
  const weak = marks.filter((mark) => contrast(paints[mark], paints.card) < 3);
  expect(weak).toEqual([]);
});
