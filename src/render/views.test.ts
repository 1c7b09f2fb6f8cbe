/** Every view, on maps of every shape: nothing overlaps that must not, nothing is cut off, nothing hangs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, laneKinds, type Card, type JourneyMap, type Link, type MeasuredMap } from '../map/map.ts';
import { crossingsByStep, type Arrow } from './blueprint-arrows.ts';
import { layBlueprint } from './blueprint-layout.ts';
import { draw } from './draw.ts';
import { painsOf } from './executive.ts';
import { candidatesOf, effortAxis, matrixNames, valueAxis } from './matrix-scores.ts';
import { overlap } from './place.ts';
import { apart, pointAt, quarterName, scoresAt } from './plane.ts';
import { views, type Box, type GroupItem, type Item, type Scene, type TextItem, type View } from './scene.ts';
import { layRings } from './stakeholder-layout.ts';
import { axisOf } from './timeline-axis.ts';
import { widthsOf } from './timeline-scale.ts';
import { timesOfMap } from './timeline-times.ts';
import { widthOf } from './text.ts';

const words = fc.constantFrom(
  'Pays',
  'Compares boxes',
  'Grundstücksverkehrsgenehmigungszuständigkeitsübertragung',
  '在网上订购面包礼盒的商品页面',
  'رحلة فتح حساب',
  '🎁 sends a **gift** box 👩‍👩‍👧',
  '- first\n- second with more words than fit into one line of a card',
  'A sentence that goes on for so long that no card of any drawing could ever show the whole of it, and then some more',
  '',
);
const score = fc.option(
  fc.integer({ min: 10, max: 50 }).map((tenth) => tenth / 10),
  { nil: undefined },
);
const seconds = fc.option(fc.constantFrom(0, 1, 90, 3600, 86_400, 2_592_000), { nil: undefined });

const anyCard = fc.record({
  lane: fc.nat(),
  step: fc.nat(),
  text: words,
  span: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  valence: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
  intensity: score,
  effort: score,
  customerValue: score,
  businessValue: score,
  touchpoint: fc.option(fc.nat(), { nil: undefined }),
});

/** Keys without a value are left out, as in a file. */
const bare = <One extends object>(one: One): One =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as One;

const anyMap: fc.Arbitrary<JourneyMap> = fc
  .record({
    stages: fc.array(
      fc.array(fc.record({ name: words, takes: seconds, waitBefore: seconds }), { minLength: 1, maxLength: 3 }),
      { minLength: 1, maxLength: 5 },
    ),
    lanes: fc.array(fc.record({ kind: fc.constantFrom(...laneKinds), name: words, wanted: fc.boolean() }), {
      minLength: 1,
      maxLength: 9,
    }),
    cards: fc.array(anyCard, { maxLength: 24 }),
    touchpoints: fc.array(fc.record({ name: words, channel: fc.constantFrom(...channels) }), { maxLength: 4 }),
    links: fc.array(
      fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('arrow' as const, 'mutual' as const, 'raises' as const)),
      { maxLength: 14 },
    ),
    lines: fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('interaction' as const, 'visibility' as const, 'internal-interaction' as const),
      ),
      { maxLength: 3 },
    ),
    stakeholders: fc.array(
      fc.record({
        name: words,
        side: fc.constantFrom('customer' as const, 'company' as const, 'partner' as const, 'public' as const),
        influence: score,
        interest: score,
        to: fc.nat(),
      }),
      { maxLength: 9 },
    ),
  })
  .map((raw): JourneyMap => {
    const lanes = raw.lanes.map((lane, at) => ({ id: `lane-${at}`, ...lane }));
    const stages = raw.stages.map((steps, at) => ({
      id: `stage-${at}`,
      name: steps[0]?.name ?? '',
      steps: steps.map((step, inside) => bare({ id: `step-${at}-${inside}`, ...step })),
    }));
    const steps = stages.flatMap((stage) => stage.steps);
    const pick = <One>(all: readonly One[], at: number): One | undefined => all[at % Math.max(1, all.length)];
    const touchpoints = raw.touchpoints.map((one, at) => ({ id: `touchpoint-${at}`, ...one }));
    const cards = raw.cards.map(
      (one, at): Card =>
        bare({
          ...one,
          id: `card-${at}`,
          lane: pick(lanes, one.lane)?.id ?? '',
          step: pick(steps, one.step)?.id ?? '',
          touchpoint: one.touchpoint === undefined ? undefined : pick(touchpoints, one.touchpoint)?.id,
        }) as Card,
    );
    const links = raw.links.flatMap(([from, to, kind], at): Link[] => {
      const [a, b] = [pick(cards, from), pick(cards, to)];
      return a && b && a !== b ? [{ id: `link-${at}`, from: a.id, to: b.id, kind }] : [];
    });
    const stakeholders = raw.stakeholders.map(({ to, ...one }, at) =>
      bare({
        id: `stakeholder-${at}`,
        ...one,
        gives: [{ to: `stakeholder-${to % raw.stakeholders.length}`, what: 'money, trust' }],
      }),
    );
    const lines = raw.lines.map(([lane, kind], at) => ({ id: `line-${at}`, kind, below: pick(lanes, lane)?.id ?? '' }));
    return {
      id: 'map-any',
      title: 'First order',
      kind: 'current-state',
      personas: [],
      stages,
      lanes,
      cards,
      touchpoints,
      links,
      lines,
      stakeholders,
    } as JourneyMap;
  });

