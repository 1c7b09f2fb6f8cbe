/** Files of responses as people have them, good and bad: each read sanely or refused with what to do. */
import { gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { logFile, withLogFolder } from '../../../test/log-kit.ts';
import { Refused, type Refusal } from '../../lib/refusal.ts';
import { Response, valenceOf } from '../response.ts';
import { readAllResponses } from './read-responses.ts';
import type { ResponseWishes } from './response-wishes.ts';
import { understandResponses } from './understand-responses.ts';

withLogFolder();

async function read(
  content: string | readonly string[] | Uint8Array,
  wishes: ResponseWishes = {},
  name = 'survey.csv',
) {
  const { responses, understood, problems, rejections, ...rest } = await readAllResponses(
    { path: logFile(content, name) },
    wishes,
  );
  const rejected: { line: number; field?: string; reason: string }[] = [];
  for await (const { line, field, reason } of rejections()) {
    rejected.push({ line, ...(field === undefined ? {} : { field }), reason });
  }
  const roles = Object.fromEntries(understood.columns.map((one) => [one.name, one.role]));
  return { ...rest, responses, understood, roles, rejected, told: problems.map((one) => one.message) };
}

async function refused(content: readonly string[], wishes: ResponseWishes = {}): Promise<Refusal> {
  const failed = await read(content, wishes).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failed instanceof Refused)) throw new Error('It was not refused.');
  return failed.refusal;
}

/** A column of scores under a name, and who answered. */
const scores = (name: string, values: readonly (string | number)[]): string[] => [
  `customer,${name}`,
  ...values.map((value, at) => `C${at},${value}`),
];
const around = (...values: number[]): number[] =>
  Array.from({ length: 40 }, (_, at) => values[at % values.length] ?? 0);

describe('a survey as it is exported', () => {
  const rows = [
    'Response ID;Customer;Submitted at;Touchpoint;How likely are you to recommend us?;How satisfied are you with the delivery?;Why?;Language;Device',
    'r1;C1;03.03.2026 12:00;Pays;9;4;"Came fast, still warm";en;phone',
    'r2;C2;03.03.2026 12:30;;3;2;"Half the rolls were crushed; nobody called";en;desktop',
    'r3;C3;04.03.2026 08:00;Pays;10;5;Sehr lecker und pünktlich geliefert;de;phone',
  ];

  test('every column finds its part by name and content', async () => {
    const { roles, understood, responses } = await read(rows);
    expect(roles).toEqual({
      'Response ID': 'id',
      Customer: 'customer',
      'Submitted at': 'time',
      Touchpoint: 'touchpoint',
      'How likely are you to recommend us?': 'score',
      'How satisfied are you with the delivery?': 'score',
      'Why?': 'text',
      Language: 'language',
      Device: 'property',
    });
    expect(understood.scores.map(({ kind, min, max, touchpoint }) => [kind, min, max, touchpoint])).toEqual([
      ['nps', 0, 10, undefined],
      ['csat', 1, 5, 'Delivery'],
    ]);
    expect(responses[0]).toMatchObject({
      row: 1,
      customer: 'C1',
      time: Date.UTC(2026, 2, 3, 12),
      touchpoint: 'Pays',
      language: 'en',
      texts: [{ question: 'Why?', text: 'Came fast, still warm' }],
      properties: { Device: 'phone' },
    });
    expect(responses[1]).not.toHaveProperty('touchpoint');
    for (const one of responses) expect(Response.parse(one)).toEqual(one);
  });

  test('the same rows as TSV, NDJSON, JSON, gzip and a stream are the same responses', async () => {
    const table = ['customer\ttime\tnps\tcomment', 'C1\t2026-03-03T12:00:00Z\t9\tCame fast and still warm, thank you'];
    const object = {
      customer: 'C1',
      time: '2026-03-03T12:00:00Z',
      nps: 9,
      comment: 'Came fast and still warm, thank you',
    };
    const plain = (await read(table, {}, 'a.tsv')).responses;
    const ids = plain.map((one) => one.id);
    const forms = [
      await read(`${JSON.stringify(object)}\n`, {}, 'a.tsv'),
      await read(JSON.stringify([object]), {}, 'a.tsv'),
      await read(gzipSync(table.join('\n')), {}, 'a.tsv'),
    ];
    for (const form of forms) expect(form.responses).toEqual(plain);
    const piped = await readAllResponses({ stream: Readable.from([JSON.stringify(object)]), name: 'a.tsv' });
    expect(piped.responses.map((one) => one.id)).toEqual(ids);
  });

  test('one row for each answer: the question column tells the scale of each', async () => {
    const { understood, responses } = await read([
      'customer,answered,survey,score',
      ...['NPS,0', 'NPS,10', 'CSAT,5', 'CSAT,1', 'Effort,7', 'Effort,1', 'NPS,7', 'CSAT,4', 'Effort,2'].map(
        (one, at) => `C${at},2026-03-0${at + 1},${one}`,
      ),
    ]);
    expect(understood.scores.map(({ question, kind, max, polarity }) => [question, kind, max, polarity])).toEqual([
      ['NPS', 'nps', 10, 'higher-is-better'],
      ['CSAT', 'csat', 5, 'higher-is-better'],
      ['Effort', 'ces', 7, 'lower-is-better'],
    ]);
    expect(responses.map((one) => one.answers[0]?.question).slice(0, 3)).toEqual(['NPS', 'NPS', 'CSAT']);
  });

  test('scores in words, as stars, and with their explanation', async () => {
    const worded = await read(scores('ease of checkout', ['Very easy', 'difficult', 'Neither easy nor difficult']));
    expect(worded.understood.scores[0]).toMatchObject({ kind: 'ces', min: 1, max: 5, polarity: 'higher-is-better' });
    expect(worded.responses.map((one) => one.answers[0]?.value)).toEqual([5, 2, 3]);
    expect(worded.responses[0]?.answers[0]?.raw).toBe('Very easy');
    const starred = await read(scores('rating', ['★★★★☆', '★☆☆☆☆', '★★★★★']));
    expect(starred.responses.map((one) => one.answers[0]?.value)).toEqual([4, 1, 5]);
    const told = await read(scores('satisfaction', ['5 - very satisfied', '4 (satisfied)', '1/5', '"3,5"']));
    expect(told.responses.map((one) => one.answers[0]?.value)).toEqual([5, 4, 1, 3.5]);
  });
});

