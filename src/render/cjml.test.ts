/** CJML 2.0: written with a real writer, read back, references checked, planned apart from actual. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap } from '../../test/any-map.ts';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, called, card, lane, persona, stage, touchpoint } from '../map/build.ts';
import type { JourneyMap } from '../map/map.ts';
import { readCjml, toCjml } from './cjml.ts';
import type { ReadMaps } from './map-files.ts';
import { parseXml } from './xml.ts';

const shop = aMap(
  called('First <order> & more', { id: 'map_bakery', owner: 'Kornblume' }),
  stage('Find', 'Looks', 'Asks'),
  stage('Pay'),
  lane('Touchpoints', 'touchpoints'),
  lane('Does', 'actions', 'compares "boxes"'),
  lane('We', 'frontstage', '', 'answers'),
  lane('Feels', 'emotions'),
  persona('Hanna'),
  touchpoint('Checkout', 'web'),
  card('c1', 'touchpoints', 'pay/pay', '', { touchpoint: 'checkout' }),
  card('c2', 'feels', 'pay/pay', 'tense', { valence: -1.5, persona: 'hanna' }),
);

function read(text: string): ReadMaps {
  const found = readCjml(text, 'journey');
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}
const again = (map: JourneyMap): JourneyMap => {
  const [first] = read(toCjml({ map, measures: {} })).maps;
  if (!first) throw new Error('no map');
  return first.map;
};

describe('a map as CJML', () => {
  test('comes back with its phases, steps, touchpoints, channels, actions and feelings', () => {
    const map = again(shop);
    expect(map).toMatchObject({
      id: 'map_bakery',
      title: 'First <order> & more',
      kind: 'current-state',
      owner: 'Kornblume',
    });
    expect(map.stages.map(({ name, steps }) => [name, steps.map((step) => step.name)])).toEqual([
      ['Find', ['Looks', 'Asks']],
      ['Pay', ['Pay']],
    ]);
    expect(map.touchpoints).toMatchObject([{ name: 'Checkout', channel: 'web' }]);
    expect(map.cards.map(({ id, valence }) => [id.slice(0, 4), valence])).toContainEqual(['c1', undefined]);
    expect(map.cards.find(({ valence }) => valence === -1.5)).toMatchObject({
      text: 'tense',
      persona: map.personas[0]?.id,
    });
  });

  test('written again is the same text, whatever people write', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const text = toCjml({ map, measures: {} });
        expect(isRefusal(parseXml(text))).toBe(false);
        const once = toCjml({ map: again(map), measures: {} });
        expect(toCjml({ map: again(again(map)), measures: {} })).toBe(once);
      }),
      { numRuns: 300, seed: 20261127 },
    );
  });

  test('that is planned holds no experience', () => {
    const text = toCjml({ map: { ...shop, kind: 'future-state' }, measures: {} });
    expect(text).toContain('<plannedJourney>');
    expect(text).not.toContain('<experience');
    expect(read(text).maps[0]?.map.kind).toBe('future-state');
  });
});

describe('CJML of somebody else', () => {
  const journey = (inside: string): string =>
    `<?xml version="1.0"?>\n<CJML version="2.0">\n<actualJourney>\n<actors><endUser><actorID>a1</actorID></endUser></actors>\n<touchpoints>\n${inside}\n</touchpoints>\n</actualJourney>\n</CJML>`;

  test('an actor that is not there, a strange channel and a strange element are said with their lines', () => {
    const { lost, maps } = read(
      journey(
        '<actualCommunicationPoint><initiator>\n<refersTo actorIDref="a2"/><label>Gets a letter</label></initiator><channel><channelName>owl</channelName></channel></actualCommunicationPoint>\n<dragon/>',
      ),
    );
    expect(lost.map(({ line }) => line)).toEqual([7, 6, 8]);
    expect(maps[0]?.map.touchpoints).toMatchObject([{ name: 'Gets a letter', channel: 'other' }]);
  });

  test.each([
    ['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><CJML>&a;</CJML>', 'hostile-xml'],
    ['<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><CJML>&b;</CJML>', 'hostile-xml'],
    ['<CJML><actualJourney>', 'bad-xml'],
    ['<CJML>&undefined;</CJML>', 'bad-xml'],
    [`${'<a>'.repeat(5000)}`, 'bad-xml'],
    ['<CJML version="2.0"/>', 'no-journey'],
    ['<log xes.version="1.0"/>', 'unknown-form'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'unknown-form'],
  ])('%j is refused', (text, code) => {
    expect(readCjml(text, 'x')).toMatchObject({ refused: true, code, place: { line: expect.any(Number) } });
  });
});
