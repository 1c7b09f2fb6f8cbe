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
import { byPlace, type Entry, type Shelf } from './shelf.ts';

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

export type AnyEntry = Entry<Values[Kind]>;
export type Shelves = { readonly [K in Kind]: Shelf<Values[K]> };

/** Those kept, with what is still needed brought back: from its deleted record, or bare when there is none. */
function withNeeded<V extends { readonly id: string }>(
  shelf: Shelf<V>,
  needed: Iterable<string>,
  bare: (id: string) => V,
): readonly Entry<V>[] {
  const back = new Map<string, Entry<V>>();
  for (const id of needed) {
    if (shelf.holds(id) || back.has(id)) continue;
    // '~' sorts after every order key: what has no place of its own stands last.
    back.set(id, shelf.get(id) ?? { value: bare(id), order: '~', gone: true, stage: undefined });
  }
  return back.size === 0 ? shelf.living() : [...shelf.living(), ...back.values()].sort(byPlace);
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
  const heads = [...withNeeded(shelves.stages, steps.map(stageOf), (id) => ({ id, name: unsorted }))];
  if (heads.length === 0) {
    const first = [...shelves.stages.entries()].sort(byPlace)[0];
    heads.push(first ?? { value: { id: 'stage', name: unsorted }, order: '', gone: true, stage: undefined });
  }
  const inStage = new Map<string, Entry<Step>[]>();
  for (const step of steps) {
    const held = inStage.get(stageOf(step));
    if (held === undefined) inStage.set(stageOf(step), [step]);
    else held.push(step);
  }
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
  return stage !== undefined && shelves.stages.get(stage) !== undefined ? stage : derived(step, '-stage');
}

/** The step that a stage falls back to when every one of its steps was deleted or moved away at once. */
function lastStepOf(shelves: Shelves, stage: Values['stages'], taken: Set<string>): Entry<Step> {
  const gone = [...shelves.steps.entries()].filter((step) => step.gone && step.stage === stage.id).sort(byPlace);
  if (gone[0] !== undefined) return gone[0];
  let id = derived(stage.id, '-step');
  for (let n = 2; taken.has(id) || shelves.steps.get(id) !== undefined; n++) id = derived(stage.id, `-step-${n}`);
  taken.add(id);
  return { value: { id, name: stage.name }, order: '', gone: true, stage: stage.id };
}

/** The record a stage was put together from, so that an unchanged stage stays the same object. */
const madeFrom = new WeakMap<Stage, Values['stages']>();

function sameStage(former: Stage | undefined, value: Values['stages'], steps: Step[]): Stage {
  if (former !== undefined && madeFrom.get(former) === value && share(former.steps, steps) === former.steps)
    return former;
  const next: Stage = { ...value, steps };
  // One that was only expected so far turns out to be so.
  const known = former !== undefined && !madeFrom.has(former) && same(former, next);
  const stage = known ? former : next;
  madeFrom.set(stage, value);
  return stage;
}

/** Whether the record of this id is on the map. */
type Holds = (id: string) => boolean;
type There = { readonly [K in 'touchpoints' | 'personas' | 'lanes' | 'cards' | 'stakeholders']: Holds };

const lost = (holds: Holds, id: string | undefined): boolean => id !== undefined && !holds(id);

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
  return values(shelves.cards.living()).map((card) => {
    const lostTouchpoint = lost(touchpoints, card.touchpoint);
    const lostPersona = lost(personas, card.persona);
    if (!lostTouchpoint && !lostPersona) return card;
    return without(card, (one) =>
      lacking(one, lostTouchpoint ? 'touchpoint' : undefined, lostPersona ? 'persona' : undefined),
    );
  });
}

function lanesOf(shelves: Shelves, cards: readonly Card[], personas: Holds): Lane[] {
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
  if (!lostPersona && path.touchpoints.every((one) => there.touchpoints(one))) return path;
  return without(path, (one) => ({
    ...lacking(one, lostPersona ? 'persona' : undefined),
    touchpoints: one.touchpoints.filter((id) => there.touchpoints(id)),
  }));
}

function stakeholderOf(stakeholder: Stakeholder, { stakeholders }: There): Stakeholder {
  const { gives } = stakeholder;
  if (gives === undefined || gives.every((one) => stakeholders(one.to))) return stakeholder;
  const kept = gives.filter((one) => stakeholders(one.to));
  return without(stakeholder, (one) => (kept.length > 0 ? { ...one, gives: kept } : lacking(one, 'gives')));
}

/** A list that narrows a view by what is all gone narrows nothing any more: it would hide the whole map. */
function viewOf(view: SavedView, there: There): SavedView {
  let kept = view;
  for (const [key, holds] of [
    ['hiddenLanes', there.lanes],
    ['personas', there.personas],
  ] as const) {
    const list = kept[key];
    if (list === undefined || list.every(holds)) continue;
    const left = list.filter(holds);
    kept = left.length > 0 ? { ...kept, [key]: left } : lacking(kept, key);
  }
  return kept === view ? view : without(view, () => kept);
}

type Extras = { readonly [K in (typeof optionalKinds)[number]]: NonNullable<JourneyMap[K]> };

/** The kinds a file may leave out, without what is about something that is gone. */
function extrasOf(shelves: Shelves, there: There): Extras {
  return {
    paths: values(shelves.paths.living()).map((one) => pathOf(one, there)),
    stakeholders: values(shelves.stakeholders.living()).map((one) => stakeholderOf(one, there)),
    lines: values(shelves.lines.living()).filter((one) => there.lanes(one.below)),
    links: values(shelves.links.living()).filter((one) => there.cards(one.from) && there.cards(one.to)),
    views: values(shelves.views.living()).map((one) => viewOf(one, there)),
    signOffs: values(shelves.signOffs.living()),
  };
}

/** The map made of the fields and the records; what equals the former reading is the same object. */
export function healed(fields: Record<string, unknown>, shelves: Shelves, former: JourneyMap | undefined): JourneyMap {
  const on =
    <K extends Kind>(kind: K): Holds =>
    (id) =>
      shelves[kind].holds(id);
  const personas = share(former?.personas, values(shelves.personas.living()));
  const touchpoints = share(former?.touchpoints, values(shelves.touchpoints.living()));
  const known = { personas: on('personas'), touchpoints: on('touchpoints') };
  const cards = share(former?.cards, cardsOf(shelves, known));
  const lanes = share(former?.lanes, lanesOf(shelves, cards, known.personas));
  const shown = new Set(lanes.map((lane) => lane.id));
  const extras = extrasOf(shelves, {
    ...known,
    cards: on('cards'),
    stakeholders: on('stakeholders'),
    // Cards keep a deleted lane on the map.
    lanes: (id) => shown.has(id),
  });
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
