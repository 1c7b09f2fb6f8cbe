/** Puts the records of a document together into a map that holds, whatever two people did to it at the same time. */
import { type Kind, optionalKinds } from './doc.ts';
import type {
  BlueprintLine,
  Card,
  JourneyMap,
  Lane,
  Link,
  Path,
  Persona,
  SavedView,
  SignOff,
  Stage,
  Stakeholder,
  Step,
  Touchpoint,
} from './map.ts';
import { same } from './same.ts';

interface Values {
  readonly personas: Persona;
  readonly stages: Omit<Stage, 'steps'> & { readonly id: string; readonly name: string };
  readonly steps: Step;
  readonly lanes: Lane;
  readonly cards: Card;
  readonly touchpoints: Touchpoint;
  readonly paths: Path;
  readonly stakeholders: Stakeholder;
  readonly lines: BlueprintLine;
  readonly links: Link;
  readonly views: SavedView;
  readonly signOffs: SignOff;
}

/** One record as it was read. */
export interface Entry<Value = Values[Kind]> {
  readonly value: Value;
  readonly order: string;
  /** Deleted; still there so that deleting merges and can be undone. */
  readonly gone: boolean;
  /** Of a step: the stage it stands in. */
  readonly stage: string | undefined;
}

export type Shelves = { readonly [K in Kind]: Map<string, Entry<Values[K]>> };

const byPlace = (a: Entry<{ id: string }>, b: Entry<{ id: string }>): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.value.id < b.value.id ? -1 : 1;

const living = <V extends { id: string }>(shelf: Map<string, Entry<V>>): Entry<V>[] =>
  [...shelf.values()].filter((entry) => !entry.gone).sort(byPlace);

/** Those kept, with what is still needed brought back: from its deleted record, or bare when there is none. */
function withNeeded<V extends { id: string }>(
  shelf: Map<string, Entry<V>>,
  needed: Iterable<string>,
  bare: (id: string) => V,
): Entry<V>[] {
  const kept = living(shelf);
  const there = new Set(kept.map((entry) => entry.value.id));
  for (const id of needed) {
    if (there.has(id)) continue;
    there.add(id);
    // '~' sorts after every order key: what has no place of its own stands last.
    kept.push(shelf.get(id) ?? { value: bare(id), order: '~', gone: true, stage: undefined });
  }
  return kept.sort(byPlace);
}

const values = <V>(entries: readonly Entry<V>[]): V[] => entries.map((entry) => entry.value);

/** The former list where nothing in it changed, so that readers can compare by identity. */
function share<T>(former: readonly T[] | undefined, next: T[]): T[] {
  const same = former?.length === next.length && next.every((value, index) => value === former[index]);
  return same ? (former as T[]) : next;
}

const unsorted = 'Unsorted';
const derived = (id: string, ending: string): string => `${id.slice(0, 120 - ending.length)}${ending}`;

/**
 * Stages with their steps. What somebody put a card or a step into while somebody else deleted it stays; a stage
 * keeps a step and a map keeps a stage, however many people delete the last one at once.
 */
function stagesOf(shelves: Shelves, cards: readonly Card[], former: readonly Stage[] | undefined): Stage[] {
  const steps = withNeeded(
    shelves.steps,
    cards.map((card) => card.step),
    (id) => ({ id, name: unsorted }),
  );
  const stageOf = (step: Entry<Step>): string => step.stage ?? homeOf(shelves, step.value.id);
  const heads = withNeeded(shelves.stages, steps.map(stageOf), (id) => ({ id, name: unsorted }));
  if (heads.length === 0) {
    const first = [...shelves.stages.values()].sort(byPlace)[0];
    heads.push(first ?? { value: { id: 'stage', name: unsorted }, order: '', gone: true, stage: undefined });
  }
  const inStage = new Map<string, Entry<Step>[]>();
  for (const step of steps) inStage.set(stageOf(step), [...(inStage.get(stageOf(step)) ?? []), step]);
  const taken = new Set(steps.map((step) => step.value.id));
  const before = new Map(former?.map((stage) => [stage.id, stage]));
  const next = heads.map(({ value }) => {
    const held = inStage.get(value.id) ?? [lastStepOf(shelves, value, taken)];
    return sameStage(before.get(value.id), value, values(held));
  });
  return share(former, next);
}

/** The stage of a step that says none: the one it was the fallback of, or one of its own. */
function homeOf(shelves: Shelves, step: string): string {
  const stage = /^(.+)-step(-\d+)?$/s.exec(step)?.[1];
  return stage !== undefined && shelves.stages.has(stage) ? stage : derived(step, '-stage');
}

/** The step that a stage falls back to when every one of its steps was deleted or moved away at once. */
function lastStepOf(shelves: Shelves, stage: Values['stages'], taken: Set<string>): Entry<Step> {
  const gone = [...shelves.steps.values()].filter((step) => step.gone && step.stage === stage.id).sort(byPlace);
  if (gone[0] !== undefined) return gone[0];
  let id = derived(stage.id, '-step');
  for (let n = 2; taken.has(id) || shelves.steps.has(id); n++) id = derived(stage.id, `-step-${n}`);
  taken.add(id);
  return { value: { id, name: stage.name }, order: '', gone: true, stage: stage.id };
}

/** The record a stage was put together from, so that an unchanged stage stays the same object. */
const madeFrom = new WeakMap<Stage, Values['stages']>();

function sameStage(former: Stage | undefined, value: Values['stages'], steps: Step[]): Stage {
  if (former !== undefined && madeFrom.get(former) === value && share(former.steps, steps) === former.steps)
    return former;
  const stage: Stage = { ...value, steps };
  madeFrom.set(stage, value);
  return stage;
}