describe('scales and their good end', () => {
  test.each([
    ['How much effort did it take?', 'lower-is-better'],
    ['effort_score_low_is_good effort', 'lower-is-better'],
    ['The shop made it easy for me to order', 'higher-is-better'],
    ['Aufwand', 'lower-is-better'],
    ['Wie einfach war die Bestellung?', 'higher-is-better'],
  ])('of "%s" %s', async (name, polarity) => {
    const { understood } = await read(scores(`"${name}"`, around(1, 3, 5, 7)));
    expect(understood.scores[0]).toMatchObject({ kind: 'ces', min: 1, max: 7, polarity });
  });

  test('is asked where the words leave it open, with what to say', async () => {
    const no = await refused(scores('CES', around(1, 3, 5, 7)));
    expect(no).toMatchObject({ code: 'polarity-unclear', place: { field: 'CES' } });
    expect(no.fix).toContain('--score "CES=ces:1-7:higher"');
    const chosen = await read(scores('CES', [1, 7, 4, 2]), { scores: { CES: { polarity: 'lower-is-better' } } });
    expect(chosen.responses.map((one) => one.answers.map(valenceOf)[0])).toEqual([1, -1, 0, 0.6666666666666667]);
  });

  test('is told by the other answers of the same people, and said', async () => {
    const rows = around(1, 2, 4, 6, 7).map((hard, at) => `C${at},${hard},${Math.round(5 - hard / 2)}`);
    const { understood, told } = await read(['customer,CES,satisfaction', ...rows]);
    expect(understood.scores[0]).toMatchObject({ polarity: 'lower-is-better', sure: false });
    expect(told.some((one) => one.startsWith('Low values of "CES" were taken as the good ones'))).toBe(true);
  });

  test('an NPS on five steps is no NPS, and is said to be none', async () => {
    const { understood, told } = await read(scores('NPS', around(1, 2, 3, 4, 5)));
    expect(understood.scores[0]).toMatchObject({ kind: 'scale', min: 1, max: 5, sure: false });
    expect(told[0]).toContain('which runs from 0 to 10');
    const no = await refused(scores('NPS', around(1, 5)), { scores: { NPS: { kind: 'nps', min: 1, max: 5 } } });
    expect(no).toMatchObject({ code: 'wrong-scale', place: { field: 'NPS' } });
  });

  test('two scales mixed in one column are said', async () => {
    const { understood, told } = await read(scores('overall rating', [...around(1, 2, 3, 4, 5), 9, 10]));
    expect(understood.scores[0]).toMatchObject({ min: 1, max: 10, sure: false });
    expect(told[0]).toContain('perhaps two scales were mixed');
  });

  test('values outside the scale are set aside with line, field and reason; the others stay', async () => {
    const { responses, rejected } = await read(scores('NPS', [10, 0, 11, 'eleven', 7, 8, 9, 3, 4, 2, 6]), {
      scores: { NPS: { kind: 'nps' } },
    });
    expect(responses).toHaveLength(9);
    expect(rejected).toEqual([
      { line: 4, field: 'NPS', reason: '11 lies outside the scale of 0 to 10' },
      { line: 5, field: 'NPS', reason: '"eleven" is no score that could be read' },
    ]);
  });

  test('a column that holds no scores is refused when it is named as one', async () => {
    const no = await refused(['customer,city,comment', 'C1,Oslo,Nice bread', 'C2,Bergen,Too dry'], {
      ratings: ['city'],
    });
    expect(no).toMatchObject({ code: 'wrong-scale', place: { field: 'city' } });
  });
});

