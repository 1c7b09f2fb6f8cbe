// @vitest-environment jsdom
/** Mermaid texts as maps: others' with their slips named, ours without loss, and ours after people changed them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap } from '../../test/any-map.ts';
import { realMermaid } from '../../test/real-mermaid.ts';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, called, card, lane, persona, stage, touchpoint } from '../map/build.ts';
import { printJourneyFile } from '../map/file.ts';
import type { JourneyMap } from '../map/map.ts';
import { toMermaid } from './mermaid.ts';
import { readMermaid, type ReadMermaid } from './mermaid-read.ts';
import { scoreOf } from './mermaid-text.ts';

function read(text: string): ReadMermaid {
  const found = readMermaid(text, 'working-day.mmd');
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

const mapOf = (text: string): JourneyMap => read(text).measured.map;
const lines = (text: string): (number | undefined)[] => read(text).lost.map(({ line }) => line);

describe('a Mermaid text of somebody else', () => {
  const day = mapOf(
    'journey\n  title My working day\n  accDescr: Told by Hanna\n  section Go to work\n    Make tea: 5: Me\n    Go upstairs: 3: Me, Cat\n  section Go home\n    Sit down: 1: Me',
  );

  test('becomes stages, steps, personas and declared feelings', () => {
    expect(day).toMatchObject({ title: 'My working day', summary: 'Told by Hanna', kind: 'current-state' });
    expect(day.stages.map(({ name, steps }) => [name, steps.map((step) => step.name)])).toEqual([
      ['Go to work', ['Make tea', 'Go upstairs']],
      ['Go home', ['Sit down']],
    ]);
    expect(day.personas.map(({ name }) => name)).toEqual(['Me', 'Cat']);
    expect(day.lanes).toEqual([expect.objectContaining({ kind: 'emotions' })]);
    expect(day.cards.map(({ valence }) => valence)).toEqual([2, 0, 0, -2]);
  });

  test('read twice is the same map, byte for byte', () => {
    const text = 'journey\nCall: 4: Me';
    expect(printJourneyFile(mapOf(text))).toBe(printJourneyFile(mapOf(text)));
  });

  test('a score that is none, or out of range, is said with its line, never guessed', () => {
    const text = 'journey\nCall: high: Me\nPay: 9: Me\nWait: : Me\nAt 10:30 call: 3: Me\nA: 1: B: ignored';
    const map = mapOf(text);
    const felt = map.cards.map(({ step, valence }) => [
      map.stages[0]?.steps.find((one) => one.id === step)?.name,
      valence,
    ]);
    expect(felt).toEqual([
      ['Pay', 2],
      ['A', -2],
    ]);
    expect(lines(text)).toEqual([2, 3, 4, 5, 6]);
    expect(read(text).lost[3]?.what).toContain('#58;');
  });

  test('what Mermaid silently takes for the title is said', () => {
    const { measured, lost } = read('journey\ntitle Deeds\nTitle deed signed: 3: Me\nPay: 2: Me');
    expect(measured.map.title).toBe('deed signed: 3: Me');
    expect(lost[0]).toMatchObject({ line: 3, what: expect.stringContaining('title') });
  });

  test('names are decoded, breaks become lines, the same section twice in a row is one stage', () => {
    const map = mapOf('journey\nsection A\nAt 10#58;30<br/>call: 3\nsection A\nB#quot;: 2\nsection B\nsection A\nC: 1');
    expect(map.stages.map(({ name, steps }) => [name, steps.map((step) => step.name)])).toEqual([
      ['A', ['At 10:30\ncall', 'B"']],
      ['B', ['B']],
      ['A', ['C']],
    ]);
  });

  test('a timeline becomes stages, steps and touchpoints', () => {
    const map = mapOf(
      'timeline\ntitle History\nsection Then\n2002 : LinkedIn\n2004 : Facebook : Google\n : Orkut\n2005',
    );
    expect(map.stages.map(({ steps }) => steps.map((step) => step.name))).toEqual([['2002', '2004', '2005']]);
    expect(map.cards.map(({ text }) => text)).toEqual(['LinkedIn', 'Facebook', 'Google', 'Orkut']);
  });

  test.each([
    ['flowchart LR\nA-->B', 'mermaid-diagram', 1],
    ['\n\nJOURNEY\nA: 1', 'mermaid-diagram', 3],
    ['journey\nA: 5: Me\nB: 1: Me; C', 'not-mermaid', 3],
    ['journey\n%% fine\nno colon here', 'not-mermaid', 3],
    ['---\ntitle: [broken\n---\njourney\nA: 1', 'not-mermaid', 1],
  ])('%j is refused with its line', (text, code, line) => {
    expect(readMermaid(text, 'x')).toMatchObject({ refused: true, code, place: { line } });
  });
});

describe('a Mermaid text of ours', () => {
  const shop = aMap(
    called('First order', { summary: 'Gifts: by post; #1' }),
    stage('Find', 'Looks around', 'Asks a friend'),
    stage('Pay: at once'),
    lane('Feels', 'emotions'),
    lane('Pains', 'pains', '', 'Nobody answers'),
    lane('Touchpoints', 'touchpoints'),
    persona('Hanna'),
    touchpoint('Checkout', 'web', { owner: 'Jonas' }),
    card('c1', 'feels', 'find/looks-around', 'curious', { valence: 1.25, persona: 'hanna' }),
    card('c2', 'feels', 'pay-at-once/pay-at-once', 'tense', { valence: -1 }),
    card('c3', 'touchpoints', 'pay-at-once/pay-at-once', '', { touchpoint: 'checkout' }),
  );
  const { text } = toMermaid({ map: shop, measures: {} });
  const step = (map: JourneyMap, id: string) => map.stages.flatMap(({ steps }) => steps).find((one) => one.id === id);

  test('is read back without loss, whatever stood on the map', () => {
    fc.assert(
      fc.property(anyMap, fc.constantFrom('auto', 'timeline'), (map, diagram) => {
        const again = read(toMermaid({ map, measures: {} }, { diagram, comments: 'always' }).text);
        expect(printJourneyFile(again.measured.map)).toBe(printJourneyFile(map));
        expect(again.lost).toEqual([]);
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });

  test('answers to the questions of the map come along', () => {
    const measures = {
      q: { value: 3, unit: 'count' as const, n: 3, asOf: '2026-01-01T00:00:00Z', meaning: 'Orders.' },
    };
    expect(read(toMermaid({ map: shop, measures }).text).measured.measures).toEqual(measures);
  });

  test('a step renamed in the text keeps its id and its cards', () => {
    const map = mapOf(text.replace('    Looks around:', '    Looks at the window:'));
    expect(step(map, 'find/looks-around')?.name).toBe('Looks at the window');
    expect(map.cards).toHaveLength(shop.cards.length);
  });

  test('a score changed in the text is the new feeling; the card keeps its id and words', () => {
    const map = mapOf(text.replace(': 2: Hanna', ': 4.5: Hanna'));
    expect(map.cards.find(({ id }) => id === 'c2')).toMatchObject({ valence: 1.5, text: 'tense' });
    expect(map.cards.find(({ id }) => id === 'c1')).toMatchObject({ valence: 1.25 });
  });

  test('a person added in the text becomes a persona who feels the same', () => {
    const map = mapOf(text.replace(': 4.3: Hanna', ': 4.3: Hanna, Tom'));
    const tom = map.personas.find(({ name }) => name === 'Tom');
    expect(map.cards.filter((one) => one.step === 'find/looks-around').map((one) => one.persona)).toEqual([
      'hanna',
      tom?.id,
    ]);
  });

  test('a line taken out takes its step along, and that is said', () => {
    const { measured, lost } = read(text.replace(/\n {4}Pay.*/, ''));
    expect(step(measured.map, 'pay-at-once/pay-at-once')).toBeUndefined();
    expect(lost).toEqual([{ what: expect.stringContaining('its 2 cards'), where: 'Pay: at once' }]);
  });

  test('steps moved in the text move with their cards', () => {
    const moved = text.replace(/(\n {4}Looks around.*)([^]*)(\n {4}Pay.*)/, '$3$2$1');
    const map = mapOf(moved);
    expect(map.stages.map(({ steps }) => steps.map(({ id }) => id))).toEqual([
      ['pay-at-once/pay-at-once', 'find/asks-a-friend'],
      ['find/looks-around'],
    ]);
    expect(map.cards).toHaveLength(shop.cards.length);
  });

  test('comments somebody broke are said, and the diagram still makes a map', () => {
    const { measured, lost } = read(text.replace('"cards":[', '"cards":['.slice(0, 4)));
    expect(measured.map.stages.map(({ name }) => name)).toEqual(['Find', 'Pay: at once']);
    expect(lost[0]).toMatchObject({ line: expect.any(Number) });
    const wrong = read(text.replace('"id":"c1"', '"id":"c2"'));
    expect(wrong.lost[0]?.what).toContain('do not fit together');
  });

  test('is shorter than what Mermaid draws, or comes without comments and says so', () => {
    const words = 'A long story of a parcel that was left with a neighbour. '.repeat(300);
    const long = { ...shop, cards: shop.cards.map((one) => ({ ...one, text: words })) };
    const { text: bare, lost } = toMermaid({ map: long, measures: {} });
    expect(bare.length).toBeLessThan(1000);
    expect(lost.at(-1)?.what).toContain('50,000');
    expect(toMermaid({ map: long, measures: {} }, { comments: 'always' }).text).toContain('neighbour');
  });
});

describe('ten thousand maps', () => {
  test('the real parser reads of every one the names, scores and people that were written', async () => {
    const real = await realMermaid();
    await fc.assert(
      fc.asyncProperty(anyMap, async (map) => {
        const { text } = toMermaid({ map, measures: {} });
        const { type, tasks, sections } = await real(text);
        const bare = text.split('\n').filter((line) => !line.startsWith('%%') && !line.startsWith('    %%'));
        const written = bare.slice(1).filter((line) => line.startsWith('    '));
        expect(type).toBe(bare[0]);
        expect(sections).toHaveLength(map.stages.length);
        expect(tasks).toHaveLength(written.length);
        const one = map.cards.flatMap(({ valence }) => (valence === undefined ? [] : [scoreOf(valence)]));
        const wrong = tasks.filter(({ score, people, task }) => {
          if (type !== 'journey') return false;
          const said = one.length !== 1 || one[0] === String(score);
          return !(score >= 1 && score <= 5 && said && people && people.length > 0 && task.trim() !== '');
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 10_000, seed: 20261124 },
    );
  }, 180_000);
});
