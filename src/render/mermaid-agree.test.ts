// @vitest-environment jsdom
/** Our reading of Mermaid texts against the real parser: the same texts are taken and refused, and read alike. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { realMermaid, type RealDiagram } from '../../test/real-mermaid.ts';
import { isRefusal } from '../lib/refusal.ts';
import { readDiagram } from './mermaid-grammar.ts';

let real: (text: string) => Promise<RealDiagram>;
beforeAll(async () => {
  real = await realMermaid();
}, 120_000);

interface Read {
  readonly type: string;
  readonly title: string;
  readonly sections: readonly string[];
  readonly tasks: readonly unknown[];
}

/** What the real parser makes of it, or `refused`. */
async function theirs(text: string): Promise<Read | 'refused'> {
  try {
    const { type, title, sections, tasks } = await real(text);
    const plain = tasks.map(({ section, task, score, people, events }) =>
      type === 'journey' ? { section, task, score, people } : { section, task, events },
    );
    return { type, title, sections, tasks: plain };
  } catch {
    return 'refused';
  }
}

/** The same from our own reading. */
function ours(text: string): Read | 'refused' {
  const read = readDiagram(text);
  if (isRefusal(read)) return 'refused';
  let title = read.frontTitle ?? '';
  let section = '';
  const sections: string[] = [];
  const tasks: { section: string; task: string; score?: number; people?: string[]; events?: string[] }[] = [];
  for (const one of read.statements) {
    if (one.kind === 'title') title = one.text;
    if (one.kind === 'section') sections.push((section = one.text));
    if (one.kind === 'period') tasks.push({ section, task: one.text, events: [] });
    if (one.kind === 'event') tasks.at(-1)?.events?.push(one.text);
    if (one.kind !== 'task') continue;
    const [score = '', people] = one.data.split(':');
    const named = people === undefined ? [] : people.split(',').map((name) => name.trim());
    tasks.push({ section, task: one.text, score: Number(score), people: named });
  }
  return { type: read.kind, title, sections, tasks };
}

const fixtures: readonly string[] = [
  'journey\n  title My working day\n  section Go to work\n    Make tea: 5: Me\n    Go upstairs: 3: Me, Cat',
  'journey\nCall: 3.5: Me\nCall: -2: Me\nCall: 9: Me',
  'journey\nCall: high: Me\nCall: : Me\nCall: 3\nCall: 3:',
  'journey\nCall: 3: Me, Me',
  'journey\nAt 10:30 call: 3: Me',
  'journey\nCall: 3: Child#1',
  'journey\nFix #12: 3: Me',
  'journey\nA: 5: Me; B: 1: Me',
  'journey\nJourney starts: 3: Me',
  'journey\nJourneys start: 3: Me',
  'journey\nSection opened: 3: Me',
  'journey\nTitle deed signed: 3: Me',
  'journey\nsection A: B',
  'journey\nCall: 3: Me %% note',
  'journey\nCall: 3: Me\nsection later\nPay: 2: Me',
  'journey\nsection A\nX: 1\nsection A\nY: 2\nsection B\nsection A\nZ: 3',
  'journey\nA<br>B & "c" (d) 😀 日本: 3: Me',
  'journey\nno colon here\n',
  'journey\ntitle\nCall: 3: Me',
  'journey\ntitle \n\nCall: 3: Me',
  'journey\naccTitle: Words; with # signs: all\naccDescr: More; words\nCall: 3: Me',
  'journey\naccDescr {\n colon : semicolon ; hash #\n more\n}\nCall: 3: Me',
  'journey\naccDescr: {\nCall: 3: Me',
  'journey\naccTitle without colon\nCall: 3: Me',
  'journey\naccTitle:\nCall: 3: Me',
  'journey\naccDescr {}\nCall: 3: Me',
  'journey\naccDescr { never ends\nCall: 3: Me',
  'JOURNEY\nCall: 3: Me',
  '   journey title x\nCall: 3: Me',
  'journey Call: 3: Me',
  '---\nconfig:\n  journey:\n    width: 200\n---\njourney\nCall: 3: Me',
  '---\ntitle: "Front: quoted"\n---\njourney\ntitle Inner\nCall: 3: Me',
  '---\ntitle: [broken\n---\njourney\nCall: 3: Me',
  '%%{init: {"theme": "dark"}}%%\njourney\nCall: 3: Me',
  '%%{init: {"theme": "dark"}\njourney\nCall: 3: Me',
  'journey\n%% a comment: 3: Me\nCall: 3: Me\n%%another',
  'journey\r\ntitle Windows\r\nCall: 3: Me\r\n',
  'journey\nAt 10#58;30 #lt;call#gt; #35;1: 3: A#44; B, C',
  'journey\nMy style:#35;x;: 3: Me',
  'journey\nlifestyle: 3:A#35;',
  'journey\nTITLE loud\nSECTION Big\nCall: 3: Me',
  'journey\n# a note\nCall: 3: Me # more',
  'journey\n}: 3: Me\n{a}: 2',
  'journey\n:3',
  'journey\nA: 1: B: ignored: too',
  'journey',
  'journey\n\n',
  'journeys\nCall: 3: Me',
  '',
  'timeline\ntitle History\nsection Then\n2002 : LinkedIn\n2004 : Facebook : Google\n     : Orkut\n2005',
  'timeline LR\n2002 : A#58; b',
  'timeline TD\nsection S\nA : b:c : d',
  'timeline\n: lost event',
  'timeline\nA ; B # c\n',
  'timeline\ntitle a # b ; c\nsection x # y ; z\nA : b # c ; d',
  'timeline\nA: b',
  'timeline\n2002 :A',
];

