import { describe, expect, test } from 'vitest';
import { plainQuality } from '../../test/plain-quality.ts';
import type { Discovery, FoundJourney, FoundTouchpoint, PainCandidate, TouchpointFacts } from '../events/discovery.ts';
import { parseJourneyFile, printJourneyFile } from '../map/file.ts';
import { JourneyMap, type Stage } from '../map/map.ts';
import type { MeasureRef } from '../map/measure.ts';
import { looseEnds } from '../map/references.ts';
import { plainName } from './discovered/plain-name.ts';
import { mapFromDiscovery, overviewMaps } from './discovered-map.ts';

const meta = { source: 'shop', logs: ['orders.csv.gz'] };
const noTimes = { n: 0, median: 0, p90: 0 };

/** A log of one stage a list of names; every touchpoint is met by as many journeys as its reach says. */
function aDiscovery(
  stages: readonly (readonly string[])[],
  reach: (code: number) => number,
  more: Partial<Discovery> = {},
): Discovery {
  const names = stages.flat();
  const codes = stages.map((list) => list.map((name) => names.indexOf(name)));
  const touchpoints = names.map((name, code): FoundTouchpoint => ({
    code,
    name,
    events: [name],
    channel: name.startsWith('call') ? 'telephone' : 'web',
    stage: codes.findIndex((list) => list.includes(code)),
    journeys: reach(code),
    customers: reach(code),
    count: reach(code),
  }));
  const all = aJourney('all', codes, reach);
  return {
    source: {
      events: 5000,
      journeys: 1000,
      customers: 900,
      from: '2026-08-01T00:00:00Z',
      to: '2026-10-31T00:00:00Z',
      cut: 'a new journey after 3 days of silence',
      ties: 0,
    },
    touchpoints,
    stages: codes.map((list, index) => ({
      id: `found-${index}`,
      name: names[list[0] ?? 0] ?? '',
      touchpoints: list,
      between: [],
    })),
    crossStage: [],
    all,
    journeys: [all],
    graph: { edges: [], shown: [], hiddenShare: 0 },
    variants: { distinct: 0, rows: [] },
    quality: plainQuality(1),
    notes: [],
    ...more,
  };
}

function aJourney(
  id: string,
  codes: readonly (readonly number[])[],
  reach: (code: number) => number,
  more: Partial<FoundJourney> = {},
): FoundJourney {
  const facts = codes.flat().map((touchpoint): TouchpointFacts => ({
    touchpoint,
    reached: { hits: reach(touchpoint), n: 1000 },
    perJourney: 1,
    repeated: { hits: 0, n: 1000 },
    lastOfLost: 0,
  }));
  return {
    id,
    name: 'First order',
    journeys: 1000,
    customers: 900,
    share: 1,
    signature: [],
    traits: [],
    duration: noTimes,
    typical: { path: codes.map((list) => list[0] ?? 0), share: 0.2 },
    probable: { path: [], share: 0 },
    stages: codes.map((list, stage) => ({
      stage,
      reached: { hits: Math.max(0, ...list.map(reach)), n: 1000 },
      ...(list.length > 1 ? { time: { n: 500, median: 90, p90: 300 } } : {}),
    })),
    touchpoints: facts,
    waits: [],
    pains: [],
    ...more,
  };
}

const shop = [['search_landed', 'box_viewed'], ['order_paid'], ['tracking_opened', 'call_to_shop']] as const;
const discovery = aDiscovery(shop, (code) => 900 - code * 100);
const map = mapFromDiscovery(discovery, discovery.all, meta);

const outline = (stages: readonly Stage[]): string =>
  stages.map((stage) => `${stage.name}: ${stage.steps.map((step) => step.name).join(', ')}`).join(' | ');
const inLane = (of: JourneyMap, kind: string): string[] => {
  const lane = of.lanes.find((one) => one.kind === kind)?.id;
  return of.cards.filter((card) => card.lane === lane).map((card) => card.text);
};
const refsOf = (of: JourneyMap): MeasureRef[] => [
  ...(of.questions ?? []),
  ...[...of.stages, ...of.stages.flatMap((stage) => stage.steps), ...of.cards, ...of.touchpoints].flatMap(
    (one) => one.measures ?? [],
  ),
];

