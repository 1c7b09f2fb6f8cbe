import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aMap, card, lane, path, stage, touchpoint } from '../map/build.ts';
import { channels, type JourneyMap, type MeasuredMap } from '../map/map.ts';
import { drawMetro } from './metro.ts';
import { layMetro, type MetroLayout } from './metro-layout.ts';
import { crosses, overlap } from './place.ts';
import type { Box } from './scene.ts';
import { sceneToSvg } from './svg.ts';

const bare = (map: JourneyMap): MeasuredMap => ({ map, measures: {} });
const lay = (map: JourneyMap, room = 900): MetroLayout =>
  layMetro(bare(map), { left: 150, top: 100, room, stageNeeds: map.stages.map(() => 90) });

const bakery = aMap(
  stage('Discover'),
  stage('Order'),
  stage('Receive'),
  lane('Touchpoints', 'touchpoints'),
  touchpoint('Instagram', 'social'),
  touchpoint('Box page', 'web'),
  touchpoint('Checkout', 'web'),
  touchpoint('Call', 'telephone'),
  touchpoint('Parcel', 'parcel'),
  card('1', 'touchpoints', 'discover/discover', '', { touchpoint: 'instagram' }),
  card('2', 'touchpoints', 'discover/discover', '', { touchpoint: 'box-page' }),
  card('3', 'touchpoints', 'order/order', '', { touchpoint: 'checkout' }),
  card('4', 'touchpoints', 'receive/receive', '', { touchpoint: 'call' }),
  card('5', 'touchpoints', 'receive/receive', '', { touchpoint: 'parcel' }),
  path('Gifts', 'instagram', 'box-page', 'checkout', 'parcel'),
  path('Trouble', 'box-page', 'checkout', 'call', 'checkout', 'parcel'),
);

const names = [
  'Checkout',
  'Web search',
  '“On its way” e-mail',
  'Grundstücksverkehrsgenehmigungszuständigkeitsübertragung',
  '在网上订购面包礼盒的商品页面',
  'رحلة فتح حساب',
  'x',
  'A very long name of a touchpoint that nobody would ever write but somebody will',
];

