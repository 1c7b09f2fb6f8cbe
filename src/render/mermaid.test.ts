// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { aMap, called, card, lane, persona, stage, touchpoint } from '../map/build.ts';
import type { JourneyMap } from '../map/map.ts';
import { toMermaid } from './mermaid.ts';

interface Task {
  readonly section: string;
  readonly task: string;
  readonly score: number;
  readonly people: readonly string[];
}

interface Parsed {
  readonly type: string;
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly sections: readonly string[];
}

/** The real parser, in a page of its own. */
let parse: (text: string) => Promise<Parsed>;

/** Entities as Mermaid shows them: it hides `#58;` from its grammar and puts the sign back when it draws. */
const shown = (text: string): string =>
  text
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

beforeAll(async () => {
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false });
  parse = async (text) => {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const db = diagram.db as unknown as {
      getTasks(): Task[];
      getSections(): string[];
      getDiagramTitle?(): string;
      getCommonDb?(): { getDiagramTitle(): string };
    };
    const title = db.getDiagramTitle?.() ?? db.getCommonDb?.().getDiagramTitle() ?? '';
    return { type: diagram.type, title: shown(title), tasks: db.getTasks(), sections: db.getSections().map(shown) };
  };
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

/** One line as Mermaid can hold it: blanks joined, ends trimmed, zero-width guards aside. */
const plain = (text: string): string =>
  shown(text)
    .replace(/\u200b/g, '')
    .replace(/<br ?\/?>/g, ' ')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('a map as Mermaid journey', () => {
  test('scores are feelings plus three, sections are stages, actors are personas', async () => {
    const map = felt('First order', [
      { stage: 'Wait', step: 'At 10:30 call; no answer', valence: -1.3, who: 'Hanna, gifts' },
      { stage: 'Receive', step: 'Title deed signed #12', valence: 2, who: 'Tom' },
    ]);
    const { type, title, tasks } = await parse(bare(map).text);
    expect(type).toBe('journey');
    expect(title).toBe('First order');
    expect(tasks.map((task) => [plain(task.section), plain(task.task), task.score, task.people.map(plain)])).toEqual([
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
    expect(sections).toEqual(['Find', 'Pay']);
    expect(lost.join(' ')).toContain('1 step has no feeling');
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
    const events = tasks.flatMap((task) => (task as unknown as { events: string[] }).events).map(plain);
    expect(events).toContain('Check; out: #1');
    expect(lost[0]).toContain('timeline');
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
        expect(plain(parsed.title)).toBe(plain(title));
        const wanted = steps
          .filter((one) => one.valence !== undefined)
          .map((one) => [plain(one.stage), plain(one.step), Math.round(((one.valence ?? 0) + 3) * 10) / 10]);
        expect(parsed.tasks.map((task) => [plain(task.section), plain(task.task), task.score])).toEqual(wanted);
      }),
      { numRuns: 600, seed: 20261121 },
    );
  }, 180_000);
});
