/** What people talk about: touchpoints named by a person, themes nobody named, and what is told of each. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../lib/random.ts';
import { Refused } from '../../lib/refusal.ts';
import { themeAssignmentLines } from './themes-answer.ts';
import { themesInTurns, themesOf } from './themes-of.ts';
import type { Theme, Themes, ThemeText } from './themes.ts';

const rows = (texts: readonly string[]): ThemeText[] => texts.map((text, at) => ({ row: at + 1, text }));
const themeNamed = (themes: Themes, name: string): Theme => {
  const found = themes.themes.find((one) => one.name === name);
  if (!found) throw new Error(`There is no theme "${name}" among ${themes.themes.map((one) => one.name).join(', ')}.`);
  return found;
};
const spokenOf = (text: string, ...names: string[]): readonly string[] => {
  const touchpoints = names.map((name) => ({ name }));
  return themesOf(rows([text]), { touchpoints }).assignments[0]?.touchpoints ?? [];
};

describe('named touchpoints', () => {
  test.each([
    ['The parcel came on Tuesday.', 'Delivery'],
    ['It was delivered to the wrong house.', 'Delivery'],
    ['Both deliveries were late.', 'delivery'],
    ['I could not check out.', 'Checkout'],
    ['The check-out took long.', 'Checkout'],
    ['The toilets were dirty.', 'Washrooms'],
    ['No internet at all.', 'Wifi connectivity'],
    ['The waiter was kind.', 'Staff service'],
    ['Die Lieferzeit war zu lang und das Paket beschädigt.', 'Lieferung'],
    ['Das Personal war sehr freundlich zu uns.', 'Mitarbeiter'],
    ['The claims handling took ages.', 'Claims handling'],
  ])('%s speaks of %s', (text, name) => {
    expect(spokenOf(text, name)).toEqual([name]);
  });

  test.each([
    ['The personal touch was nice.', 'Staff'],
    ['That was bad.', 'Washrooms'],
    ['I like the colours.', 'Delivery'],
  ])('%s does not speak of %s', (text, name) => {
    expect(spokenOf(text, name)).toEqual([]);
  });

  test('words given by a person count, and words two touchpoints share do not tell them apart', () => {
    const touchpoints = [{ name: 'Counter', words: ['till', 'Theke'] }, { name: 'Delivery' }];
    const { assignments } = themesOf(rows(['The queue at the till was long.']), { touchpoints });
    expect(assignments[0]).toMatchObject({ touchpoint: 'Counter', theme: 'Counter', label: 'negative' });
    expect(spokenOf('The seat was hard.', 'Seat legroom', 'Seat recline')).toEqual([]);
    expect(spokenOf('No legroom in this seat.', 'Seat legroom', 'Seat recline')).toEqual(['Seat legroom']);
  });

  test('what is said about one is told by its clause', () => {
    const touchpoints = [{ name: 'Food' }, { name: 'Staff' }];
    const themes = themesOf(rows(['The food was awful, the staff were wonderful.', 'Staff friendly; food stale.']), {
      touchpoints,
      least: 0,
    });
    expect(themeNamed(themes, 'Food').sentiment?.negative).toBe(2);
    expect(themeNamed(themes, 'Staff').sentiment?.positive).toBe(2);
  });

  test('every touchpoint asked for is told, also one that nobody speaks of', () => {
    const themes = themesOf(rows(['The bread was fresh.']), { touchpoints: [{ name: 'Parking garage' }] });
    expect(themes.themes).toMatchObject([
      { name: 'Parking garage', kind: 'touchpoint', n: 0, share: 0, sentiment: null, quotes: [] },
    ]);
  });

  test.each([
    [[{ name: 'Delivery' }, { name: 'delivery ' }], 'touchpoint-twice'],
    [[{ name: '  ' }], 'touchpoint-without-name'],
    [[{ name: '??' }], 'touchpoint-without-name'],
  ])('bad names are refused: %j', (touchpoints, code) => {
    const failed = ((): unknown => {
      try {
        return themesOf([], { touchpoints });
      } catch (error) {
        return error;
      }
    })();
    expect(failed).toBeInstanceOf(Refused);
    expect(failed).toMatchObject({ refusal: { code } });
  });
});

/** Comments on a flower shop with three planted themes, and which of them each speaks of. */
function flowerShop(seed: number, n = 400): { texts: ThemeText[]; truth: (string | undefined)[] } {
  const random = seeded(seed);
  const one = <T>(among: readonly T[]): T => among[random.int(among.length)] as T;
  const themes: Readonly<Record<string, readonly string[]>> = {
    tulip: [
      'The tulips were lovely.',
      'My tulips wilted after a day.',
      'These tulips and the vase look great.',
      'Beautiful tulips in a nice vase.',
    ],
    voucher: [
      'The voucher was not accepted.',
      'I could not redeem my voucher code.',
      'Entering the voucher code was easy.',
      'The code of the voucher had expired.',
    ],
    greeting: [
      'The greeting card was missing.',
      'A lovely handwriting on the greeting card.',
      'The ribbon and the greeting card were perfect.',
    ],
  };
  const plain = ['All was fine.', 'I am happy.', 'Thank you!', 'Not again.', 'It was okay, I suppose.'];
  const truth: (string | undefined)[] = [];
  const texts = Array.from({ length: n }, (_, at): ThemeText => {
    const theme = random.next() < 0.75 ? one(Object.keys(themes)) : undefined;
    truth.push(theme);
    const said = theme === undefined ? one(plain) : `${one(plain)} ${one(themes[theme] ?? [])}`;
    const time = Date.UTC(2026, at % 6, 1 + random.int(28));
    return { row: at + 1, text: said, time, group: at % 40 === 0 ? 'Oslo' : one(['Bergen', 'Tromsø']) };
  });
  return { texts, truth };
}

