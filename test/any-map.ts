/** Any map a team could draw, with the names that trouble file formats: for tests that hold for every map. */
import fc from 'fast-check';
import {
  cellStates,
  channels,
  laneKinds,
  linkKinds,
  mapKinds,
  type Card,
  type JourneyMap,
  type Lane,
} from '../src/map/map.ts';

const troubling = [
  'Title deed',
  'section',
  'Section opened',
  'journey',
  'Journey starts',
  'timeline',
  'accTitle: x',
  'accDescr {',
  'At 10:30 call',
  'Fix #12',
  'a:b;c#d,e',
  '%% x',
  '%%{init: {}}%%',
  '}%%',
  '#35;',
  '#amp;',
  '---',
  '```',
  '2',
  '::',
  '"quoted"',
  "it's",
  '<b>bold</b>',
  '<script>alert(1)</script>',
  'a\nb',
  '- one\n- two',
  '`x`',
  '\\',
  'end',
  '',
  '=1+1',
  '+49 30 1',
  '-cmd',
  '@SUM(A1)',
  '\t=1',
  'a;b',
  'a,b',
  '1,5',
  'TRUE',
  '0012',
  '12 March 2026',
  "'quoted",
  'Warten auf das Brot',
  'パンを選ぶ',
  'متجر الخبز',
  'בחירה',
  '🥐👩‍🍳',
  'é',
  'Donaudampfschifffahrtsgesellschaftskapitän',
];

/** One line or a few of what people write. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Find the shop', 'Order', 'Pay', 'Wait for the parcel', 'Ring the bell') },
  { weight: 3, arbitrary: fc.constantFrom(...troubling) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);

const valence = fc.oneof(
  fc.constantFrom(-2, -1, 0, 1, 2, 0.5, -1.3),
  fc.double({ min: -2, max: 2, noNaN: true, noDefaultInfinity: true }),
);
const score = fc.constantFrom(1, 2, 3, 4, 5, 2.5);

interface Shape {
  readonly stages: readonly { readonly name: string; readonly steps: readonly string[] }[];
  readonly lanes: readonly Pick<Lane, 'kind' | 'name'>[];
  readonly people: readonly string[];
  readonly touchpoints: readonly string[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  stages: fc.array(fc.record({ name: anyText, steps: fc.array(anyText, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  lanes: fc.array(fc.record({ kind: fc.constantFrom(...laneKinds), name: anyText }), { maxLength: 5 }),
  people: fc.array(anyText, { maxLength: 3 }),
  touchpoints: fc.array(anyText, { maxLength: 3 }),
});

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 });
const place = fc.nat({ max: 1000 });

const loose = fc.record({
  lane: place,
  step: place,
  text: anyText,
  touchpoint: optional(place),
  persona: optional(place),
  valence: optional(valence),
  intensity: optional(score),
  owner: optional(anyText),
  state: optional(fc.constantFrom(...cellStates)),
  citation: optional(anyText),
  channel: optional(fc.constantFrom(...channels)),
  effort: optional(score),
  customerValue: optional(score),
  span: optional(fc.integer({ min: 1, max: 3 })),
  unknown: optional(fc.constantFrom({ deep: ['%%{', 1, null] }, 'kept')),
});

const at = <T>(list: readonly T[], index: number | undefined): T | undefined =>
  index === undefined ? undefined : list[index % Math.max(1, list.length)];
const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

/** Ids are short and unlike each other; every record a card names is there. */
export const anyMap: fc.Arbitrary<JourneyMap> = fc
  .tuple(shape, fc.array(loose, { maxLength: 12 }), anyText, optional(anyText), fc.constantFrom(...mapKinds), place)
  .map(([{ stages, lanes, people, touchpoints }, cards, title, summary, kind, link]) => {
    const map: JourneyMap = given({
      id: 'map_any',
      title,
      kind,
      summary,
      personas: people.map((name, index) => ({ id: `persona_${index}`, name })),
      stages: stages.map(({ name, steps }, index) => ({
        id: `stage_${index}`,
        name,
        steps: steps.map((step, inside) => ({ id: `step_${index}_${inside}`, name: step })),
      })),
      lanes: lanes.map((lane, index) => ({ id: `lane_${index}`, ...lane })),
      cards: [],
      touchpoints: touchpoints.map((name, index) => ({
        id: `touchpoint_${index}`,
        name,
        channel: channels[index] ?? 'other',
      })),
    });
    const steps = map.stages.flatMap((stage) => stage.steps);
    const drawn = cards.flatMap((card, index): Card[] => {
      const lane = at(map.lanes, card.lane);
      const step = at(steps, card.step);
      if (lane === undefined || step === undefined) return [];
      const touchpoint = at(map.touchpoints, card.touchpoint)?.id;
      const persona = at(map.personas, card.persona)?.id;
      return [given({ ...card, id: `card_${index}`, lane: lane.id, step: step.id, touchpoint, persona }) as Card];
    });
    const [from, to] = [at(drawn, link), at(drawn, link + 1)];
    if (from === undefined || to === undefined || from === to) return { ...map, cards: drawn };
    const linked = { id: 'link_0', from: from.id, to: to.id, kind: at(linkKinds, link) ?? 'arrow' };
    return { ...map, cards: drawn, links: [linked] };
  });
