/** `ask themes` from a file of reviews to answer, assignments and print. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { runCommand } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'sojourn-themes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

async function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = capturedTerminal({});
  const code = await runCommand(['ask', 'themes', ...argv], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

/** Reviews of a bakery's web shop; the third has a line break in it, the fifth no words, the last a language we cannot read. */
const reviews = written('reviews.csv', [
  'Date,Customer,Town,Delivery rating,Comment',
  '2026-03-02,C1,Oslo,1,The delivery was two hours late and the cake was squashed.',
  '2026-03-05,C2,Bergen,5,"Lovely bread, friendly driver!"',
  '2026-03-09,C3,Oslo,2,"The parcel was damaged.\nNobody answered my email."',
  '2026-04-01,C1,Oslo,5,"Delivered on time, the rolls were still warm and delicious"',
  '2026-04-02,C4,Oslo,4,',
  '2026-04-03,C5,Bergen,3,Toimitus tuli myöhässä eikä kukaan vastannut puhelimeen koko päivänä.',
]);

describe('ask themes', () => {
  test('one JSON document in the promised shape; rows keep their numbers in the assignments', async () => {
    const file = join(folder, 'rows.csv');
    const { code, out } = await run(
      reviews,
      '--text',
      'Comment',
      '--touchpoint',
      'Delivery',
      '--touchpoint',
      'Reply=email,answered',
      '--assignments',
      file,
      '--json',
    );
    expect(code).toBe(0);
    const answer: unknown = JSON.parse(out);
    expect(answer).toMatchObject({
      question: 'themes',
      customers: 5,
      events: 6,
      from: '2026-03-02T00:00:00.000Z',
      to: '2026-04-03T00:00:00.000Z',
      texts: 5,
      languages: { en: 4, fi: 1 },
      sentiment: { n: 4, negative: 2, positive: 2, unscored: 1 },
      themes: [
        {
          name: 'Delivery',
          n: 3,
          share: 0.6,
          negative: 2,
          positive: 1,
          quotes: [{ row: 1, sentence: 1 }, { row: 4 }, { row: 3 }],
        },
        {
          name: 'Reply',
          n: 1,
          sentiment: expect.any(Number),
          quotes: [{ row: 3, sentence: 2, text: 'Nobody answered my email.' }],
        },
      ],
      warnings: [expect.stringContaining('1 of 6 rows hold no words.'), expect.stringContaining('fi (1)')],
    });
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines[0]).toBe('row,sentiment,label,emotion,theme,touchpoint');
    expect(lines.slice(1).map((line) => line.replace(/-?\d\.\d+/, 'x'))).toEqual([
      expect.stringMatching(/^1,x,negative,\w+,Delivery,Delivery$/),
      '2,x,positive,joy,,',
      expect.stringMatching(/^3,x,negative,\w+,(Delivery|Reply),(Delivery|Reply)$/),
      '4,x,positive,joy,Delivery,Delivery',
      '5,,,,,',
      '6,,,,,',
    ]);
  });

  test('without a word of configuration the comments are found, and matched to what is rated', async () => {
    const { code, out, err } = await run(reviews);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Delivery  touchpoint') });
    expect(err).toContain('text = Comment, time = Date, customer = Customer');
    expect(out).toContain('5 comments in 6 rows, 2026-03-02 to 2026-04-03');
    expect(out).toContain('- The delivery was two hours late and the cake was squashed. (row 1)');
  });

  test('a breakdown hides groups that are too small', async () => {
    const { out } = await run(reviews, '--text', 'Comment', '--touchpoint', 'Delivery', '--by', 'Town', '--json');
    expect(JSON.parse(out)).toMatchObject({
      themes: [
        {
          by: [
            { name: 'Oslo', of: 3, n: null, share: null, sentiment: null },
            { name: 'Bergen', n: 0 },
          ],
        },
      ],
    });
  });

  test('NDJSON and JSON hold the same comments', async () => {
    const rows = [{ comment: 'The bread was fresh.', town: 'Oslo' }, { comment: 'The bread was stale.' }];
    const lines = written(
      'reviews.ndjson',
      rows.map((row) => JSON.stringify(row)),
    );
    const whole = written('reviews.json', [JSON.stringify(rows)]);
    const answers = await Promise.all(
      [lines, whole].map((path) => run(path, '--text', 'comment', '--touchpoint', 'Bread', '--json')),
    );
    expect(answers.map((one) => one.code)).toEqual([0, 0]);
    expect(answers[0]?.out).toBe(answers[1]?.out);
    expect(JSON.parse(answers[0]?.out ?? '')).toMatchObject({
      themes: [{ name: 'Bread', n: 2, negative: 1, positive: 1 }],
    });
  });

  test.each([
    [[reviews, '--text', 'Coment'], 'There is no column "Coment"'],
    [[reviews, '--by', 'City'], 'There is no column "City"'],
    [[reviews, reviews], 'one file of responses at a time'],
    [[join(folder, 'none.csv')], 'There is no file'],
    [[reviews, '--touchpoint', '??'], 'A touchpoint needs a name'],
    [[reviews, '--touchpoint', 'Delivery', '--touchpoint', 'delivery'], 'is named twice'],
    [[written('numbers.csv', ['id,amount', '1,20', '2,30', '3,25'])], 'no column holds comments'],
    [[written('empty.csv', ['Date,Comment'])], 'empty.csv'],
  ])('bad input is refused with what to do: %j', async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
