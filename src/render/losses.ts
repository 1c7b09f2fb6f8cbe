/** What a map holds that a file form may not: counted, so that nobody learns it only when the file comes back. */
import type { Card, JourneyMap, MeasuredMap, Persona } from '../map/map.ts';
import type { Lost } from './map-forms.ts';

interface Feature {
  readonly of: (measured: MeasuredMap) => number;
  /** One plain sentence for `n` of them. */
  readonly words: (n: number) => string;
}

const many = (n: number, one: string, more: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : more}`;
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
    words: (n) => `${many(n, 'declared feeling', 'declared feelings')}.`,
  },
  intensity: {
    of: cards((card) => card.intensity !== undefined),
    words: (n) => `How strong ${many(n, 'feeling is', 'feelings are')}.`,
  },
  owners: {
    of: (measured) =>
      cards((card) => card.owner !== undefined)(measured) + measured.map.stages.filter((stage) => stage.owner).length,
    words: (n) => `${many(n, 'owner', 'owners')}.`,
  },
  evidence: {
    of: cards((card) => card.citation !== undefined || card.evidence !== undefined || card.state !== undefined),
    words: (n) => `Evidence, source or state of ${many(n, 'card', 'cards')}.`,
  },
  evidenceWhole: {
    of: cards((card) => card.evidence !== undefined && card.citation !== undefined),
    words: (n) => `The citation beside the evidence of ${many(n, 'card', 'cards')}.`,
  },
  personas: {
    of: ({ map }) => map.personas.filter(described).length,
    words: (n) => `What ${many(n, 'persona is', 'personas are')} like, beyond the name.`,
  },
  touchpoints: {
    of: ({ map }) =>
      map.touchpoints.filter((one) => one.impact ?? one.target ?? one.note ?? one.reviewBy ?? one.events).length,
    words: (n) => `Impact, target, events and notes of ${many(n, 'touchpoint', 'touchpoints')}.`,
  },
  kpis: {
    of: cards((card) => card.kpi?.target !== undefined || card.kpi?.better !== undefined),
    words: (n) => `Target and direction of ${many(n, 'metric', 'metrics')}.`,
  },
  matrix: {
    of: cards((card) => (card.effort ?? card.customerValue ?? card.businessValue) !== undefined),
    words: (n) => `Effort and value of ${many(n, 'card', 'cards')}.`,
  },
  progress: {
    of: cards((card) => (card.progress ?? card.ticket) !== undefined),
    words: (n) => `Progress and ticket of ${many(n, 'card', 'cards')}.`,
  },
  reviews: {
    of: (measured) =>
      cards((card) => card.reviewBy !== undefined)(measured) + (measured.map.reviewBy === undefined ? 0 : 1),
    words: (n) => `${many(n, 'review date', 'review dates')}.`,
  },
  spans: {
    of: cards((card) => (card.span ?? 1) > 1),
    words: (n) => `That ${many(n, 'card spans', 'cards span')} several steps.`,
  },
  pictures: {
    of: (measured) =>
      cards((card) => card.picture !== undefined)(measured) +
      measured.map.personas.filter((one) => one.portrait).length +
      (measured.map.logo ? 1 : 0),
    words: (n) => `${many(n, 'picture', 'pictures')}.`,
  },
  links: { of: ({ map }) => (map.links ?? []).length, words: (n) => `${many(n, 'link', 'links')} between cards.` },
  lines: { of: ({ map }) => (map.lines ?? []).length, words: (n) => `${many(n, 'line', 'lines')} of the blueprint.` },
  paths: {
    of: ({ map }) => (map.paths ?? []).length,
    words: (n) => `${many(n, 'walked line', 'walked lines')} of the metro.`,
  },
  stakeholders: {
    of: ({ map }) => (map.stakeholders ?? []).length,
    words: (n) => `${many(n, 'stakeholder', 'stakeholders')}.`,
  },
  views: { of: ({ map }) => (map.views ?? []).length, words: (n) => `${many(n, 'saved view', 'saved views')}.` },
  times: {
    of: (measured) => steps(measured).filter((step) => (step.takes ?? step.waitBefore) !== undefined).length,
    words: (n) => `Declared times of ${many(n, 'step', 'steps')}.`,
  },
  hierarchy: {
    of: (measured) => places(measured).filter((place) => place.subJourney !== undefined).length,
    words: (n) => `${many(n, 'way', 'ways')} to maps in more detail.`,
  },
  figures: {
    of: ({ measures }) => Object.keys(measures).length,
    words: (n) => `${many(n, 'measured figure', 'measured figures')}.`,
  },
  spread: {
    of: ({ measures }) =>
      Object.values(measures).filter((one) => one.low !== undefined || one.p90 !== undefined).length,
    words: (n) => `Interval and question of ${many(n, 'measured figure', 'measured figures')}.`,
  },
  hidden: {
    of: ({ map }) => {
      const lanes = new Set(map.lanes.filter((lane) => lane.hidden).map((lane) => lane.id));
      return map.cards.filter((card) => lanes.has(card.lane)).length;
    },
    words: (n) => `${many(n, 'card', 'cards')} of hidden lanes.`,
  },
  facts: {
    of: ({ map }) => [map.summary, map.scenario, map.owner, map.status].filter((one) => one !== undefined).length,
    words: () => 'Summary, scenario, owner and status of the map.',
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
