/** What a map holds that a file form may not: counted, so that nobody learns it only when the file comes back. */
import type { Card, JourneyMap, MeasuredMap, Persona } from '../map/map.ts';
import { say } from './language.ts';
import type { Lost } from './map-forms.ts';
import { count } from './wording.ts';

interface Feature {
  readonly of: (measured: MeasuredMap) => number;
  /** One plain sentence for `n` of them. */
  readonly words: (n: number) => string;
}

/** `{n}` of the message is the count. */
const counted =
  (message: string) =>
  (n: number): string =>
    say(message, { n, count: count(n) });
const cards =
  (has: (card: Card, map: JourneyMap) => boolean) =>
  ({ map }: MeasuredMap): number =>
    map.cards.filter((card) => has(card, map)).length;
const steps = ({ map }: MeasuredMap) => map.stages.flatMap((stage) => stage.steps);
const places = (measured: MeasuredMap) => [...measured.map.stages, ...steps(measured)];
const described = (persona: Persona): boolean => Object.keys(persona).some((key) => key !== 'id' && key !== 'name');

/** In the order people are told of them. */
const features = {
  feelings: {
    of: cards((card) => card.valence !== undefined),
    words: counted('{count} {n, plural, one {declared feeling} other {declared feelings}}.'),
  },
  intensity: {
    of: cards((card) => card.intensity !== undefined),
    words: counted('How strong {count} {n, plural, one {feeling is} other {feelings are}}.'),
  },
  owners: {
    of: (measured) =>
      cards((card) => card.owner !== undefined)(measured) + measured.map.stages.filter((stage) => stage.owner).length,
    words: counted('{count} {n, plural, one {owner} other {owners}}.'),
  },
  evidence: {
    of: cards((card) => card.citation !== undefined || card.evidence !== undefined || card.state !== undefined),
    words: counted('Evidence, source or state of {count} {n, plural, one {card} other {cards}}.'),
  },
  evidenceWhole: {
    of: cards((card) => card.evidence !== undefined && card.citation !== undefined),
    words: counted('The citation beside the evidence of {count} {n, plural, one {card} other {cards}}.'),
  },
  personas: {
    of: ({ map }) => map.personas.filter(described).length,
    words: counted('What {count} {n, plural, one {persona is} other {personas are}} like, beyond the name.'),
  },
  touchpoints: {
    of: ({ map }) =>
      map.touchpoints.filter((one) => one.impact ?? one.target ?? one.note ?? one.reviewBy ?? one.events).length,
    words: counted('Impact, target, events and notes of {count} {n, plural, one {touchpoint} other {touchpoints}}.'),
  },
  kpis: {
    of: cards((card) => card.kpi?.target !== undefined || card.kpi?.better !== undefined),
    words: counted('Target and direction of {count} {n, plural, one {metric} other {metrics}}.'),
  },
  matrix: {
    of: cards((card) => (card.effort ?? card.customerValue ?? card.businessValue) !== undefined),
    words: counted('Effort and value of {count} {n, plural, one {card} other {cards}}.'),
  },
  progress: {
    of: cards((card) => (card.progress ?? card.ticket) !== undefined),
    words: counted('Progress and ticket of {count} {n, plural, one {card} other {cards}}.'),
  },
  reviews: {
    of: (measured) =>
      cards((card) => card.reviewBy !== undefined)(measured) + (measured.map.reviewBy === undefined ? 0 : 1),
    words: counted('{count} {n, plural, one {review date} other {review dates}}.'),
  },
  spans: {
    of: cards((card) => (card.span ?? 1) > 1),
    words: counted('That {count} {n, plural, one {card spans} other {cards span}} several steps.'),
  },
  pictures: {
    of: (measured) =>
      cards((card) => card.picture !== undefined)(measured) +
      measured.map.personas.filter((one) => one.portrait).length +
      (measured.map.logo ? 1 : 0),
    words: counted('{count} {n, plural, one {picture} other {pictures}}.'),
  },
  links: {
    of: ({ map }) => (map.links ?? []).length,
    words: counted('{count} {n, plural, one {link} other {links}} between cards.'),
  },
  lines: {
    of: ({ map }) => (map.lines ?? []).length,
    words: counted('{count} {n, plural, one {line} other {lines}} of the blueprint.'),
  },
  paths: {
    of: ({ map }) => (map.paths ?? []).length,
    words: counted('{count} {n, plural, one {walked line} other {walked lines}} of the metro.'),
  },
  stakeholders: {
    of: ({ map }) => (map.stakeholders ?? []).length,
    words: counted('{count} {n, plural, one {stakeholder} other {stakeholders}}.'),
  },
  views: {
    of: ({ map }) => (map.views ?? []).length,
    words: counted('{count} {n, plural, one {saved view} other {saved views}}.'),
  },
  times: {
    of: (measured) => steps(measured).filter((step) => (step.takes ?? step.waitBefore) !== undefined).length,
    words: counted('Declared times of {count} {n, plural, one {step} other {steps}}.'),
  },
  hierarchy: {
    of: (measured) => places(measured).filter((place) => place.subJourney !== undefined).length,
    words: counted('{count} {n, plural, one {way} other {ways}} to maps in more detail.'),
  },
  figures: {
    of: ({ measures }) => Object.keys(measures).length,
    words: counted('{count} {n, plural, one {measured figure} other {measured figures}}.'),
  },
  spread: {
    of: ({ measures }) =>
      Object.values(measures).filter((one) => one.low !== undefined || one.p90 !== undefined).length,
    words: counted('Interval and question of {count} {n, plural, one {measured figure} other {measured figures}}.'),
  },
  hidden: {
    of: ({ map }) => {
      const lanes = new Set(map.lanes.filter((lane) => lane.hidden).map((lane) => lane.id));
      return map.cards.filter((card) => lanes.has(card.lane)).length;
    },
    words: counted('{count} {n, plural, one {card} other {cards}} of hidden lanes.'),
  },
  facts: {
    of: ({ map }) => [map.summary, map.scenario, map.owner, map.status].filter((one) => one !== undefined).length,
    words: counted('Summary, scenario, owner and status of the map.'),
  },
} as const satisfies Record<string, Feature>;

export type HeldFeature = keyof typeof features;

/** What of `measured` a form that holds only `held` cannot take, most telling first. */
export function lossOf(measured: MeasuredMap, held: readonly HeldFeature[]): Lost[] {
  const keeps = new Set<string>(held);
  return Object.entries(features).flatMap(([key, feature]) => {
    const n = keeps.has(key) ? 0 : feature.of(measured);
    return n === 0 ? [] : [{ what: feature.words(n) }];
  });
}

/** What the long table gives back. */
export const heldByLong: readonly HeldFeature[] = [
  'feelings',
  'intensity',
  'owners',
  'evidence',
  'progress',
  'spans',
  'hidden',
];

/** What the wide table gives back. */
export const heldByWide: readonly HeldFeature[] = ['feelings', 'spans'];
