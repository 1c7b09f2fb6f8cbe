import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { aMap, called, card, lane, stage } from '../map/build.ts';
import type { JourneyMap } from '../map/map.ts';
import { draw } from './draw.ts';
import { views, type Scene, type View } from './scene.ts';
import { escapeXml, sceneToSvg, short } from './svg.ts';
import { toSvgFile } from './svg-file.ts';

const hostile = `"><script>alert('x')</script> & ]]> \u0000 \ud800 <img src=x onerror=alert(1)>`;
const attacked: JourneyMap = {
  ...aMap(
    called(hostile, { summary: hostile }),
    stage(hostile, hostile),
    lane(hostile, 'actions'),
    lane('Quotes', 'quotes'),
    lane('Feels', 'emotions'),
  ),
  personas: [{ id: hostile, name: hostile }],
  touchpoints: [{ id: hostile, name: hostile, channel: 'web', owner: hostile, events: [hostile] }],
  paths: [{ id: hostile, name: hostile, touchpoints: [hostile] }],
};
const [only] = attacked.stages.flatMap((one) => one.steps);
const cards = attacked.lanes.map((one, index) => ({
  id: `${hostile}${index}`,
  lane: one.id,
  step: only?.id ?? '',
  text: hostile,
  touchpoint: hostile,
  owner: hostile,
  citation: hostile,
  valence: -1,
  persona: hostile,
}));
const scene = (view: View): Scene => draw({ map: { ...attacked, cards }, measures: {} }, { view, theme: 'light' });

describe('printing SVG', () => {
  test('escapes what XML would read, and replaces what it forbids', () => {
    expect(escapeXml(`<a b="c" d='e'>&\u0007\ud800x`)).toBe(
      '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\ufffd\ufffdx',
    );
    expect(escapeXml('👍🏽')).toBe('👍🏽');
  });

  test('numbers have two decimals at most and no minus zero', () => {
    expect([0.1 + 0.2, -0.001, 12.3456, 7].map(short)).toEqual(['0.3', '0', '12.35', '7']);
  });

  test.each(views)('no name can become an element or an attribute in the %s view', (view) => {
    const svg = sceneToSvg(scene(view), { tipsAsData: true });
    const [elements, attributes] = [new Set<string>(), new Set<string>()];
    const parser = new SaxesParser();
    parser.on('opentag', (tag) => {
      elements.add(tag.name);
      for (const attribute of Object.keys(tag.attributes)) attributes.add(attribute);
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(svg).close();
    const known = ['svg', 'title', 'desc', 'g', 'rect', 'line', 'path', 'circle', 'text'];
    expect([...elements].filter((name) => !known.includes(name))).toEqual([]);
    expect([...attributes].filter((name) => /^on|href|^style$/i.test(name))).toEqual([]);
  });

  test('ids start with the prefix they were given, so that two drawings stand in one page', () => {
    const ids = Array.from(sceneToSvg(scene('grid'), { idPrefix: 'one' }).matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(ids).toEqual(['one-title', 'one-desc']);
  });

  test('is an image with a title and a description for those who listen', () => {
    const map = aMap(called('First order'), stage('Find'), stage('Pay'));
    const svg = sceneToSvg(draw({ map, measures: {} }, { view: 'grid', theme: 'light' }));
    expect(svg).toContain('role="img" aria-labelledby="map-title map-desc"');
    expect(svg).toContain('<title id="map-title">First order</title>');
    expect(svg).toContain('Find: nothing measured. Pay: nothing measured.');
  });

  test('a drawing as a file carries the fonts its letters need, and no address', () => {
    const map = aMap(called('Zażółć gęślą jaźń'), stage('Find'));
    const file = toSvgFile(draw({ map, measures: {} }, { view: 'grid', theme: 'light' }));
    expect(file).toContain('@font-face{font-family:Inter;');
    expect(file).toContain('U+0100-02BA');
    expect(file.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });
});

describe('what a map lacks is drawn as lacking', () => {
  test('a map with nothing measured says so and invents no figure', () => {
    const map = aMap(stage('Find'), stage('Pay'), lane('Feels', 'emotions'), lane('Owner', 'owner'));
    const svg = sceneToSvg(draw({ map, measures: {} }, { view: 'grid', theme: 'light' }));
    expect(svg.match(/>not measured</g)).toHaveLength(2);
    expect(svg.match(/>nobody</g)).toHaveLength(2);
    expect(svg).not.toMatch(/\d %/);
  });

  test('the curve of a map without feelings is an honest blank with the stages above it', () => {
    const map = aMap(stage('Find'), stage('Pay'));
    const svg = sceneToSvg(draw({ map, measures: {} }, { view: 'curve', theme: 'light' }));
    expect(svg).toContain('No feelings yet');
    expect(svg).toContain('>Pay<');
  });

  test('a map without any stage draws in every view', () => {
    const nothing = { ...aMap(), stages: [], lanes: [], cards: [] };
    for (const view of views)
      expect(sceneToSvg(draw({ map: nothing, measures: {} }, { view, theme: 'dark' }))).toContain('<svg');
  });

  test('a card whose step is gone is left out, one that reaches past the end is cut', () => {
    const map = aMap(
      stage('Find'),
      lane('Does', 'actions'),
      card('a', 'does', 'gone/gone', 'Orphan'),
      card('b', 'does', 'find/find', 'Whole', { span: 9 }),
    );
    const svg = sceneToSvg(draw({ map, measures: {} }, { view: 'grid', theme: 'light' }));
    expect(svg).not.toContain('Orphan');
    expect(svg).toContain('Whole');
  });
});