describe('what is no answer', () => {
  test.each([
    ['stars', [1, 2, 3, 4, 5, 0], [0]],
    ['satisfaction', [1, 2, 3, 4, 5, 9], [9]],
    ['NPS', [0, 3, 7, 9, 10, 99, -1], [-1, 99]],
    ['How easy was it?', [1, 4, 7, 98, 99], [98, 99]],
  ] as const)('%s: codes outside the scale are found and said', async (name, values, codes) => {
    const { understood, responses, told } = await read(scores(`"${name}"`, around(...values)));
    expect(understood.scores[0]?.codes).toEqual(codes);
    const none = responses.filter((one) => one.answers[0]?.value === null);
    expect(none.length).toBe(around(...values).filter((one) => (codes as readonly number[]).includes(one)).length);
    expect(none.every((one) => one.answers[0]?.raw !== '')).toBe(true);
    expect(told.some((one) => one.includes('taken as not applicable'))).toBe(true);
  });

  test('0 is an answer of an NPS, 99 one of a hundred', async () => {
    expect((await read(scores('NPS', around(0, 5, 10)))).understood.scores[0]?.codes).toEqual([]);
    expect((await read(scores('satisfaction score', around(0, 50, 99, 77, 60)))).understood.scores[0]).toMatchObject({
      min: 0,
      max: 100,
      codes: [],
    });
  });

  test('N/A, words and empty cells', async () => {
    const { responses, understood } = await read(scores('wifi rating', ['N/A', 'don’t know', '', '-', 4, 5, 1, 2]));
    expect(understood.scores[0]).toMatchObject({ answered: 4, empty: 1 });
    expect(responses.map((one) => one.answers[0]?.value)).toEqual([null, null, undefined, null, 4, 5, 1, 2]);
  });

  test('codes of one’s own may be named', async () => {
    const { responses } = await read(scores('satisfaction', [1, 2, 3, 4, 5]), { missing: ['3'] });
    expect(responses.map((one) => one.answers[0]?.value)).toEqual([1, 2, null, 4, 5]);
  });

  test('a column without a value is left out; a question all answer alike is said', async () => {
    const { roles, told, responses } = await read([
      'customer,nps,csat,comment',
      ...around(5).map((score, at) => `C${at},${at % 11},${score},`),
    ]);
    expect(roles['comment']).toBe('ignore');
    expect(told).toContainEqual(expect.stringContaining('All 40 answers are 5'));
    expect(responses[0]?.answers).toHaveLength(2);
  });

  test('who was asked and did not answer is kept as that', async () => {
    const { responses, told } = await read(['customer,nps,comment', 'C1,9,Lovely bread and quick', 'C2,,', 'C3,2,Dry']);
    expect(responses.map((one) => one.answers.length)).toEqual([1, 0, 1]);
    expect(told).toContainEqual('Rows without an answer, which count as asked, not answered: 1.');
  });
});