/** Ids of what is on the map. */
interface There {
  readonly touchpoints: ReadonlySet<string>;
  readonly personas: ReadonlySet<string>;
  readonly lanes: ReadonlySet<string>;
  readonly cards: ReadonlySet<string>;
  readonly stakeholders: ReadonlySet<string>;
}

const lost = (ids: ReadonlySet<string>, id: string | undefined): boolean => id !== undefined && !ids.has(id);

/** What was made of a record that names something that is gone, so that it stays the same object as long as it does. */
const forgotten = new WeakMap<object, object>();

/** The record as `forget` makes it; the former one when that says the same. */
function without<V extends object>(value: V, forget: (value: V) => V): V {
  const next = forget(value);
  const former = forgotten.get(value) as V | undefined;
  if (former !== undefined && same(former, next)) return former;
  forgotten.set(value, next);
  return next;
}

/** The record without these fields. */
function lacking<V extends object>(value: V, ...keys: readonly (keyof V | undefined)[]): V {
  const kept = { ...value };
  for (const key of keys) if (key !== undefined) delete kept[key];
  return kept;
}

/** Cards whose touchpoint or persona was deleted keep everything else they say. */
function cardsOf(shelves: Shelves, { touchpoints, personas }: Pick<There, 'touchpoints' | 'personas'>): Card[] {
  return values(living(shelves.cards)).map((card) => {
    const lostTouchpoint = lost(touchpoints, card.touchpoint);
    const lostPersona = lost(personas, card.persona);
    if (!lostTouchpoint && !lostPersona) return card;
    return without(card, (one) =>
      lacking(one, lostTouchpoint ? 'touchpoint' : undefined, lostPersona ? 'persona' : undefined),
    );
  });
}

function lanesOf(shelves: Shelves, cards: readonly Card[], personas: ReadonlySet<string>): Lane[] {
  const lanes = withNeeded<Lane>(
    shelves.lanes,
    cards.map((card) => card.lane),
    (id) => ({ id, kind: 'free', name: unsorted }),
  );
  return values(lanes).map((lane) =>
    lost(personas, lane.persona) ? without(lane, (one) => lacking(one, 'persona')) : lane,
  );
}

function pathOf(path: Path, there: There): Path {
  const lostPersona = lost(there.personas, path.persona);
  if (!lostPersona && path.touchpoints.every((one) => there.touchpoints.has(one))) return path;
  return without(path, (one) => ({
    ...lacking(one, lostPersona ? 'persona' : undefined),
    touchpoints: one.touchpoints.filter((id) => there.touchpoints.has(id)),
  }));
}

function stakeholderOf(stakeholder: Stakeholder, { stakeholders }: There): Stakeholder {
  const { gives } = stakeholder;
  if (gives === undefined || gives.every((one) => stakeholders.has(one.to))) return stakeholder;
  const kept = gives.filter((one) => stakeholders.has(one.to));
  return without(stakeholder, (one) => (kept.length > 0 ? { ...one, gives: kept } : lacking(one, 'gives')));
}

/** A list that narrows a view by what is all gone narrows nothing any more: it would hide the whole map. */
function viewOf(view: SavedView, there: There): SavedView {
  let kept = view;
  for (const [key, ids] of [
    ['hiddenLanes', there.lanes],
    ['personas', there.personas],
  ] as const) {
    const list = kept[key];
    if (list === undefined || list.every((id) => ids.has(id))) continue;
    const left = list.filter((id) => ids.has(id));
    kept = left.length > 0 ? { ...kept, [key]: left } : lacking(kept, key);
  }
  return kept === view ? view : without(view, () => kept);
}

type Extras = { readonly [K in (typeof optionalKinds)[number]]: NonNullable<JourneyMap[K]> };

/** The kinds a file may leave out, without what is about something that is gone. */
function extrasOf(shelves: Shelves, there: There): Extras {
  return {
    paths: values(living(shelves.paths)).map((one) => pathOf(one, there)),
    stakeholders: values(living(shelves.stakeholders)).map((one) => stakeholderOf(one, there)),
    lines: values(living(shelves.lines)).filter((one) => there.lanes.has(one.below)),
    links: values(living(shelves.links)).filter((one) => there.cards.has(one.from) && there.cards.has(one.to)),
    views: values(living(shelves.views)).map((one) => viewOf(one, there)),
    signOffs: values(living(shelves.signOffs)),
  };
}

const idsOf = (all: readonly { id: string }[]): Set<string> => new Set(all.map((one) => one.id));

/** The map made of the fields and the records; what equals the former reading is the same object. */
export function healed(fields: Record<string, unknown>, shelves: Shelves, former: JourneyMap | undefined): JourneyMap {
  const personas = share(former?.personas, values(living(shelves.personas)));
  const touchpoints = share(former?.touchpoints, values(living(shelves.touchpoints)));
  const known = { personas: idsOf(personas), touchpoints: idsOf(touchpoints) };
  const cards = share(former?.cards, cardsOf(shelves, known));
  const lanes = share(former?.lanes, lanesOf(shelves, cards, known.personas));
  const stakeholders = idsOf(values(living(shelves.stakeholders)));
  const extras = extrasOf(shelves, { ...known, stakeholders, lanes: idsOf(lanes), cards: idsOf(cards) });
  const map: JourneyMap = {
    ...(fields as Pick<JourneyMap, 'id' | 'title' | 'kind'>),
    personas,
    stages: stagesOf(shelves, cards, former?.stages),
    lanes,
    cards,
    touchpoints,
  };
  for (const kind of optionalKinds) {
    const all: unknown[] = extras[kind];
    if (all.length > 0 || map[kind] !== undefined) Object.assign(map, { [kind]: share(former?.[kind], all) });
  }
  return map;
}