const anyMap: fc.Arbitrary<JourneyMap> = fc
  .record({
    stages: fc.integer({ min: 1, max: 7 }),
    touchpoints: fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        channel: fc.constantFrom(...channels.slice(0, 7)),
        step: fc.option(fc.nat(20), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 18 },
    ),
    paths: fc.array(
      fc.record({
        walk: fc.array(fc.nat(17), { minLength: 1, maxLength: 14 }),
        weight: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        endsEarly: fc.boolean(),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ stages, touchpoints, paths }): JourneyMap => {
    const map = aMap(
      ...Array.from({ length: stages }, (_, index) => stage(`Stage ${index}`, 'first', 'second')),
      lane('Touchpoints', 'touchpoints'),
    );
    const steps = map.stages.flatMap((one) => one.steps);
    return {
      ...map,
      touchpoints: touchpoints.map(({ name, channel }, index) => ({ id: `t${index}`, name, channel })),
      cards: touchpoints.flatMap(({ step }, index) => {
        const at = step === undefined ? undefined : steps[step % steps.length];
        return at ? [{ id: `c${index}`, lane: 'touchpoints', step: at.id, text: '', touchpoint: `t${index}` }] : [];
      }),
      paths: paths.map(({ walk, weight, endsEarly }, index) => ({
        id: `p${index}`,
        name: `Line ${index}`,
        touchpoints: walk.map((one) => `t${one % touchpoints.length}`),
        ...(weight === undefined ? {} : { weight }),
        endsEarly,
      })),
    };
  });

function angles(layout: MetroLayout): Set<number> {
  const found = new Set<number>();
  for (const { points } of layout.lines) {
    points.slice(1).forEach((to, index) => {
      const from = points[index] ?? to;
      const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
      found.add(Math.abs(Math.round(angle * 1000) / 1000));
    });
  }
  return found;
}

function linesThrough(layout: MetroLayout, box: Box): number {
  return layout.lines.filter(({ points, thickness }) =>
    points.slice(1).some((to, index) => crosses(box, points[index] ?? to, to, thickness / 2)),
  ).length;
}

describe('the metro view', () => {
  test('stations stand on the track of their channel, in the order of the stages', () => {
    const { stations, stops } = lay(bakery);
    const slotOf = new Map(stations.map(({ station }) => [station.touchpoint.name, station.slot]));
    expect([...slotOf.keys()]).toEqual(['Instagram', 'Box page', 'Checkout', 'Call', 'Parcel']);
    expect([...slotOf.values()]).toEqual([...slotOf.values()].toSorted((a, b) => a - b));
    const track = (name: string): number | undefined =>
      stations.find((one) => one.station.touchpoint.name === name)?.station.track;
    expect(track('Box page')).toBe(track('Checkout'));
    expect(stops.tracks).toHaveLength(4);
  });

  test('a station several lines stop at is larger, one that a line only passes is not', () => {
    const { stations } = lay(bakery);
    const byName = new Map(stations.map((one) => [one.station.touchpoint.name, one]));
    expect(byName.get('Checkout')?.shared).toBe(true);
    expect(byName.get('Call')?.shared).toBe(false);
    expect(byName.get('Checkout')?.box.width).toBeGreaterThan(byName.get('Call')?.box.width ?? 99);
  });

  test('going back is said, not drawn', () => {
    const trouble = lay(bakery).lines[1]?.run.line;
    expect(trouble?.returns).toBe(1);
    expect(sceneToSvg(drawMetro(bare(bakery), { view: 'metro', theme: 'light' }))).toContain('goes back once');
  });

  test('a line that ends early goes past its last station and ends in a bar', () => {
    const early = {
      ...bakery,
      paths: [{ id: 'p', name: 'Lookers', touchpoints: ['instagram', 'box-page'], endsEarly: true }],
    };
    const [line] = lay(early).lines;
    const last = lay(early).stations.at(-1);
    expect(line?.end?.x).toBeGreaterThan((last?.box.x ?? 0) + (last?.box.width ?? 0));
  });

  test('nothing measured: every ring is neutral and says so', () => {
    const svg = sceneToSvg(drawMetro(bare(bakery), { view: 'metro', theme: 'light' }));
    expect(svg).toContain('Feeling: not measured');
  });

  test('a map without paths is one line through its touchpoints, a map without touchpoints has none', () => {
    const { paths: _, ...unwalked } = bakery;
    expect(lay(unwalked).lines[0]?.run.line.stops).toHaveLength(5);
    expect(lay({ ...unwalked, touchpoints: [], cards: [] }).lines).toEqual([]);
  });

  test('wide rooms are filled, narrow ones outgrown', () => {
    expect(lay(bakery, 2000).right).toBeGreaterThan(lay(bakery, 300).right);
  });
});

describe('whatever the map', () => {
  const property = (check: (layout: MetroLayout) => void, numRuns = 250): void =>
    fc.assert(
      fc.property(anyMap, (map) => check(lay(map))),
      { numRuns, seed: 20261121 },
    );

  test('lines run level, upright or at 45 degrees', () => {
    property((layout) => {
      expect([...angles(layout)].filter((angle) => ![0, 45, 90].includes(angle))).toEqual([]);
    });
  });

  test('no label touches a label, a station or a line', () => {
    property((layout) => {
      const labels = layout.stations.map(({ label }) => label.box);
      const rings = layout.stations.map(({ box }) => box);
      labels.forEach((box, index) => {
        expect(labels.slice(index + 1).filter((other) => overlap(box, other) > 0)).toEqual([]);
        expect(rings.filter((other) => overlap(box, other) > 0)).toEqual([]);
        expect(linesThrough(layout, box)).toBe(0);
      });
    });
  });

  test('a ring holds exactly the lines that stop there', () => {
    property((layout) => {
      for (const { station, box } of layout.stations) {
        const stopping = layout.lines.filter(({ run }) => run.line.stops.includes(station)).length;
        const inner = { x: box.x + box.width / 2, y: box.y + 3, width: 0.01, height: box.height - 6 };
        expect(linesThrough(layout, inner)).toBe(stopping);
      }
    });
  });

  test('neighbours of a bundle keep their distance', () => {
    property((layout) => {
      for (const { slots } of [layout.stops]) {
        slots.forEach((_, slot) => {
          const heights = layout.lines.flatMap(({ run }) => {
            const at = slot - run.from;
            const track = run.tracks[at];
            return track === undefined ? [] : [(layout.tracks[track]?.y ?? 0) + (run.offsets[at] ?? 0)];
          });
          const sorted = heights.toSorted((a, b) => a - b);
          sorted.slice(1).forEach((height, index) => expect(height - (sorted[index] ?? 0)).toBeGreaterThan(9));
        });
      }
    }, 120);
  });
});
