/** What a map will have after an edit, as far as refusing the next edit needs it: what is there, not in which order. */
import type { Card, JourneyMap, Stage, Step } from '../map.ts';
import type { Edit } from './edits.ts';

/** The map with what the edit adds, takes away or changes that others are refused for. */
export function foresee(map: JourneyMap, edit: Edit): JourneyMap {
  if (edit.verb.startsWith('delete-') || edit.verb === 'unlink-cards' || edit.verb === 'withdraw-sign-off')
    return left(map, edit);
  if (edit.verb.endsWith('-stage') || edit.verb.endsWith('-stages') || edit.verb.endsWith('-step'))
    return { ...map, stages: inStages(map.stages, edit) };
  return edit.verb.startsWith('add-') ? added(map, edit) : changed(map, edit);
}

function added(map: JourneyMap, edit: Edit): JourneyMap {
  switch (edit.verb) {
    case 'add-lane':
      return { ...map, lanes: placed(map.lanes, edit, edit.before) };
    case 'add-card':
      return { ...map, cards: [...map.cards, edit] };
    case 'add-touchpoint':
      return { ...map, touchpoints: [...map.touchpoints, edit] };
    case 'add-persona':
      return { ...map, personas: [...map.personas, edit] };
    case 'add-path':
      return { ...map, paths: [...(map.paths ?? []), edit] };
    case 'add-stakeholder':
      return { ...map, stakeholders: [...(map.stakeholders ?? []), edit] };
    case 'add-line':
      return { ...map, lines: [...(map.lines ?? []), edit] };
    default:
      return map;
  }
}

/** The list with the fields of the edit on its record; `null` clears one. */
function withFields<T extends { readonly id: string }>(
  all: readonly T[] | undefined,
  { id, verb: _verb, before: _before, ...fields }: Readonly<Record<string, unknown>>,
): T[] {
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
  const kept = (one: T): [string, unknown][] => Object.entries(one).filter(([key]) => fields[key] !== null);
  return (all ?? []).map((one) => (one.id === id ? ({ ...Object.fromEntries(kept(one)), ...set } as T) : one));
}

function changed(map: JourneyMap, edit: Edit): JourneyMap {
  switch (edit.verb) {
    case 'edit-card':
    case 'move-card':
      return { ...map, cards: withFields(map.cards, edit) };
    case 'edit-lane':
      return { ...map, lanes: withFields(map.lanes, edit) };
    case 'move-lane': {
      const lane = edit.id === edit.before ? undefined : map.lanes.find((one) => one.id === edit.id);
      return lane === undefined ? map : { ...map, lanes: placed(rest(map.lanes, lane.id), lane, edit.before) };
    }
    case 'edit-link':
      return { ...map, links: withFields(map.links, edit) };
    case 'move-line':
      return { ...map, lines: withFields(map.lines, edit) };
    case 'link-cards':
      return { ...map, links: [...(map.links ?? []), edit] };
    case 'save-view':
      return { ...map, views: [...(map.views ?? []), edit] };
    case 'sign-off':
      return { ...map, signOffs: [...(map.signOffs ?? []), edit] };
    default:
      return map;
  }
}

function inStages(stages: readonly Stage[], edit: Edit): Stage[] {
  switch (edit.verb) {
    case 'add-stage':
      return [...stages, { id: edit.id, name: edit.name, steps: [{ id: edit.step, name: edit.name }] }];
    case 'add-step':
      return stages.map((stage) =>
        stage.id === edit.stage ? { ...stage, steps: placed(stage.steps, edit, edit.before) } : stage,
      );
    case 'move-step':
      return stepMoved(stages, edit);
    case 'split-stage':
      return stages.flatMap((stage) => (stage.id === edit.id ? halves(stage, edit) : [stage]));
    case 'merge-stages':
      return merged(stages, edit.id, edit.into);
    case 'move-stage':
      if (edit.id === edit.before) return [...stages];
      return placed(
        rest(stages, edit.id),
        stages.find((one) => one.id === edit.id),
        edit.before,
      );
    default:
      return [...stages];
  }
}

/** The list with one more before the one of that id, or at the end. */
function placed<T extends { readonly id: string }>(all: readonly T[], one: T | undefined, before?: string | null): T[] {
  const at = all.findIndex((other) => other.id === before);
  if (one === undefined) return [...all];
  return at === -1 ? [...all, one] : [...all.slice(0, at), one, ...all.slice(at)];
}

