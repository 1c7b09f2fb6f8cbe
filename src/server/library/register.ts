/** The register: every touchpoint of the workspace once, with what is wanted of it and what is known of it. */
import { channels } from '../../map/map.ts';
import type { Measure, MeasureRef, Measures } from '../../map/measure.ts';
import { grouped } from '../../workspace/grouped.ts';
import type { HeldThing, ListedMap } from '../../workspace/library.store.ts';
import { thingKey, type FieldChanges } from '../../workspace/shared-things.ts';
import type { Register, RegisterMeasures, RegisterRow } from '../library-api.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** `known` is the workspace's word on each touchpoint, by `thingKey`. */
export function registerOf(
  held: readonly HeldThing[],
  known: ReadonlyMap<string, FieldChanges>,
  maps: readonly ListedMap[],
): Register {
  const byMap = new Map(maps.map((map) => [map.id, map]));
  const byId = grouped(held, (one) => one.id);
  const rows = [...byId].map(([id, all]) => rowOf(id, all, known.get(thingKey({ kind: 'touchpoint', id })), byMap));
  rows.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
  return { rows, twins: twinsOf(rows) };
}

function rowOf(
  id: string,
  held: readonly HeldThing[],
  known: FieldChanges | undefined,
  maps: ReadonlyMap<string, ListedMap>,
): RegisterRow {
  const fields = known ?? held[0]?.fields ?? {};
  const on = held.flatMap(({ map }) => maps.get(map) ?? []);
  const felt = lowestFelt(id, on);
  const target = figure(fields.target);
  return {
    id,
    name: text(fields.name) ?? 'Unnamed',
    channel: channels.find((one) => one === fields.channel) ?? 'other',
    owner: text(fields.owner),
    impact: figure(fields.impact),
    target,
    reviewBy: text(fields.reviewBy),
    note: text(fields.note),
    events: Array.isArray(fields.events) ? fields.events.filter((one) => typeof one === 'string') : [],
    maps: on.map((map) => ({ map: map.id, title: map.facts?.title ?? map.title })),
    felt,
    gap: target === null || felt === null ? null : target - felt.value,
  };
}

function lowestFelt(id: string, maps: readonly ListedMap[]): RegisterRow['felt'] {
  const all = maps.flatMap((map) => {
    const felt = map.facts?.felt[id];
    return felt ? [{ ...felt, map: map.id }] : [];
  });
  return all.toSorted((a, b) => a.value - b.value)[0] ?? null;
}

/** One name in one channel under several ids: offered to be joined, into the one that most maps show. */
function twinsOf(rows: readonly RegisterRow[]): string[][] {
  const named = grouped(rows, (row) => `${row.channel} ${row.name.trim().toLowerCase().replace(/\s+/g, ' ')}`);
  const most = (a: RegisterRow, b: RegisterRow): number => b.maps.length - a.maps.length || (a.id < b.id ? -1 : 1);
  return [...named.values()]
    .filter((alike) => alike.length > 1)
    .map((alike) => alike.toSorted(most).map((row) => row.id));
}

type Answer = (source: string, refs: readonly MeasureRef[]) => Promise<Measures>;

/** Asks every log once; of several answers about one touchpoint the one that rests on most is shown. */
export async function measuresOf(maps: readonly ListedMap[], answer: Answer): Promise<RegisterMeasures> {
  const asked = questionsOf(maps);
  const sources = grouped(asked, (one) => one.ref.source);
  const answers: Measures[] = await Promise.all(
    [...sources].map(([source, some]) =>
      answer(
        source,
        some.map((one) => one.ref),
      ),
    ),
  );
  const measures = Object.assign({}, ...answers) as Measures;
  const measured: RegisterMeasures['measured'] = {};
  for (const { touchpoint, ref } of asked) {
    const found = measures[ref.id];
    if (!found || found.value === null || (ref.ask !== 'share' && ref.ask !== 'feeling')) continue;
    const own = (measured[touchpoint] ??= {});
    own[ref.ask] = larger(own[ref.ask], found);
  }
  return { measured };
}

const larger = (a: Measure | undefined, b: Measure): Measure => (a === undefined || b.n > a.n ? b : a);

interface Question {
  readonly touchpoint: string;
  readonly ref: MeasureRef;
}

/** Ids of references are unique on one map only, so each question gets its own; the same question is asked once. */
function questionsOf(maps: readonly ListedMap[]): Question[] {
  const once = new Map<string, Question>();
  for (const { facts } of maps) {
    for (const [touchpoint, refs] of Object.entries(facts?.asked ?? {})) {
      for (const { id: _id, ...ref } of refs) {
        const key = `${touchpoint} ${JSON.stringify(ref)}`;
        if (!once.has(key)) once.set(key, { touchpoint, ref: { ...ref, id: `q${once.size}` } as MeasureRef });
      }
    }
  }
  return [...once.values()];
}
