/** What customers of a bakery wrote, chosen by where it belongs, what it speaks of and how it sounds. */
import { expect, test } from 'vitest';
import type { Attached } from './attachment.ts';
import { themesOf } from './text/themes-of.ts';
import { chosen, themeTexts, verbatimsOf, writtenIn } from './verbatims.ts';

function said(row: number, text: string, time: string | undefined, touchpoint?: string): Attached {
  return {
    response: {
      id: `r${row}`,
      source: 'reviews',
      row,
      ...(time === undefined ? {} : { time: Date.parse(time) }),
      answers: [
        {
          question: 'stars',
          kind: 'stars',
          raw: '2',
          value: 2,
          scale: { min: 1, max: 5 },
          polarity: 'higher-is-better',
        },
        {
          question: 'nps',
          kind: 'nps',
          raw: 'N/A',
          value: null,
          scale: { min: 0, max: 10 },
          polarity: 'higher-is-better',
        },
      ],
      texts: [{ question: 'comment', text }],
      properties: {},
    },
    whole: touchpoint === undefined ? { to: 'whole', by: 'journey' } : { to: 'touchpoint', touchpoint, by: 'tag' },
    answers: [],
  };
}

const all = [
  said(1, '<p>The delivery was late and the rolls were cold.</p>', '2026-03-01'),
  said(2, 'Lovely bread, friendly people in the shop!', '2026-03-05', 'Shop'),
  said(3, '   ', '2026-03-06'),
  said(4, 'The driver was wonderful.', undefined, 'Delivery'),
];
const written = writtenIn(all);
const verbatims = verbatimsOf(
  written,
  themesOf(themeTexts(written), { touchpoints: [{ name: 'Delivery' }, { name: 'Shop' }] }),
);

test('newest first, without a time last; what says nothing is left out, HTML is gone', () => {
  expect(verbatims.map(({ row, text }) => [row, text])).toEqual([
    [2, 'Lovely bread, friendly people in the shop!'],
    [1, 'The delivery was late and the rolls were cold.'],
    [4, 'The driver was wonderful.'],
  ]);
});

test('each tells how it sounds, and the scores that count', () => {
  expect(verbatims.map(({ label }) => label)).toEqual(['positive', 'negative', 'positive']);
  expect(verbatims[0]?.scores).toEqual([{ question: 'stars', raw: '2', valence: -0.5 }]);
});

test('a touchpoint holds what belongs to it and what speaks of it', () => {
  expect(chosen(verbatims, { touchpoint: 'Delivery' }).map(({ row }) => row)).toEqual([1, 4]);
  expect(chosen(verbatims, { touchpoint: 'Shop' }).map(({ row }) => row)).toEqual([2]);
});

test('all that is asked for must hold', () => {
  const rows = (choice: Parameters<typeof chosen>[1]): number[] => chosen(verbatims, choice).map(({ row }) => row);
  expect(rows({})).toEqual([2, 1, 4]);
  expect(rows({ label: 'positive', touchpoint: 'Delivery' })).toEqual([4]);
  expect(rows({ words: 'ROLLS delivery' })).toEqual([1]);
  expect(rows({ words: 'rolls wonderful' })).toEqual([]);
});
