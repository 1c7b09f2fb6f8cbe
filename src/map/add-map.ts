/** A whole map added to another: its stages at the end, its cards in the lanes that stand for its own. */
import type { Fresh } from './content-ids.ts';
import { copyOf } from './copies.ts';
import type { Edit } from './edits/edits.ts';
import { folded } from './lane-words.ts';
import { lanesMatched } from './lane-match.ts';
import type { JourneyMap, Stage } from './map.ts';

/** A map nobody has put anything into yet: its one stage makes room for what comes. */
const isBare = (map: JourneyMap): boolean => map.cards.length === 0 && map.stages.length === 1;

/**
 * Edits that add all of `other` to `map`. Lanes are matched by kind and name; personas and touchpoints that the map
 * has under the same name are those. The bare first stage of a map without cards goes.
 */
export function addMap(map: JourneyMap, other: JourneyMap, fresh: Fresh): Edit[] {
  const from = withThingsOf(map, copyOf(other, { title: other.title, fresh }));
  const lanes = lanesOnto(map, from);
  const lane = (id: string): string => lanes.to.get(id) ?? id;
  const [bare] = isBare(map) ? map.stages : [];
  return [
    ...thingsFor(from, map),
    ...from.stages.flatMap(addedStage),
    ...lanes.edits,
    ...from.cards.map((card): Edit => ({ ...card, verb: 'add-card', lane: lane(card.lane) })),
    ...(from.links ?? []).map((link): Edit => ({ ...link, verb: 'link-cards' })),
    ...newLines(map, from, lane),
    ...(bare === undefined ? [] : [{ verb: 'delete-stage', id: bare.id } as const]),
  ];
}

function addedStage(stage: Stage): Edit[] {
  const [first, ...others] = stage.steps;
  if (first === undefined) return [];
  return [
    { verb: 'add-stage', id: stage.id, step: first.id, name: stage.name },
    ...(first.name === stage.name ? [] : [{ verb: 'rename-step', id: first.id, name: first.name } as const]),
    ...(stage.owner === undefined ? [] : [{ verb: 'edit-stage', id: stage.id, owner: stage.owner } as const]),
    ...others.map((step): Edit => ({ ...step, verb: 'add-step', stage: stage.id })),
  ];
}

/** Lines of the blueprint that are not drawn below those lanes yet. */
function newLines(map: JourneyMap, from: JourneyMap, lane: (id: string) => string): Edit[] {
  const there = new Set((map.lines ?? []).map((line) => `${line.kind} ${line.below}`));
  return (from.lines ?? []).flatMap((line): Edit[] => {
    const below = lane(line.below);
    const known = there.has(`${line.kind} ${below}`);
    there.add(`${line.kind} ${below}`);
    return known ? [] : [{ ...line, verb: 'add-line', below }];
  });
}

/** The other map, naming the personas and touchpoints of this one where they are called the same. */
function withThingsOf(map: JourneyMap, other: JourneyMap): JourneyMap {
  const sameAs = (there: readonly { id: string; name: string }[], all: readonly { id: string; name: string }[]) => {
    const byName = new Map(there.map((one) => [folded(one.name), one.id]));
    return new Map(all.flatMap((one) => [[one.id, byName.get(folded(one.name)) ?? one.id] as const]));
  };
  const personas = sameAs(map.personas, other.personas);
  const touchpoints = sameAs(map.touchpoints, other.touchpoints);
  const renamed = <T extends { persona?: string | undefined }>(value: T): T =>
    value.persona === undefined ? value : { ...value, persona: personas.get(value.persona) ?? value.persona };
  return {
    ...other,
    personas: other.personas.filter((one) => personas.get(one.id) === one.id),
    touchpoints: other.touchpoints.filter((one) => touchpoints.get(one.id) === one.id),
    lanes: other.lanes.map(renamed),
    cards: other.cards.map((card) => {
      const { touchpoint } = card;
      return renamed(
        touchpoint === undefined ? card : { ...card, touchpoint: touchpoints.get(touchpoint) ?? touchpoint },
      );
    }),
  };
}

/** Personas and touchpoints that are not on the map yet. */
function thingsFor(from: JourneyMap, map: JourneyMap): Edit[] {
  const missing = <T extends { id: string }>(all: readonly T[], there: readonly { id: string }[]): T[] =>
    all.filter((one) => !there.some((other) => other.id === one.id));
  return [
    ...missing(from.personas, map.personas).map((one): Edit => ({ ...one, verb: 'add-persona' })),
    ...missing(from.touchpoints, map.touchpoints).map((one): Edit => ({ ...one, verb: 'add-touchpoint' })),
  ];
}

/** Where the lanes of the other map go, by their ids, and the edits that make those that the map lacks. */
function lanesOnto(map: JourneyMap, from: JourneyMap): { to: ReadonlyMap<string, string>; edits: readonly Edit[] } {
  const matched = lanesMatched(map.lanes, from.lanes);
  const missing = from.lanes.filter((lane) => !matched.has(lane.id));
  return {
    to: new Map([...matched].map(([id, lane]) => [id, lane.id])),
    edits: missing.map((lane): Edit => ({ ...lane, verb: 'add-lane' })),
  };
}