/** A map of which only some parts matter. */
const aMapWith = (parts: Partial<JourneyMap>): JourneyMap => ({
  id: 'map-parts',
  title: 'First order',
  kind: 'current-state',
  personas: [],
  stages: [{ id: 's', name: 'Order', steps: [{ id: 'a', name: 'Pay' }] }],
  lanes: [],
  cards: [],
  touchpoints: [],
  ...parts,
});

const measured = (map: JourneyMap): MeasuredMap => ({ map, measures: {} });
const groupsOf = (items: readonly Item[]): GroupItem[] =>
  items.flatMap((item) => (item.kind === 'group' ? [item, ...groupsOf(item.items)] : []));
const textsOf = (items: readonly Item[]): TextItem[] =>
  items.flatMap((item) => (item.kind === 'group' ? textsOf(item.items) : item.kind === 'text' ? [item] : []));

function boxOf(item: TextItem): Box {
  const width = widthOf(item.text, item);
  const shift = item.anchor === 'end' ? width : item.anchor === 'middle' ? width / 2 : 0;
  return { x: item.x - shift, y: item.y - item.size * 0.72, width, height: item.size * 0.9 };
}

/** Pairs of texts that stand on each other by more than a hair. */
function collisions(scene: Scene): string[] {
  const texts = textsOf(scene.items)
    .filter((one) => one.text.trim() !== '')
    .map((one) => ({ text: one.text, box: boxOf(one) }));
  return texts.flatMap((a, at) =>
    texts.slice(0, at).flatMap((b) => {
      const shared = overlap(a.box, b.box);
      return shared > 6 && shared > 0.05 * Math.min(a.box.width * a.box.height, b.box.width * b.box.height)
        ? [`“${a.text}” on “${b.text}”`]
        : [];
    }),
  );
}

const outside = (scene: Scene): string[] =>
  textsOf(scene.items).flatMap((one) => {
    const box = boxOf(one);
    const inside =
      box.x >= -0.5 &&
      box.y >= -0.5 &&
      box.x + box.width <= scene.width + 0.5 &&
      box.y + box.height <= scene.height + 0.5;
    return inside ? [] : [one.text];
  });

const own: readonly View[] = ['storyboard', 'blueprint', 'timeline', 'matrix', 'stakeholders'];