describe('found themes', () => {
  // Nothing was tuned on 1011 to 1013: they were written down before they were ever run.
  test.each([71, 72, 73, 1011, 1012, 1013])('planted ones are found, named plainly and assigned (seed %i)', (seed) => {
    const { texts, truth } = flowerShop(seed);
    const themes = themesOf(texts);
    const names = themes.themes.map((one) => one.name.toLowerCase());
    for (const planted of ['tulip', 'voucher', 'greeting']) {
      expect(
        names.some((name) => name.includes(planted)),
        `${planted} in ${names.join(', ')}`,
      ).toBe(true);
    }
    const right = truth.filter((planted, at) => {
      const { theme } = themes.assignments[at] ?? {};
      return planted === undefined ? theme === undefined : theme?.toLowerCase().includes(planted) === true;
    });
    expect(right.length / truth.length).toBeGreaterThan(0.9);
  });

  test('counts and shares are those of a second count; intervals hold the mean', () => {
    const { texts } = flowerShop(5);
    const themes = themesOf(texts, { touchpoints: [{ name: 'Voucher' }] });
    const voucher = themeNamed(themes, 'Voucher');
    const counted = texts.filter(({ text }) => /voucher/i.test(text)).length;
    expect(voucher).toMatchObject({ n: counted, share: counted / texts.length });
    const { mean, interval, negative, neutral, positive, n } = voucher.sentiment ?? {
      interval: { low: 0, high: 0 },
      mean: 9,
      negative: 0,
      neutral: 0,
      positive: 0,
      n: 1,
    };
    expect(interval.low < mean && mean < interval.high).toBe(true);
    expect(negative + neutral + positive).toBe(n);
    expect(voucher.shareInterval.low).toBeLessThan(voucher.share);
    expect(voucher.trend.map((one) => one.name)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
    ]);
    expect(voucher.trend.reduce((sum, one) => sum + one.of, 0)).toBe(texts.length);
  });

  test('small groups are hidden, and the next smallest with them where the total would give them away', () => {
    const { texts } = flowerShop(9);
    const { by } = themeNamed(themesOf(texts, { touchpoints: [{ name: 'Voucher' }] }), 'Voucher');
    const oslo = by.find((one) => one.name === 'Oslo');
    expect(oslo).toMatchObject({ n: null, share: null, sentiment: null });
    expect(by.filter((one) => one.n === null)).toHaveLength(2);
    const open = themeNamed(themesOf(texts, { touchpoints: [{ name: 'Voucher' }], least: 0 }), 'Voucher');
    expect(open.by.every((one) => one.n !== null)).toBe(true);
  });

  test('a quote is opened by its row and sentence, and says it', () => {
    const { texts } = flowerShop(3);
    const themes = themesOf(texts);
    for (const { quotes, n } of themes.themes) {
      expect(quotes.length).toBe(Math.min(3, new Set(quotes.map((one) => one.row)).size));
      expect(n).toBeGreaterThanOrEqual(10);
      for (const { row, sentence, text } of quotes) {
        expect(texts[row - 1]?.text.split(/(?<=[.!?])\s/)[sentence - 1]).toBe(text);
      }
    }
  });

  test('the same texts give the same answer, at once or in turns', async () => {
    const { texts } = flowerShop(11, 200);
    const once = JSON.stringify(themesOf(texts));
    expect(JSON.stringify(themesOf(texts))).toBe(once);
    expect(JSON.stringify(await themesInTurns(texts))).toBe(once);
  });
});

