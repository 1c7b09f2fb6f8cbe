/** What differs between two states of one map, record by record: for a review, and for looking back in its history. */
import type { Kind } from './doc.ts';
import type { JourneyMap } from './map.ts';
import { same } from './same.ts';
import { standing } from './standing.ts';

/** `map` stands for the fields of the map itself; the others are its lists. */
export type ChangedKind = 'map' | Kind;

/** In the order a reader wants them: the whole, its frame, what stands in it, what stands beside it. */
export const changedKinds = [
  'map',
  'stages',
  'steps',
  'lanes',
  'cards',
  'touchpoints',
  'personas',
  'paths',
  'stakeholders',
  'lines',
  'links',
  'views',
  'signOffs',
] as const satisfies readonly ChangedKind[];

/** A record of a map with its fields as they stand in a file; a step also names its `stage`. */
export interface Recorded {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface FieldChange {
  readonly field: string;
  /** Undefined where it said nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

export interface Change {
  readonly kind: ChangedKind;
  readonly id: string;
  readonly how: 'added' | 'removed' | 'changed';
  /** Undefined of what was added. */
  readonly before: Recorded | undefined;
  /** Undefined of what was removed. */
  readonly after: Recorded | undefined;
  /** What it says otherwise now; empty of what was added or removed. */
  readonly fields: readonly FieldChange[];
  /** Stands at another place among neighbours that kept theirs. Another cell or another stage is a field. */
  readonly moved: boolean;
  /** What it came or went with: the lane, step or stage it stands in. */
  readonly along: { readonly kind: 'lanes' | 'steps' | 'stages'; readonly id: string } | undefined;
}

/** Everything that differs, in the order of `changedKinds`, each kind in the order of the map; empty when nothing does. */
export function differenceOf(before: JourneyMap, after: JourneyMap): Change[] {
  const places = { before: placesOf(before), after: placesOf(after) };
  return changedKinds.flatMap((kind) => {
    const [old, now] = [recordsOf(before, kind), recordsOf(after, kind)];
    const known = new Map(old.map((one) => [one.id, one]));
    const there = new Set(now.map((one) => one.id));
    const moved = movedAmong(kind, old, now);
    return [
      ...now.flatMap((one) => changedOrAdded(kind, known.get(one.id), one, moved, places.before)),
      ...old.filter((one) => !there.has(one.id)).map((one) => gone(kind, one, places.after)),
    ];
  });
}

/** The kind's records as they are compared; the map itself is one record under its own id. */
function recordsOf(map: JourneyMap, kind: ChangedKind): readonly Recorded[] {
  if (kind === 'map') return [{ ...ownFields(map), id: 'map' }];
  if (kind === 'stages') return map.stages.map(({ steps: _steps, ...stage }) => stage);
  if (kind === 'steps') return map.stages.flatMap(({ id, steps }) => steps.map((step) => ({ ...step, stage: id })));
  return map[kind] ?? [];
}

/** Everything a map says that is no list of records. */
function ownFields(map: JourneyMap): Record<string, unknown> {
  const lists = new Set<string>(changedKinds);
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== 'id' && !lists.has(key)));
}

function changedOrAdded(
  kind: ChangedKind,
  before: Recorded | undefined,
  after: Recorded,
  moves: ReadonlySet<string>,
  former: Places,
): Change[] {
  const { id } = after;
  if (!before)
    return [{ kind, id, how: 'added', before, after, fields: [], moved: false, along: alongOf(kind, after, former) }];
  const fields = fieldsChanged(before, after);
  const moved = moves.has(id);
  if (fields.length === 0 && !moved) return [];
  return [{ kind, id, how: 'changed', before, after, fields, moved, along: undefined }];
}

const gone = (kind: ChangedKind, before: Recorded, now: Places): Change => ({
  kind,
  id: before.id,
  how: 'removed',
  before,
  after: undefined,
  fields: [],
  moved: false,
  along: alongOf(kind, before, now),
});

/** In the order of the record as it stands now, then what it does not say any more. */
function fieldsChanged(before: Recorded, after: Recorded): FieldChange[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names]
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

interface Places {
  readonly stages: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
  readonly lanes: ReadonlySet<string>;
}

const placesOf = (map: JourneyMap): Places => ({
  stages: new Set(map.stages.map((one) => one.id)),
  steps: new Set(map.stages.flatMap((stage) => stage.steps.map((one) => one.id))),
  lanes: new Set(map.lanes.map((one) => one.id)),
});

/** What holds the record and is missing among the places of the other state. */
function alongOf(kind: ChangedKind, one: Recorded, other: Places): Change['along'] {
  const holders = kind === 'cards' ? (['lane', 'step'] as const) : kind === 'steps' ? (['stage'] as const) : [];
  for (const holder of holders) {
    const id = one[holder];
    if (typeof id === 'string' && !other[`${holder}s`].has(id)) return { kind: `${holder}s`, id };
  }
  return undefined;
}

/** Which records stand elsewhere among those of the same home: cards of a cell, steps of a stage, others of the map. */
function movedAmong(kind: ChangedKind, old: readonly Recorded[], now: readonly Recorded[]): ReadonlySet<string> {
  const homeOf = (one: Recorded): string =>
    kind === 'cards' ? `${String(one.lane)}\n${String(one.step)}` : kind === 'steps' ? String(one.stage) : '';
  const former = new Map(old.map((one, at) => [one.id, { home: homeOf(one), at }]));
  const homes = new Map<string, { id: string; at: number }[]>();
  for (const one of now) {
    const home = homeOf(one);
    const was = former.get(one.id);
    if (was?.home !== home) continue;
    const list = homes.get(home) ?? [];
    list.push({ id: one.id, at: was.at });
    homes.set(home, list);
  }
  const moved = new Set<string>();
  for (const list of homes.values()) {
    const stays = standing(list.map((one) => one.at));
    list.forEach((one, at) => {
      if (!stays.has(at)) moved.add(one.id);
    });
  }
  return moved;
}
