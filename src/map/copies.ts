/** Copies of a map, and of a stage as a map of its own. */
import { newId } from '../lib/ids.ts';
import { refusal, type Refusal } from '../lib/refusal.ts';
import type { Fresh } from './content-ids.ts';
import type { Edit } from './edits/edits.ts';
import type { Card, JourneyMap, Link, Stage } from './map.ts';

/** New ids by the old ones, made when first asked for. */
function renamer(fresh: Fresh): (kind: string, id: string) => string {
  const made = new Map<string, string>();
  return (kind, id) => {
    const key = `${kind}/${id}`;
    const known = made.get(key) ?? fresh(kind);
    made.set(key, known);
    return known;
  };
}

const without = <T extends object>(value: T, ...keys: readonly string[]): T =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) as T;

/** A map with ids of its own that says the same; personas and touchpoints stay the same things. */
export function copyOf(map: JourneyMap, { title, fresh = newId }: { title: string; fresh?: Fresh }): JourneyMap {
  const as = renamer(fresh);
  const end = (kind: string) => (id: string) => as(kind, id);
  const copy: JourneyMap = {
    ...without(map, 'signOffs', 'reviewBy'),
    id: fresh('map'),
    title,
    ...(map.status === undefined ? {} : { status: 'draft' as const }),
    stages: map.stages.map((stage) => ({
      ...stage,
      id: as('stage', stage.id),
      steps: stage.steps.map((step) => ({ ...step, id: as('step', step.id) })),
    })),
    lanes: map.lanes.map((lane) => ({ ...lane, id: as('lane', lane.id) })),
    cards: map.cards.map((card) => ({
      ...without(card, 'shared'),
      id: as('card', card.id),
      lane: as('lane', card.lane),
      step: as('step', card.step),
    })),
  };
  const { links, lines, views, paths, stakeholders } = map;
  if (links) copy.links = links.map((one) => linkAs(one, as));
  if (lines) copy.lines = lines.map((one) => ({ ...one, id: as('line', one.id), below: as('lane', one.below) }));
  if (paths) copy.paths = paths.map((one) => ({ ...one, id: as('path', one.id) }));
  if (views)
    copy.views = views.map(({ hiddenLanes, ...one }) => ({
      ...one,
      id: as('view', one.id),
      ...(hiddenLanes && { hiddenLanes: hiddenLanes.map(end('lane')) }),
    }));
  if (stakeholders)
    copy.stakeholders = stakeholders.map(({ gives, ...one }) => ({
      ...one,
      id: as('stakeholder', one.id),
      ...(gives && { gives: gives.map((gift) => ({ ...gift, to: as('stakeholder', gift.to) })) }),
    }));
  return copy;
}

const linkAs = (link: Link, as: (kind: string, id: string) => string): Link => ({
  ...link,
  id: as('link', link.id),
  from: as('card', link.from),
  to: as('card', link.to),
});

/**
 * A map that shows one stage in detail, and the edits by which the stage names it. The steps of the stage are the
 * stages of the new map; its cards are copied with the lanes, links, personas and touchpoints they need.
 */
export function subJourneyOf(
  map: JourneyMap,
  stageId: string,
  { fresh = newId }: { fresh?: Fresh } = {},
): { map: JourneyMap; edits: Edit[] } | Refusal {
  const stage = map.stages.find((one) => one.id === stageId);
  if (stage === undefined)
    return refusal('no-such-stage', 'This stage is not on the map.', { fix: 'Choose another one.' });
  const inside = new Set(stage.steps.map((step) => step.id));
  const cards = map.cards.filter((card) => inside.has(card.step));
  const kept = new Set(cards.map((card) => card.id));
  const lanes = new Set(cards.map((card) => card.lane));
  const shown = map.lanes.filter((lane) => lanes.has(lane.id));
  const names = new Set([...cards.flatMap((card) => [card.persona]), ...shown.map((lane) => lane.persona)]);
  const part: JourneyMap = {
    id: map.id,
    title: map.title,
    kind: map.kind,
    ...(stage.owner === undefined ? {} : { owner: stage.owner }),
    ...(map.language === undefined ? {} : { language: map.language }),
    personas: map.personas.filter((one) => names.has(one.id)),
    stages: stage.steps.map((step): Stage => ({
      id: step.id,
      name: step.name,
      steps: [without(step, 'subJourney')],
      ...(step.subJourney === undefined ? {} : { subJourney: step.subJourney }),
    })),
    lanes: shown,
    cards: cards.map((card) => spanInside(card, stage)),
    touchpoints: map.touchpoints.filter((one) => cards.some((card) => card.touchpoint === one.id)),
  };
  const links = (map.links ?? []).filter((link) => kept.has(link.from) && kept.has(link.to));
  const lines = (map.lines ?? []).filter((line) => lanes.has(line.below));
  if (links.length > 0) part.links = links;
  if (lines.length > 0) part.lines = lines;
  const sub = copyOf(part, { title: stage.name, fresh });
  return { map: sub, edits: [{ verb: 'edit-stage', id: stage.id, subJourney: sub.id }] };
}

/** A card that reaches beyond the stage ends with it. */
function spanInside(card: Card, stage: Stage): Card {
  const left = stage.steps.length - stage.steps.findIndex((step) => step.id === card.step);
  return card.span !== undefined && card.span > left ? { ...card, span: left } : card;
}
