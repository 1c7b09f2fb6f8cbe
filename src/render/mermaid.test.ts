// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { aMap, called, card, lane, persona, stage, touchpoint } from '../map/build.ts';
import { realMermaid, type RealDiagram } from '../../test/real-mermaid.ts';
import type { JourneyMap } from '../map/map.ts';
import { toMermaid } from './mermaid.ts';
import { shown } from './mermaid-text.ts';

/** The real parser, in a page of its own. */
let parse: (text: string) => Promise<RealDiagram>;

beforeAll(async () => {
  parse = await realMermaid();
}, 120_000);

const bare = (map: JourneyMap) => toMermaid({ map, measures: {} });

function felt(
  title: string,
  steps: readonly { stage: string; step: string; valence: number | undefined; who: string }[],
): JourneyMap {
  const stages = steps.map(({ stage: name, step }, index) => ({
    id: `s${index}`,
    name,
    steps: [{ id: `s${index}-1`, name: step }],
  }));
  const people = [...new Set(steps.map(({ who }) => who))].map((name, index) => ({ id: `p${index}`, name }));
  const cards = steps.flatMap(({ valence, who }, index) =>
    valence === undefined
      ? []
      : [
          {
            id: `c${index}`,
            lane: 'feels',
            step: `s${index}-1`,
            text: '',
            valence,
            persona: people.find((one) => one.name === who)?.id ?? '',
          },
        ],
  );
  return { ...aMap(called(title), lane('Feels', 'emotions')), stages, personas: people, cards };
}

/** One line as Mermaid can hold it: blanks joined, ends trimmed. */
const line = (text: string): string =>
  text
    .replace(/[\p{Cc}\u200b]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The same of what the parser read. */
const plain = (text: string): string => line(shown(text));

describe('a map as Mermaid journey', () => {
  test('scores are feelings plus three, sections are stages, actors are personas', async () => {
    const map = felt('First order', [
      { stage: 'Wait', step: 'At 10:30 call; no answer', valence: -1.3, who: 'Hanna, gifts' },
      { stage: 'Receive', step: 'Title deed signed #12', valence: 2, who: 'Tom' },
    ]);
    const { type, title, tasks } = await parse(bare(map).text);
    expect(type).toBe('journey');
    expect(plain(title)).toBe('First order');
    expect(
      tasks.map((task) => [plain(task.section), plain(task.task), task.score, (task.people ?? []).map(plain)]),
    ).toEqual([
      ['Wait', 'At 10:30 call; no answer', 1.7, ['Hanna, gifts']],
      ['Receive', 'Title deed signed #12', 5, ['Tom']],
    ]);
  });

  test.each([
    'Journey starts',
    'section opened',
    'Title deed',
    'accTitle: x',
    'ACCDESCR { y',
    'journey',
    'a %% b',
    '%%{init: {}}%%',
    '---',
    'end',
  ])('a step called %j stays a step', async (name) => {
    const { tasks, title } = await parse(
      bare(felt('Plain', [{ stage: name, step: name, valence: 0, who: name }])).text,
    );
    expect(title).toBe('Plain');
    expect(tasks.map((task) => [plain(task.section), plain(task.task), task.score])).toEqual([[name, name, 3]]);
  });

  test('a step without feeling is never a 3: it stands in a comment and among the losses', async () => {
    const map = felt('First order', [
      { stage: 'Find', step: 'Looks', valence: 1, who: 'Tom' },
      { stage: 'Pay', step: 'Pays', valence: undefined, who: 'Tom' },
    ]);
    const { text, lost } = bare(map);
    const { tasks, sections } = await parse(text);
    expect(tasks.map((task) => task.task)).toEqual(['Looks']);
    expect(sections.map(plain)).toEqual(['Find', 'Pay']);
    expect(lost.map(({ what }) => what).join(' ')).toContain('1 step has no feeling');
  });

  test('where nothing was felt a timeline is written, and says why', async () => {
    const map = aMap(
      stage('Find: it'),
      stage('Pay'),
      lane('Touchpoints', 'touchpoints'),
      touchpoint('Search', 'search'),
      card('c', 'touchpoints', 'pay/pay', 'Check; out: #1', { touchpoint: 'search' }),
      persona('Tom'),
    );
    const { text, lost } = bare(map);
    const { type, tasks, sections } = await parse(text);
    expect(type).toBe('timeline');
    expect(sections.map(plain)).toEqual(['Find: it', 'Pay']);
    const events = tasks.flatMap((task) => task.events ?? []).map(plain);
    expect(events).toContain('Check; out: #1');
    expect(lost[0]?.what).toContain('timeline');
  });

  test('opportunities become a quadrantChart that the real parser takes, whatever they are called', async () => {
    const names = [
      'Promise a day',
      'a "quoted" one',
      '`code`',
      '#35; & <b>',
      '10:30; [x]',
      '日本 😀',
      '%%{init}%%',
      '',
    ];
    const cards = names.map((text, at) => ({
      id: `c${at}`,
      lane: 'ideas',
      step: 'find/find',
      text,
      effort: 1 + (at % 5),
      customerValue: 5 - (at % 5) / 2,
    }));
    const map = { ...aMap(called('What: first; #1 %% now'), stage('Find'), lane('Ideas', 'opportunities')), cards };
    const { text, lost } = toMermaid({ map, measures: {} }, { diagram: 'quadrantChart' });
    expect((await parse(text)).type).toBe('quadrantChart');
    expect(text.match(/: \[[\d.]+, [\d.]+\]$/gm)).toHaveLength(names.length);
    expect(lost).toHaveLength(1);
  });

  test('whatever people write, the real parser reads the same names, scores and people', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }),
      fc.constantFrom(
        'Title deed',
        'section',
        'journey',
        'a:b;c#d,e',
        '%% x',
        '#35;',
        '#amp;',
        '"quoted"',
        "it's",
        '{}',
        '}%%',
        '<b>',
        'a\nb',
        '`x`',
        '\\',
        'accDescr {',
        ': 3: Me',
        '2',
        '::',
      ),
      fc.string({
        unit: fc.constantFrom('#', ';', ':', ',', '%', '{', '}', 'a', ' ', '\n', '-', '5'),
        minLength: 1,
        maxLength: 12,
      }),
    );
    const step = fc.record({
      stage: name,
      step: name,
      valence: fc.option(fc.double({ min: -2, max: 2, noNaN: true }), { nil: undefined, freq: 5 }),
      who: name,
    });
    await fc.assert(
      fc.asyncProperty(name, fc.array(step, { minLength: 1, maxLength: 4 }), async (title, steps) => {
        fc.pre(steps.some((one) => one.valence !== undefined));
        const parsed = await parse(bare(felt(title, steps)).text);
        expect(parsed.type).toBe('journey');
        expect(plain(parsed.title)).toBe(line(title));
        const wanted = steps
          .filter((one) => one.valence !== undefined)
          .map((one) => [line(one.stage), line(one.step), Math.round(((one.valence ?? 0) + 3) * 10) / 10]);
        expect(parsed.tasks.map((task) => [plain(task.section), plain(task.task), task.score])).toEqual(wanted);
      }),
      { numRuns: 600, seed: 20261121 },
    );
  }, 180_000);
});
