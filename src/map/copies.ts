/** Copies of a map, of a stage as a sub-journey, and of cards on their way to another place or map. */
import { z } from 'zod';
import { newId } from '../lib/ids.ts';
import { refusal, type Refusal } from '../lib/refusal.ts';
import type { Fresh } from './content-ids.ts';
import type { Edit } from './edits/edits.ts';
import { lanesMatched } from './lane-match.ts';
import { Card, type JourneyMap, Lane, Link, Persona, type Stage, Step, Touchpoint } from './map.ts';

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

/** Cards on their way: with the lanes and steps they stood in, the links among them, and all they name. */
export const Clip = z.object({
  sojourn: z.literal('cards'),
  /** From the first to the last column any of the cards stands in. */
  steps: z.array(Step).min(1),
  lanes: z.array(Lane).min(1),
  cards: z.array(Card).min(1),
  links: z.array(Link),
  personas: z.array(Persona),
  touchpoints: z.array(Touchpoint),
});
export type Clip = z.infer<typeof Clip>;

/** What to put on the clipboard for these cards, as JSON; undefined when none of them is on the map. */
export function copyCards(map: JourneyMap, ids: readonly string[]): Clip | undefined {
  const cards = map.cards.filter((card) => ids.includes(card.id));
  if (cards.length === 0) return undefined;
  const steps = map.stages.flatMap((stage) => stage.steps);
  const held = new Set(cards.map((card) => card.step));
  const columns = steps.flatMap((step, at) => (held.has(step.id) ? [at] : []));
  const there = new Set(cards.map((card) => card.id));
  const lanes = map.lanes.filter((lane) => cards.some((card) => card.lane === lane.id));
  const personas = new Set([...cards, ...lanes].map((one) => one.persona));
  const touchpoints = new Set(cards.map((card) => card.touchpoint));
  return {
    sojourn: 'cards',
    steps: steps.slice(columns[0], (columns.at(-1) ?? 0) + 1),
    lanes,
    cards,
    links: (map.links ?? []).filter((link) => there.has(link.from) && there.has(link.to)),
    personas: map.personas.filter((one) => personas.has(one.id)),
    touchpoints: map.touchpoints.filter((one) => touchpoints.has(one.id)),
  };
}

/** The cards in a text from the clipboard, or undefined when it holds anything else. */
export function parseClip(text: string): Clip | undefined {
  if (!text.startsWith('{"sojourn":"cards"')) return undefined;
  try {
    return Clip.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export interface Cell {
  readonly step: string;
  /** Where cards of one lane go, whatever its kind; the lanes are matched when absent or when there are several. */
  readonly lane?: string;
}

/**
 * Edits that put copied cards onto a map, the leftmost at the step of the cell. `shared` puts them there as the same
 * things they are elsewhere: they keep their ids, and those that are there already stay where they are.
 */
export function pasteClip(
  clip: Clip,
  map: JourneyMap,
  at: Cell,
  { fresh = newId, shared = false }: { fresh?: Fresh; shared?: boolean } = {},
): Edit[] {
  const there = new Set(map.cards.map((card) => card.id));
  const cards = shared ? clip.cards.filter((card) => !there.has(card.id)) : clip.cards;
  const as = renamer(fresh);
  const cardId = (id: string): string => (shared ? id : as('card', id));
  const columns = columnsFor(clip, map, at.step, fresh);
  const lanes = lanesFor(clip, map, at, fresh);
  const knownLinks = new Set((map.links ?? []).map((link) => link.id));
  const links = clip.links.filter((link) => !shared || !knownLinks.has(link.id));
  return [
    ...thingsFor(clip, map),
    ...columns.edits,
    ...lanes.edits,
    ...cards.map((card): Edit => ({
      ...without(card, 'shared', 'before', 'verb'),
      verb: 'add-card',
      id: cardId(card.id),
      lane: lanes.to.get(card.lane) ?? card.lane,
      step: columns.to.get(card.step) ?? at.step,
      ...(shared ? { shared: true } : {}),
    })),
    ...links.map((link): Edit => ({
      ...without(link, 'verb'),
      verb: 'link-cards',
      id: shared ? link.id : as('link', link.id),
      from: cardId(link.from),
      to: cardId(link.to),
    })),
  ];
}

/** Personas and touchpoints that the cards name and the map does not hold; they are the same things on both. */
export function thingsFor(from: Pick<Clip, 'personas' | 'touchpoints'>, map: JourneyMap): Edit[] {
  const missing = <T extends { id: string }>(all: readonly T[], there: readonly { id: string }[]): T[] =>
    all.filter((one) => !there.some((other) => other.id === one.id));
  return [
    ...missing(from.personas, map.personas).map((one): Edit => ({ ...one, verb: 'add-persona' })),
    ...missing(from.touchpoints, map.touchpoints).map((one): Edit => ({ ...one, verb: 'add-touchpoint' })),
  ];
}

/** Ids on the map by the ids elsewhere, and the edits that make those that are not there. */
export interface Places {
  readonly to: ReadonlyMap<string, string>;
  readonly edits: readonly Edit[];
}

/** Where the columns go: from the given step on, and then into new steps at the end of the map. */
function columnsFor(clip: Clip, map: JourneyMap, first: string, fresh: Fresh): Places {
  const steps = map.stages.flatMap((stage) => stage.steps);
  const from = steps.findIndex((step) => step.id === first);
  const stage = map.stages.at(-1)?.id ?? '';
  const edits: Edit[] = [];
  const to = new Map<string, string>();
  for (const [index, step] of clip.steps.entries()) {
    const known = steps[from + index]?.id;
    const id = known ?? fresh('step');
    to.set(step.id, id);
    if (known === undefined) edits.push({ verb: 'add-step', id, stage, name: step.name });
  }
  return { to, edits };
}

function lanesFor(clip: Clip, map: JourneyMap, at: Cell, fresh: Fresh): Places {
  const [only, ...others] = clip.lanes;
  if (only !== undefined && others.length === 0 && at.lane !== undefined)
    return { to: new Map([[only.id, at.lane]]), edits: [] };
  return lanesOnto(map, clip.lanes, fresh);
}

/** Where lanes from elsewhere go: into lanes that stand for them, and otherwise into new ones. */
export function lanesOnto(map: JourneyMap, lanes: readonly Lane[], fresh: Fresh): Places {
  const matched = lanesMatched(map.lanes, lanes);
  const edits: Edit[] = [];
  const to = new Map<string, string>();
  for (const lane of lanes) {
    const found = matched.get(lane.id);
    const id = found?.id ?? fresh('lane');
    to.set(lane.id, id);
    if (found === undefined) edits.push({ ...without(lane, 'collapsed', 'hidden', 'before'), verb: 'add-lane', id });
  }
  return { to, edits };
}

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