describe('texts', () => {
  test('HTML, line breaks and 50 kB stay as they were written', async () => {
    const html = '<p>Warm &amp; <b>lovely</b></p>\n<script>alert(1)</script>';
    const long = 'The rye was dry. '.repeat(3000);
    const { responses } = await read([`nps,comment`, `9,"${html}"`, `2,"${long}"`, '5,Fine and on time again']);
    expect(responses.map((one) => one.texts[0]?.text)).toEqual([html, long.trim(), 'Fine and on time again']);
  });

  test('several languages stay side by side, as the column says', async () => {
    const { responses } = await read([
      'lang,rating,review',
      'en,5,Lovely bread and still warm',
      'de,2,Leider war alles zerdrückt und kalt',
      'ja,4,パンがとてもおいしかったです。また買います',
      ',3,Pas mal du tout mais un peu cher',
    ]);
    expect(responses.map((one) => one.language)).toEqual(['en', 'de', 'ja', undefined]);
    expect(responses[2]?.texts[0]?.text).toContain('おいしかった');
  });

  test('reviews without customer and time are responses, too', async () => {
    const { roles, responses } = await read([
      ',Item ID,Age,Title,Review Text,Rating,Recommended IND,Positive Feedback Count',
      '0,767,33,Soft,Absolutely wonderful and so soft,4,1,0',
      '1,1080,34,Too small,Far too small for the size I took,2,0,4',
      '2,1077,60,Fits,It fits as it should and feels good,5,1,12',
    ]);
    expect(roles).toMatchObject({
      Rating: 'score',
      'Review Text': 'text',
      'Recommended IND': 'property',
      Age: 'property',
    });
    expect(responses[0]).not.toHaveProperty('customer');
  });
});

describe('the file itself', () => {
  const rows = ['customer,answered at,nps', 'C1,2026-03-01 10:00,9', 'C2,2026-03-01 11:00,3', 'C1,2026-03-01 10:00,9'];

  test('the same rows have the same ids, in whatever order rows and columns stand', async () => {
    const turned = ['nps,customer,answered at', '3,C2,2026-03-01 11:00', '9,C1,2026-03-01 10:00'];
    const ids = async (content: readonly string[]) => (await read(content)).responses.map((one) => one.id).toSorted();
    expect(await ids(turned)).toEqual(await ids(rows));
  });

  test('a row twice is one answer where who and when are known, two where they are not', async () => {
    expect((await read(rows)).responses).toHaveLength(2);
    expect((await read(rows)).told).toContainEqual('Rows that repeat another row exactly: 1.');
    expect((await read(['rating,city', '5,Oslo', '5,Oslo', '1,Bergen'])).responses).toHaveLength(3);
  });

  test('rows that are torn or have a bad date are set aside; the good ones stay', async () => {
    const { responses, rejected } = await read([
      'customer,date,rating,comment',
      'C1,2026-03-01,5,Lovely bread and still warm',
      'C2,2026-03-02,4,Good, but dry, and late',
      'C3,some day,4,On time and as ordered again',
      'C4,2026-03-03,2,Two rolls were missing this time',
      'C5,1970-01-01,2,The box was open when it came',
    ]);
    expect(responses.map((one) => one.customer)).toEqual(['C1', 'C4', 'C5']);
    expect(responses[2]).not.toHaveProperty('time');
    expect(rejected.map((one) => [one.line, one.field])).toEqual([
      [3, undefined],
      [4, 'date'],
    ]);
  });

  test('with nothing in it that anybody answered, it is refused with its columns', async () => {
    const no = await refused(['order,city,amount', '1001,Oslo,129.50', '1002,Bergen,89.00', '1003,Oslo,45.90']);
    expect(no).toMatchObject({ code: 'no-answers' });
    expect(no.fix).toContain('order, city, amount');
    expect((await refused(['customer,nps'])).code).toBe('no-responses');
  });

  test('a column that is not there is refused with those that are', async () => {
    const no = await refused(['customer,nps', 'C1,9'], { texts: ['comment'] });
    expect(no).toMatchObject({ code: 'unknown-column', fix: 'The columns are: customer, nps.' });
  });

  test('what was corrected by hand counts', async () => {
    const path = logFile(['who,when,Q1,Q2', 'Amara,2026-03-01,4,It took far too long again']);
    const { understood } = await understandResponses(
      { path },
      {
        columns: { who: 'customer', Q1: 'score' },
        scores: { Q1: { kind: 'csat', min: 1, max: 7, polarity: 'lower-is-better', touchpoint: 'Checkout' } },
      },
    );
    expect(understood.columns.map((one) => one.role)).toEqual(['customer', 'time', 'score', 'text']);
    expect(understood.scores[0]).toMatchObject({
      kind: 'csat',
      max: 7,
      polarity: 'lower-is-better',
      touchpoint: 'Checkout',
    });
  });
});