/** Valid, without loose ends, and every question has an id of its own. */
function expectSound(of: JourneyMap): void {
  expect(JourneyMap.safeParse(of).error?.issues ?? []).toEqual([]);
  expect(looseEnds(of)).toEqual([]);
  const ids = refsOf(of).map((ref) => ref.id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const text = printJourneyFile(of);
  expect(printJourneyFile(parseJourneyFile(text) as JourneyMap)).toBe(text);
}

describe('a discovered journey as a map', () => {
  test('has stages, steps and touchpoints in words a reader knows', () => {
    expectSound(map);
    expect(outline(map.stages)).toBe(
      'Search landed: Search landed, Box viewed | Order paid: Order paid | Tracking opened: Tracking opened, Call to shop',
    );
    expect(inLane(map, 'actions')).toEqual([
      'Search landed',
      'Box viewed',
      'Order paid',
      'Tracking opened',
      'Call to shop',
    ]);
    expect(map.touchpoints.at(-1)).toMatchObject({
      name: 'Call to shop',
      channel: 'telephone',
      events: ['call_to_shop'],
    });
    expect(map.origin).toMatchObject({
      source: 'shop',
      logs: ['orders.csv.gz'],
      journeys: 1000,
      customers: 900,
      cut: 'a new journey after 3 days of silence',
    });
  });

  test('[M33] shows lanes for what nobody measured, and leaves them empty', () => {
    expect(map.lanes.map((lane) => lane.name)).toEqual([
      'Does',
      'Touchpoints',
      'Feels',
      'Pain points',
      'Opportunities',
      'Solutions',
      'Owner',
    ]);
    for (const kind of ['emotions', 'opportunities', 'solutions', 'owner']) expect(inLane(map, kind)).toEqual([]);
    expect(map.stages.map((stage) => stage.owner)).toEqual([undefined, undefined, undefined]);
  });

  test('[M32] asks for every figure by the names the log has, of this journey', () => {
    const refs = refsOf(map);
    expect(refs.every((ref) => ref.source === 'shop' && ref.journey === 'all')).toBe(true);
    expect(new Set(refs.flatMap((ref) => ref.events ?? []))).toEqual(new Set(shop.flat()));
    const asked = (stage: number): string[] => (map.stages[stage]?.measures ?? []).map((ref) => ref.ask);
    expect(asked(0)).toEqual(['journeys', 'share', 'time-in', 'drop-off', 'feeling']);
    expect(asked(1)).toEqual(['journeys', 'share', 'wait-before', 'drop-off', 'feeling']);
    expect(asked(2)).toEqual(['journeys', 'share', 'time-in', 'wait-before', 'feeling']);
    expect(map.stages[0]?.measures?.find((ref) => ref.ask === 'drop-off')).toMatchObject({
      events: ['search_landed', 'box_viewed'],
      later: ['order_paid', 'tracking_opened', 'call_to_shop'],
      stage: 'found-0',
    });
    expect(JSON.stringify(map.cards)).not.toMatch(/\d %|900|1000/);
  });

  test('[M31] found again it has the same ids; another journey of the log shares touchpoints and nothing else', () => {
    expect(mapFromDiscovery(discovery, discovery.all, meta)).toEqual(map);
    const other = mapFromDiscovery(discovery, { ...discovery.all, id: 'gift', name: 'Gift buyers' }, meta);
    expect(other.touchpoints.map((one) => one.id)).toEqual(map.touchpoints.map((one) => one.id));
    const ids = new Set([
      map.id,
      ...[...map.stages, ...map.cards, ...map.lanes].map((one) => one.id),
      ...refsOf(map).map((ref) => ref.id),
    ]);
    expect(
      [
        other.id,
        ...[...other.stages, ...other.cards, ...other.lanes].map((one) => one.id),
        ...refsOf(other).map((ref) => ref.id),
      ].filter((id) => ids.has(id)),
    ).toEqual([]);
  });

  test('a stage of many touchpoints has four steps: the typical path first, then the most met; the rest are cards', () => {
    const many = Array.from({ length: 30 }, (_, index) => `page_${index}`);
    const crowded = aDiscovery([many, ['pay']], (code) => (code === 20 ? 900 : 800 - code));
    const made = mapFromDiscovery(crowded, { ...crowded.all, typical: { path: [25, 30], share: 0.1 } }, meta);
    expectSound(made);
    expect(made.stages[0]?.steps.map((step) => step.name)).toEqual(['Page 0', 'Page 1', 'Page 20', 'Page 25']);
    const texts = inLane(made, 'touchpoints');
    expect(texts).toContain('Page 24');
    expect(texts.filter((text) => text.startsWith('And '))).toEqual(['And 14 rarer ones']);
    expect(made.touchpoints.length).toBeLessThan(25);
  });

  test('leaves out stages hardly any journey of the group reaches, but none of its typical path', () => {
    const few = aDiscovery(shop, (code) => (code < 3 ? 900 : 5));
    expect(
      mapFromDiscovery(few, { ...few.all, typical: { path: [0, 2], share: 0.4 } }, meta).stages.map(
        (stage) => stage.name,
      ),
    ).toEqual(['Search landed', 'Order paid']);
    expect(mapFromDiscovery(few, few.all, meta).stages).toHaveLength(3);
  });

  test('[M32] a pain point says what is wrong, asks for its figure and cites the sentence it was found with', () => {
    const pain = (more: Partial<PainCandidate>): PainCandidate => ({
      kind: 'drop-off',
      stage: 0,
      sentence: '31 % leave after Box viewed.',
      value: 0.31,
      baseline: 0.1,
      n: 800,
      pAdjusted: 0.001,
      ...more,
    });
    const pains = [
      pain({ touchpoint: 1 }),
      pain({}),
      pain({ kind: 'wait', stage: 2 }),
      pain({ kind: 'repeat', stage: 2, touchpoint: 4 }),
      pain({ touchpoint: 1 }),
    ];
    const sore = mapFromDiscovery(discovery, { ...discovery.all, pains }, meta);
    expectSound(sore);
    expect(inLane(sore, 'pains')).toEqual([
      'Many leave after “Box viewed”',
      'Many go no further than “Search landed”',
      'Long wait before “Tracking opened” begins',
      'Repeats “Call to shop”',
    ]);
    const [first] = sore.cards.filter((card) => card.text.startsWith('Many leave'));
    expect(first).toMatchObject({
      state: 'measured',
      citation: '31 % leave after Box viewed.',
      measures: [{ ask: 'drop-off', events: ['box_viewed'] }],
    });
    expect(sore.stages[0]?.steps[1]?.id).toBe(first?.step);
  });

  test('a persona says what the log knows and nothing more', () => {
    expect(map.personas[0]?.summary).toBe(
      '900 customers walked this journey. Nothing the log knows of them sets them apart from the others.',
    );
    const traits = [
      { property: 'plan_type', value: 'gift', lift: 2.13, share: 0.64, n: 576, pAdjusted: 0.001 },
      { property: 'device', value: 'desktop', lift: 0.4, share: 0.1, n: 90, pAdjusted: 0.01 },
    ];
    const [persona] = mapFromDiscovery(discovery, { ...discovery.all, traits }, meta).personas;
    expect(persona?.summary).toContain('64 % have plan type “gift”, 2.1 times as often as everybody.');
    expect(persona?.summary).not.toContain('desktop');
    expect(persona?.traits).toEqual(traits.slice(0, 1));
  });

  test('walks its own typical path first, then those of others that share its touchpoints', () => {
    const codes = [[0, 1], [2], [3, 4]];
    const reach = (code: number): number => 900 - code * 100;
    const gift = aJourney('gift', codes, reach, {
      name: 'Gifts',
      share: 0.6,
      typical: { path: [0, 1, 0, 0, 2, 3], share: 0.1 },
    });
    const looking = aJourney('looking', codes, reach, {
      name: 'Just looking',
      share: 0.4,
      typical: { path: [0, 1], share: 0.3 },
    });
    const both = { ...discovery, journeys: [gift, looking] };
    const [first, second] = overviewMaps(both, meta);
    expect(first?.paths?.map(({ name, weight, endsEarly }) => [name, weight, endsEarly])).toEqual([
      ['Gifts', 0.6, undefined],
      ['Just looking', 0.4, true],
    ]);
    expect(first?.paths?.[0]?.touchpoints).toHaveLength(5);
    expect(second?.paths?.map((path) => path.name)).toEqual(['Just looking', 'Gifts']);
    const bought = { ...gift, converted: { hits: 10, n: 100 } };
    expect(mapFromDiscovery({ ...discovery, journeys: [bought] }, bought, meta).paths?.[0]?.endsEarly).toBe(true);
  });

  test('a touchpoint met at every stage alike has a card across the map', () => {
    const reach = (code: number): number => 900 - code * 100;
    const codes = [[0, 1], [2], [3]];
    const wide: Discovery = {
      ...discovery,
      stages: discovery.stages.map((stage) => ({
        ...stage,
        touchpoints: stage.touchpoints.filter((code) => code !== 4),
      })),
      crossStage: [4],
    };
    const made = mapFromDiscovery(wide, aJourney('all', [...codes, [4]], reach), meta);
    expectSound(made);
    expect(made.cards.find((card) => card.text === 'Call to shop')).toMatchObject({ span: 4 });
  });

  test('five thousand kinds of events make a map of ordinary size', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `page_${index}`);
    const thousands = Array.from({ length: 5 }, (_, index) => names.slice(index * 1000, (index + 1) * 1000));
    const huge = aDiscovery(thousands, (code) => 1 + (code % 900));
    const made = mapFromDiscovery(huge, huge.all, meta);
    expectSound(made);
    expect(made.cards.length).toBeLessThan(250);
    expect(printJourneyFile(made).length).toBeLessThan(300_000);
  });

  test('a log without any order, or without any touchpoint, is still a map', () => {
    expectSound(mapFromDiscovery({ ...discovery, stages: [] }, { ...discovery.all, stages: [] }, meta));
    const nothing = aDiscovery([], () => 0);
    expectSound(mapFromDiscovery(nothing, nothing.all, meta));
    expect(overviewMaps({ ...nothing, journeys: [] }, meta)).toHaveLength(1);
  });

  test('strange names are kept where they bind and shown as text', () => {
    const strange = ['<script>alert(1)</script>', 'half \ud83e', '  ', 'متجر_الخبز', '面包', 'x'.repeat(5000)];
    const odd = aDiscovery([strange], () => 900);
    const made = mapFromDiscovery(odd, odd.all, meta);
    expect(JourneyMap.safeParse(made).success).toBe(true);
    expect(made.touchpoints.map((one) => one.events?.[0])).toEqual(strange);
    expect(made.touchpoints.map((one) => one.name.length <= 200 && one.name !== '')).toEqual(strange.map(() => true));
  });
});

describe('a plain name', () => {
  test.each([
    ['add_to_cart', 'Add to cart'],
    ['AddToCart', 'Add to cart'],
    ['addToCart', 'Add to cart'],
    ['ADD_TO_CART', 'Add to cart'],
    ['order-paid', 'Order paid'],
    ['$pageview', 'Pageview'],
    ['checkout.step2.done', 'Checkout step2 done'],
    ['ER Sepsis Triage', 'ER Sepsis Triage'],
    ['IV Liquid', 'IV Liquid'],
    ['CRP', 'CRP'],
    ['add_to_cart, cart', 'Add to cart, cart'],
    ['search, then filter_results', 'Search, then filter results'],
    ['opened /my_page/add_to_cart', 'Opened /my_page/add_to_cart'],
    ['PDFDownloaded', 'PDF downloaded'],
    ['order paid', 'Order paid'],
    ['/checkout?step=2', '/checkout?step=2'],
    ['Add penalty', 'Add penalty'],
    ['O_ACCEPTED', 'O accepted'],
    ['Über uns', 'Über uns'],
    ['', 'Without a name'],
    ['  \u0000 ', 'Without a name'],
    ['面包_订单', '面包 订单'],
  ])('%j is %j', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });
});
