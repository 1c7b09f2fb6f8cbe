/** What the sample's team decided on its map: opportunities scored, linked from pain to metric, one still open. */
import { idFrom } from '../../lib/derived-id.ts';
import type { Card, JourneyMap, Lane, LaneKind, Link } from '../../map/map.ts';
import { metrics, scoredOpportunities, type MetricNote } from './bakery-team.ts';

/** Pure: what belongs to an event that the map lacks is left out. */
export function decided(map: JourneyMap): JourneyMap {
  const lanes = withMetrics(map);
  const scored = map.cards.map((card) => scoredCard(map, card));
  const measured = metrics.flatMap((note) => metricCard({ ...map, lanes }, note));
  const cards = [...scored, ...measured];
  return { ...map, lanes, cards, links: linksOf({ ...map, lanes, cards }) };
}

function withMetrics(map: JourneyMap): Lane[] {
  if (map.lanes.some((lane) => lane.kind === 'metrics')) return map.lanes;
  return [...map.lanes, { id: idFrom('lane', map.id, 'metrics'), kind: 'metrics', name: 'Metrics' }];
}

/** The step where an event is met. */
function stepOf(map: JourneyMap, event: string): string | undefined {
  const touchpoint = map.touchpoints.find((one) => one.events?.includes(event))?.id;
  return map.cards.find((card) => touchpoint !== undefined && card.touchpoint === touchpoint)?.step;
}

const laneOf = (map: JourneyMap, kind: LaneKind): string | undefined => map.lanes.find((one) => one.kind === kind)?.id;

function scoredCard(map: JourneyMap, card: Card): Card {
  if (card.lane !== laneOf(map, 'opportunities')) return card;
  const found = scoredOpportunities.find(({ event }) => opportunityId(map, event) === card.id);
  if (!found) return card;
  const { event: _event, ...score } = found;
  return { ...card, ...score, progress: 'planned' };
}

/** Ids of the team's notes come from their text; one opportunity stands at each of these events. */
function opportunityId(map: JourneyMap, event: string): string | undefined {
  return atStep(map, 'opportunities', stepOf(map, event), event)?.id;
}

/** The card of this lane at the step; where several stand, the one made for the event. */
function atStep(map: JourneyMap, kind: LaneKind, step: string | undefined, event: string): Card | undefined {
  const lane = laneOf(map, kind);
  const there = map.cards.filter((card) => card.lane === lane && card.step === step);
  return there.find((card) => card.id === idFrom('card', map.id, kind, event, card.text)) ?? there[0];
}

function metricCard(map: JourneyMap, { event, text, kind, unit, better, target }: MetricNote): Card[] {
  const [lane, step] = [laneOf(map, 'metrics'), stepOf(map, event)];
  if (lane === undefined || step === undefined) return [];
  const id = idFrom('card', map.id, 'metrics', event, text);
  return [{ id, lane, step, text, state: 'assumption', kpi: { kind, unit, better, target } }];
}

/** Pain -> opportunity -> solution -> metric, for every event where both ends stand. */
function linksOf(map: JourneyMap): Link[] {
  const links = map.links ?? [];
  const made = scoredOpportunities.flatMap(({ event }): Link[] => {
    const step = stepOf(map, event);
    const card = (kind: LaneKind): Card | undefined =>
      step === undefined ? undefined : atStep(map, kind, step, event);
    const [pain, opportunity, solution, metric] = [
      card('pains'),
      card('opportunities'),
      card('solutions'),
      card('metrics'),
    ];
    return [
      ...link(map, 'raises', pain, opportunity),
      ...link(map, 'solved-by', opportunity, solution),
      ...link(map, 'validated-by', solution, metric),
    ];
  });
  const once = new Map([...links, ...made].map((one) => [one.id, one]));
  return [...once.values()];
}

function link(map: JourneyMap, kind: Link['kind'], from: Card | undefined, to: Card | undefined): Link[] {
  if (!from || !to) return [];
  return [{ id: idFrom('link', map.id, kind, from.id, to.id), from: from.id, to: to.id, kind }];
}