function stepMoved(
  stages: readonly Stage[],
  { id, stage: to, before }: { id: string; stage?: string | undefined; before: string | null },
): Stage[] {
  const home = stages.find((stage) => stage.steps.some((step) => step.id === id));
  const step = home?.steps.find((one) => one.id === id);
  if (id === before) return [...stages];
  return stages.map((stage) => {
    const rest = stage.steps.filter((one) => one.id !== id);
    return stage.id === (to ?? home?.id) ? { ...stage, steps: placed(rest, step, before) } : { ...stage, steps: rest };
  });
}

function halves(stage: Stage, { step, stage: id, name }: { step: string; stage: string; name: string }): Stage[] {
  const at = stage.steps.findIndex((one) => one.id === step);
  return [
    { ...stage, steps: stage.steps.slice(0, at) },
    { id, name, steps: stage.steps.slice(at) },
  ];
}

function merged(stages: readonly Stage[], from: string, into: string): Stage[] {
  const place = (id: string): number => stages.findIndex((stage) => stage.id === id);
  const moving: readonly Step[] = stages[place(from)]?.steps ?? [];
  const first = place(from) < place(into);
  return stages
    .filter((stage) => stage.id !== from)
    .map((stage) => {
      if (stage.id !== into) return stage;
      return { ...stage, steps: first ? [...moving, ...stage.steps] : [...stage.steps, ...moving] };
    });
}

const rest = <T extends { readonly id: string }>(all: readonly T[] | undefined, id: string): T[] =>
  (all ?? []).filter((one) => one.id !== id);

/** The map without what the edit takes away. */
function left(map: JourneyMap, edit: Edit): JourneyMap {
  switch (edit.verb) {
    case 'delete-card':
      return withoutCards(map, (card) => card.id === edit.id);
    case 'delete-step': {
      const stages = map.stages.map((stage) => ({ ...stage, steps: rest(stage.steps, edit.id) }));
      return { ...withoutCards(map, (card) => card.step === edit.id), stages };
    }
    case 'delete-stage': {
      const steps = map.stages.find((stage) => stage.id === edit.id)?.steps.map((step) => step.id) ?? [];
      return { ...withoutCards(map, (card) => steps.includes(card.step)), stages: rest(map.stages, edit.id) };
    }
    case 'delete-lane':
      return withoutLane(map, edit.id);
    case 'delete-touchpoint':
      return { ...map, touchpoints: rest(map.touchpoints, edit.id) };
    case 'delete-persona':
      return { ...map, personas: rest(map.personas, edit.id) };
    case 'delete-stakeholder':
      return { ...map, stakeholders: rest(map.stakeholders, edit.id) };
    case 'delete-path':
      return { ...map, paths: rest(map.paths, edit.id) };
    case 'delete-line':
      return { ...map, lines: rest(map.lines, edit.id) };
    case 'delete-view':
      return { ...map, views: rest(map.views, edit.id) };
    case 'unlink-cards':
      return { ...map, links: rest(map.links, edit.id) };
    case 'withdraw-sign-off':
      return { ...map, signOffs: rest(map.signOffs, edit.id) };
    default:
      return map;
  }
}

function withoutCards(map: JourneyMap, goes: (card: Card) => boolean): JourneyMap {
  const going = new Set(map.cards.filter(goes).map((card) => card.id));
  if (going.size === 0) return map;
  const links = (map.links ?? []).filter((link) => !going.has(link.from) && !going.has(link.to));
  return { ...map, cards: map.cards.filter((card) => !going.has(card.id)), links };
}

/** Lines below the lane go up, as deleting it does. */
function withoutLane(map: JourneyMap, id: string): JourneyMap {
  const above = map.lanes[map.lanes.findIndex((lane) => lane.id === id) - 1]?.id;
  const there = new Set((map.lines ?? []).filter((line) => line.below === above).map((line) => line.kind));
  const lines = (map.lines ?? []).flatMap((line) => {
    if (line.below !== id) return [line];
    return above === undefined || there.has(line.kind) ? [] : [{ ...line, below: above }];
  });
  return { ...withoutCards(map, (card) => card.lane === id), lanes: rest(map.lanes, id), lines };
}