describe.each(own)('the %s of any map', (view) => {
  test('keeps every text inside, and none on another', () => {
    fc.assert(
      fc.property(anyMap, fc.constantFrom(720, 1200), (map, width) => {
        const scene = draw(measured(map), { view, theme: 'light', width });
        expect(outside(scene)).toEqual([]);
        expect(collisions(scene)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});

test('the stakeholders by influence keep every text inside, and none on another', () => {
  fc.assert(
    fc.property(anyMap, (map) => {
      const scene = draw(measured(map), { view: 'stakeholders', theme: 'light', stakeholdersBy: 'influence' });
      expect(outside(scene)).toEqual([]);
      expect(collisions(scene)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('cards of a blueprint never cover each other, and arrows count where they cross', () => {
  fc.assert(
    fc.property(anyMap, (map) => {
      const layout = layBlueprint(measured(map), 1200, () => ({ items: [], height: 28 }));
      const { cards, arrows } = layout;
      const hit = cards.flatMap((a, at) => cards.slice(0, at).filter((b) => overlap(a.box, b.box) > 0));
      expect(hit).toEqual([]);
      const at = layout.rows.find(({ row }) => row.kind === 'line' && row.line === 'visibility')?.top;
      const above = (id: string): boolean => (cards.find((one) => one.placed.card.id === id)?.box.y ?? 0) < (at ?? 0);
      const crosses = (arrow: Arrow): boolean => at !== undefined && above(arrow.link.from) !== above(arrow.link.to);
      expect(arrows.map((one) => one.crosses)).toEqual(arrows.map(crosses));
      const total = [...crossingsByStep(arrows).values()].reduce((sum, one) => sum + one, 0);
      expect(total).toBe(arrows.filter(crosses).length);
    }),
    { numRuns: 150 },
  );
});

test('stakeholders stand apart, each in its ring', () => {
  fc.assert(
    fc.property(anyMap, (map) => {
      const { nodes } = layRings(map);
      expect(nodes.flatMap((a, at) => nodes.slice(0, at).filter((b) => overlap(a.box, b.box) > 0))).toEqual([]);
      expect(nodes).toHaveLength(map.stakeholders?.length ?? 0);
    }),
  );
});

describe('the matrix', () => {
  test('names its quarters by which end of an axis is the better one, not by where they lie', () => {
    const usual = { x: effortAxis, y: valueAxis(0.5), names: matrixNames };
    expect(quarterName(usual, 1, 5)).toBe('Quick wins');
    expect(quarterName(usual, 5, 5)).toBe('Big bets');
    expect(quarterName(usual, 1, 1)).toBe('Fill-ins');
    expect(quarterName(usual, 5, 1)).toBe('Time sinks');
    const turned = { ...usual, x: { ...effortAxis, name: 'Ease', better: 'high' as const } };
    expect(quarterName(turned, 5, 5)).toBe('Quick wins');
  });

  test('a place on the drawing and its scores lead to each other', () => {
    const box = { x: 100, y: 60, width: 640, height: 520 };
    const tenth = fc.integer({ min: 10, max: 50 }).map((value) => value / 10);
    fc.assert(
      fc.property(tenth, tenth, (x, y) => {
        expect(scoresAt(box, pointAt({ box }, x, y))).toEqual({ x, y });
      }),
    );
  });

  test('bubbles on the same scores stand beside each other', () => {
    const box = { x: 0, y: 0, width: 600, height: 500 };
    const discs = Array.from({ length: 40 }, (_, at) => ({ id: `${at}`, at: { x: 300, y: 250 }, r: 14 }));
    const placed = apart(discs, box);
    const touching = placed.flatMap((a, at) =>
      placed.slice(0, at).filter((b) => Math.hypot(a.shown.x - b.shown.x, a.shown.y - b.shown.y) < a.r + b.r),
    );
    expect(touching).toEqual([]);
  });

  test('a solution counts the pains behind the opportunities it solves', () => {
    const card = (id: string, lane: string): Card => ({ id, lane, step: 'step-1', text: id });
    const map = aMapWith({
      lanes: (['pains', 'opportunities', 'solutions'] as const).map((kind) => ({ id: kind, kind, name: kind })),
      cards: [card('pain', 'pains'), card('chance', 'opportunities'), card('answer', 'solutions')],
      links: [
        { id: 'link-1', from: 'pain', to: 'chance', kind: 'raises' },
        { id: 'link-2', from: 'chance', to: 'answer', kind: 'solved-by' },
      ],
    });
    expect(candidatesOf(map).map((one) => [one.card.id, one.linked])).toEqual([
      ['chance', 1],
      ['answer', 1],
    ]);
  });
});

describe('lengths on the timeline', () => {
  const lengths = fc.array(fc.constantFrom(0, 5, 60, 900, 7200, 86_400, 604_800, 2_592_000), { maxLength: 40 });

  test('what lasts longer is never drawn shorter, and what lasts at all is seen', () => {
    fc.assert(
      fc.property(lengths, fc.constantFrom('broken' as const, 'log' as const), (all, scale) => {
        const widths = widthsOf(all, 640, scale);
        const drawn = widths.map((one, at) => ({ seconds: all[at] ?? 0, width: one.width }));
        const byLength = drawn.toSorted((a, b) => a.seconds - b.seconds);
        const shorter = byLength.filter((one, at) => one.width < (byLength[at - 1]?.width ?? 0) - 1e-9);
        expect(shorter).toEqual([]);
        widths.forEach((one, at) => expect(one.width > 0).toBe((all[at] ?? 0) > 0));
      }),
    );
  });

  test('a wait that dwarfs everything is broken, the rest keeps one scale; without one all is to scale', () => {
    const [short, longer, broken] = widthsOf([600, 900, 2_592_000], 640, 'broken');
    expect([short?.gap, longer?.gap, broken?.gap?.seconds]).toEqual([undefined, undefined, 2_592_000 - 900]);
    expect((longer?.width ?? 0) / (short?.width ?? 1)).toBeCloseTo(1.5);
    // What is drawn of it besides its break has the scale of all others.
    expect((broken?.width ?? 0) - (broken?.gap?.width ?? 0)).toBeCloseTo(longer?.width ?? 0);
    const even = widthsOf([600, 1200, 2400], 640, 'broken');
    expect(even.some((one) => one.gap)).toBe(false);
    expect((even[2]?.width ?? 0) / (even[0]?.width ?? 1)).toBeCloseTo(4);
  });

  test('one axis for all: every tick stands where its time lies, a break is told with its length', () => {
    const seconds = [600, 900, 2_592_000, 1200];
    let x = 10;
    const bars = widthsOf(seconds, 640, 'broken').map((scaled, at) => {
      const bar = { x, seconds: seconds[at] ?? 0, scaled };
      x += scaled.width;
      return bar;
    });
    const axis = axisOf(bars, 10);
    expect(axis.breaks.map((one) => one.seconds)).toEqual([2_592_000 - 1200]);
    const ends = axis.stretches.map((knots) => knots.at(-1));
    expect(ends.map((end) => end?.[0])).toEqual([1500 + 600, 1500 + 2_592_000 + 1200]);
    expect(ends.at(-1)?.[1]).toBeCloseTo(x);
  });

  test('a map with a month of waiting says on its axis what is not drawn', () => {
    const steps = [
      { id: 'a', name: 'Fill in the form', takes: 600 },
      { id: 'b', name: 'Sign', waitBefore: 900, takes: 300 },
      { id: 'c', name: 'Receive the card', waitBefore: 2_592_000, takes: 60 },
    ];
    const map = aMapWith({ stages: [{ id: 's', name: 'Open an account', steps }] });
    const scene = draw(measured(map), { view: 'timeline', theme: 'light' });
    const words = textsOf(scene.items).map((one) => one.text);
    expect(words).toContain('4.3 weeks not drawn');
    expect(scene.desc).toContain('A break leaves out 4.3 weeks');
    const log = draw(measured(map), { view: 'timeline', theme: 'light', timeScale: 'log' });
    expect(textsOf(log.items).some((one) => one.text.includes('not drawn'))).toBe(false);
  });

  test('a missing time is missing: neither zero nor made up', () => {
    const steps = [
      { id: 'a', name: 'Pay', takes: 0 },
      { id: 'b', name: 'Leave' },
    ];
    const map = aMapWith({ stages: [{ id: 's', name: 'Order', steps }] });
    const times = timesOfMap(measured(map));
    expect(times.map((one) => one.takes?.seconds)).toEqual([0, undefined]);
  });
});

test('pains come by measured reach, then by declared impact', () => {
  const map = aMapWith({
    lanes: [{ id: 'pains', kind: 'pains', name: 'Pains' }],
    cards: [
      { id: 'declared-low', lane: 'pains', step: 'a', text: 'Slow', intensity: 2 },
      { id: 'declared-high', lane: 'pains', step: 'a', text: 'Breaks', intensity: 5 },
      {
        id: 'measured',
        lane: 'pains',
        step: 'a',
        text: 'Card refused',
        measures: [{ id: 'm', ask: 'share', source: 'log' }],
      },
    ],
  });
  const m = { value: 0.2, unit: 'share' as const, n: 100, of: 500, asOf: '2025-11-01T00:00:00Z', meaning: 'Refused.' };
  const pains = painsOf({ map, measures: { m } });
  expect(pains.map((one) => one.card.id)).toEqual(['measured', 'declared-high', 'declared-low']);
  expect(pains[0]?.reach).toBe(100);
});

/** `steps` steps in `stages` stages and `cards` cards over every kind of lane. */
function large(stages: number, cards: number): JourneyMap {
  const lanes = laneKinds.map((kind) => ({ id: `lane-${kind}`, kind, name: kind }));
  return {
    id: 'map-large',
    title: 'Everything at once',
    kind: 'service-blueprint',
    personas: [],
    touchpoints: [],
    lanes,
    stages: Array.from({ length: stages }, (_, at) => ({
      id: `stage-${at}`,
      name: `Stage ${at + 1}`,
      steps: [{ id: `step-${at}`, name: `Step ${at + 1}`, takes: 60 * (at + 1), waitBefore: 3600 * at }],
    })),
    cards: Array.from({ length: cards }, (_, at) => ({
      id: `card-${at}`,
      lane: `lane-${laneKinds[at % laneKinds.length] ?? 'free'}`,
      step: `step-${(at * 7) % stages}`,
      text: `Card ${at + 1} with a few words on it`,
      effort: 1 + ((at * 3) % 40) / 10,
      customerValue: 1 + ((at * 7) % 40) / 10,
      businessValue: 1 + ((at * 11) % 40) / 10,
      valence: (at % 5) - 2,
    })),
    links: Array.from({ length: cards / 4 }, (_, at) => ({
      id: `link-${at}`,
      from: `card-${at * 2}`,
      to: `card-${(at * 5 + 3) % cards}`,
      kind: 'arrow' as const,
    })),
    stakeholders: Array.from({ length: stages }, (_, at) => ({
      id: `who-${at}`,
      name: `Somebody ${at + 1}`,
      side: (['customer', 'company', 'partner', 'public'] as const)[at % 4] ?? 'public',
      gives: [{ to: `who-${(at * 3 + 1) % stages}`, what: 'information' }],
    })),
  } as JourneyMap;
}

describe.each(views)('the %s of a map of 200 stages and 5,000 cards', (view) => {
  test('is drawn', { timeout: 60_000 }, () => {
    const scene = draw(measured(large(200, 5000)), { view, theme: 'light' });
    expect(scene.width > 0 && Number.isFinite(scene.height)).toBe(true);
    expect(groupsOf(scene.items).length).toBeGreaterThan(0);
  });
});