const clean = (text: string): boolean => !/[<>&]/.test(text);

describe('Mermaid texts', () => {
  test.each(fixtures.map((text) => [text]))('%j is read as the real parser reads it', async (text) => {
    expect(ours(text)).toEqual(await theirs(text));
  });

  test('the title of the frontmatter counts where no statement gives another', () => {
    expect(ours('---\ntitle: Front\n---\njourney\nCall: 3: Me')).toMatchObject({ title: 'Front' });
    expect(ours('---\ntitle: Front\n---\njourney\ntitle Inner\nCall: 3: Me')).toMatchObject({ title: 'Inner' });
  });

  const word = fc.constantFrom(
    'Call',
    'At 10',
    '30',
    'Title deed',
    'title',
    'section',
    'Section x',
    'journey',
    'Journeys',
    'timeline',
    'accTitle',
    'accDescr',
    '{',
    '}',
    '#',
    '#35;',
    '#amp;',
    '#x',
    ';',
    ':',
    ' : ',
    ',',
    '%%',
    '%',
    '%%{',
    '}%%',
    '3',
    '-2',
    '9.5',
    'NaN',
    'Me',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n',
    '\n',
    '\r\n',
    'é',
    '日本',
    '😀',
    '---',
    'style',
    'x',
  );
  const soup = fc.tuple(
    fc.constantFrom('journey', 'journey\n', 'timeline\n', ' journey ', ''),
    fc.array(word, { maxLength: 14 }),
  );
  const line = fc.oneof(
    fc.tuple(word, word, word).map((parts) => parts.join('')),
    fc.tuple(word, fc.constantFrom('1', '5', 'x', ''), word).map(([name, score, who]) => `${name}: ${score}: ${who}`),
    word.map((name) => `section ${name}`),
    word.map((name) => `title ${name}`),
    word.map((name) => `%% ${name}`),
    word.map((name) => `accDescr: ${name}`),
  );
  const lines = fc.tuple(fc.constantFrom('journey', 'timeline'), fc.array(line, { maxLength: 6 }));

  test('whatever stands in a text, both take or refuse it alike and read the same', async () => {
    const text = fc.oneof(
      soup.map(([head, words]) => head + words.join('')),
      lines.map(([head, more]) => [head, ...more].join('\n')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        fc.pre(clean(source));
        expect(ours(source)).toEqual(await theirs(source));
      }),
      { numRuns: 4000, seed: 20261122 },
    );
  }, 120_000);
});
