/** The thread that reads comments: what it tells is what reading here would tell, and it can be asked, watched and stopped meanwhile. */
import { afterAll, expect, test } from 'vitest';
import type { Progress } from '../lib/progress.ts';
import type { Attached } from './attachment.ts';
import { startTextReader } from './text-reader.ts';
import { themesOf } from './text/themes-of.ts';
import { themeTexts, writtenIn } from './verbatims.ts';

const sayings = [
  'The bread was fresh and the driver friendly.',
  'My parcel came two days late and nobody answered the telephone.',
  'Das Brot war köstlich, gerne wieder.',
  '',
  'I would order the <b>cinnamon rolls</b> again.',
];

const answers = (count: number): Attached[] =>
  Array.from({ length: count }, (_, at) => ({
    response: {
      id: `answer-${at}`,
      source: 'reviews',
      row: at + 1,
      time: Date.UTC(2026, 2, 1) + at * 60_000,
      answers: [],
      texts: [
        { question: 'Anything else?', text: `${sayings[at % sayings.length]} ${at % 7 === 0 ? `Order ${at}.` : ''}` },
      ],
      properties: {},
    },
    whole: { to: 'touchpoint', touchpoint: 'Parcel arrives', by: 'tag' },
    answers: [],
  }));

const reader = startTextReader();
afterAll(() => reader.close());
const touchpoints = [{ name: 'Delivery' }];

test('themes and pages are those of reading in the same thread', async () => {
  const all = answers(1200);
  const read = await reader.read('first', all, { touchpoints });
  const here = themesOf(themeTexts(writtenIn(all)), { touchpoints });
  expect(read.all).toEqual({
    n: here.n,
    sentiment: here.sentiment,
    unscored: here.unscored,
    emotions: here.emotions,
    languages: here.languages,
    warnings: here.warnings,
  });
  expect(read.themes).toEqual(here.themes.map(({ by: _by, ...theme }) => theme));
  expect(read.touchpoints).toEqual(['Delivery', 'Parcel arrives']);
  const page = await reader.page('first', { words: 'late', from: 1, limit: 2 });
  expect(page.chosen).toBe(240);
  expect(page.rows.map(({ row, label }) => [row, label])).toEqual([
    [1192, 'negative'],
    [1187, 'negative'],
  ]);
});

test('single comments are told in their order, silence for what cannot be told', async () => {
  const [good = 0, bad = 0, silent = 0] = await reader.sentiments([
    { text: 'Wonderful bread!' },
    { text: 'The worst rolls ever.' },
    { text: 'パンがとても美味しかったです。' },
  ]);
  expect(good).toBeGreaterThan(0.3);
  expect(bad).toBeLessThan(-0.3);
  expect(silent).toBeNaN();
});

test('pages are served while another file is read, and its reading can be stopped', async () => {
  await reader.read('kept', answers(60), {});
  const stop = new AbortController();
  const told: Progress[] = [];
  const why = new Error('The person went home.');
  const long = reader.read(
    'long',
    answers(6000),
    {},
    {
      signal: stop.signal,
      report: (progress) => {
        told.push(progress);
        if (told.length === 1) void meanwhile();
      },
    },
  );
  let served = 0;
  const meanwhile = async (): Promise<void> => {
    served = (await reader.page('kept', { from: 0, limit: 5 })).rows.length;
    stop.abort(why);
  };
  await expect(long).rejects.toBe(why);
  expect(served).toBe(5);
  expect(told[0]).toMatchObject({ doing: 'Reading comments', total: 6000 });
  await expect(reader.page('long', { from: 0, limit: 5 })).rejects.toMatchObject({
    refusal: { code: 'texts-let-go' },
  });
});