describe('languages and bad input', () => {
  const english = Array.from({ length: 30 }, (_, at) => `The bread was good and the staff were friendly on day ${at}.`);

  test('languages are counted, unread ones told, and short texts read as nearly all others are', () => {
    const finnish = 'Toimitus tuli myöhässä eikä kukaan vastannut puhelimeen koko päivänä.';
    const themes = themesOf(rows([...english, finnish, 'Excellent', 'Kamala kokemus', '']));
    expect(themes.languages).toEqual({ en: 31, fi: 1, unknown: 1 });
    expect(themes).toMatchObject({ n: 33, unscored: 2 });
    expect(themes.assignments.slice(30).map((one) => one.label)).toEqual([undefined, 'positive', undefined, undefined]);
    expect(themes.warnings).toEqual([
      '1 of 34 rows hold no words.',
      'No sentiment for texts in languages that cannot be read: fi (1).',
      '1 texts are too short to tell their language and have no sentiment.',
      '1 short texts were read as en, like nearly all others.',
    ]);
  });

  test('nothing at all is an answer, too', () => {
    expect(themesOf([])).toMatchObject({
      n: 0,
      sentiment: null,
      unscored: 0,
      themes: [],
      assignments: [],
      warnings: [],
    });
    expect(themesOf(rows(['', '   ', '<br>']))).toMatchObject({ n: 0, sentiment: null, themes: [] });
  });

  test('work that is cancelled stops', async () => {
    const stopped = new AbortController();
    const watch = { signal: stopped.signal, report: () => stopped.abort(new Error('Cancelled.')) };
    await expect(
      themesInTurns(rows(english.concat(english, ...Array.from({ length: 30 }, () => english))), {}, watch),
    ).rejects.toThrow('Cancelled.');
  });

  test('assignments have one line for each row, empty where nothing can be said', () => {
    const touchpoints = [{ name: 'Coffee, tea' }];
    const { assignments } = themesOf(rows(['The coffee was lovely.', 'Kamala kokemus', '']), { touchpoints });
    expect([...themeAssignmentLines(assignments)].join('')).toBe(
      'row,sentiment,label,emotion,theme,touchpoint\n1,0.5926,positive,joy,"Coffee, tea","Coffee, tea"\n2,,,,,\n3,,,,,\n',
    );
  });

  test('any texts are answered without an error, with sums that fit', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('Bread good.', 'Staff rude, bread stale')),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(texts, (some) => {
        const themes = themesOf(rows(some), { touchpoints: [{ name: 'Bread' }], least: 0 });
        expect(themes.assignments).toHaveLength(some.length);
        expect((themes.sentiment?.n ?? 0) + themes.unscored).toBe(themes.n);
        for (const theme of themes.themes) expect(theme.n).toBeLessThanOrEqual(themes.n);
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});
