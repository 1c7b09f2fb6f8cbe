/** The sample's finished map: a discovered journey, with what customers answered and what the team wrote. */
import { idFrom } from '../../lib/derived-id.ts';
import type { Card, JourneyMap, Lane, LaneKind, Persona } from '../../map/map.ts';
import { giftBuyerPortrait } from './bakery-team.ts';
import { believed, giftBuyer, stageNames, stageOwners, teamNotes, wanted } from './bakery-notes.ts';
import type { Said } from './said.ts';

/** Lanes a discovered map does not have, and the lane each stands before. */
const moreLanes: readonly (readonly [LaneKind, string, LaneKind])[] = [
  ['thoughts', 'Thinks', 'emotions'],
  ['quotes', 'Says', 'pains'],
];

/** Pure: the same draft and answers give the same map. What belongs to an event the map lacks is left out. */
export function finishedMap(draft: JourneyMap, said: readonly Said[]): JourneyMap {
  const lanes = withLanes(draft);
  const place = new Places({ ...draft, lanes });
  const cards = [
    ...said.flatMap((one) => quoteCards(place, one)),
    ...believed.flatMap(([event, valence, text]) =>
      place.card('emotions', event, text, { valence, state: 'assumption' }),
    ),
    ...teamNotes.flatMap(({ lane, event, text }) => place.card(lane, event, text, { state: 'assumption' })),
  ];
  return {
    ...draft,
    title: 'Sending a gift box',
    summary:
      'A made-up bakery: its journeys were discovered from its log, feelings are measured by its survey, and the team added the rest.',
    personas: draft.personas.map((persona, at) => (at === 0 ? described(persona) : persona)),
    stages: draft.stages.map((stage) => {
      const inIt = ([event]: readonly [string, string]): boolean => place.stageOf(event) === stage.id;
      const owner = stageOwners.find(inIt)?.[1];
      const name = stageNames.find(inIt)?.[1] ?? stage.name;
      return { ...stage, name, ...(owner === undefined ? {} : { owner }) };
    }),
    lanes,
    cards: [...draft.cards, ...cards],
    touchpoints: draft.touchpoints.map((touchpoint) => {
      const found = wanted.find(([event]) => touchpoint.events?.includes(event));
      return found ? { ...touchpoint, impact: found[1], target: found[2] } : touchpoint;
    }),
  };
}

function withLanes(draft: JourneyMap): Lane[] {
  return moreLanes.reduce<Lane[]>((lanes, [kind, name, before]) => {
    if (lanes.some((lane) => lane.kind === kind)) return lanes;
    const at = lanes.findIndex((lane) => lane.kind === before);
    const lane = { id: idFrom('lane', draft.id, kind), kind, name };
    return at < 0 ? [...lanes, lane] : lanes.toSpliced(at, 0, lane);
  }, draft.lanes);
}

function described(persona: Persona): Persona {
  const { summary, goals, needs, frustrations } = giftBuyer;
  return {
    ...persona,
    ...giftBuyerPortrait,
    name: 'The gift buyer',
    summary,
    goals: [...goals],
    needs: [...needs],
    frustrations: [...frustrations],
  };
}

/** How people felt is asked of their answers whenever the map is drawn; what somebody wrote stands as a quote. */
function quoteCards(place: Places, { event, n, comments: [first] }: Said): Card[] {
  if (first === undefined) return [];
  const evidence = { kind: 'survey' as const, n };
  const citation = 'The commonest comment in the survey at this place.';
  return place.card('quotes', event, first, { state: 'cited', citation, evidence });
}

/** Where on a map an event of the log is met. */
class Places {
  readonly #map: JourneyMap;

  constructor(map: JourneyMap) {
    this.#map = map;
  }

  stepOf(event: string): string | undefined {
    const touchpoint = this.#map.touchpoints.find((one) => one.events?.includes(event));
    return this.#map.cards.find((card) => touchpoint !== undefined && card.touchpoint === touchpoint.id)?.step;
  }

  stageOf(event: string): string | undefined {
    const step = this.stepOf(event);
    return this.#map.stages.find((stage) => stage.steps.some((one) => one.id === step))?.id;
  }

  /** The card, or nothing where the map has no such lane or does not meet the event. */
  card(kind: LaneKind, event: string, text: string, more: Partial<Card>): Card[] {
    const lane = this.#map.lanes.find((one) => one.kind === kind);
    const step = this.stepOf(event);
    if (!lane || step === undefined) return [];
    return [{ id: idFrom('card', this.#map.id, kind, event, text), lane: lane.id, step, text, ...more }];
  }
}
