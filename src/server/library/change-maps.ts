/** Several maps at once: moved, given a status, an owner or a review date, deleted and brought back, with the way back. */
import { applyEdits, type Edit } from '../../map/edits/edits.ts';
import type { JourneyMap } from '../../map/map.ts';
import { readMap } from '../../map/read-map.ts';
import { refuseStatus } from '../../map/status.ts';
import { deny, Refused } from '../../lib/refusal.ts';
import type { CollectionsStore } from '../../workspace/collections.store.ts';
import { grouped } from '../../workspace/grouped.ts';
import type { LibraryStore } from '../../workspace/library.store.ts';
import type { MapChange } from '../library-api.ts';
import type { LiveMaps } from '../live/live-maps.ts';
import type { LibraryKeeper } from './library-keeper.ts';

export interface ChangeMapsParts {
  readonly store: LibraryStore;
  readonly collections: CollectionsStore;
  readonly live: LiveMaps;
  readonly keeper: Pick<LibraryKeeper, 'look'>;
  /** Deletes a map, and brings it back under its own id. */
  readonly remove: (id: string) => Promise<void>;
  readonly restore: (id: string) => Promise<unknown>;
}

/** Resolves to the changes that take these back. Refused `unknown-map`, `unknown-collection`, `status-not-next`. */
export async function changeMaps(parts: ChangeMapsParts, changes: readonly MapChange[]): Promise<MapChange[]> {
  for (const change of changes) if (change.deleted === false) await parts.restore(change.map);
  const plans: Plan[] = [];
  // Everything is looked at before anything is done: either all maps change, or none.
  for (const change of changes) plans.push(await planOf(parts, change));
  await moveAll(parts.collections, changes);
  for (const { change, edits } of plans) {
    if (edits.length > 0) {
      await parts.live.with(change.map, async (map) => {
        const no = applyEdits(map.doc, edits, parts);
        if (no) throw new Refused(no);
        await map.settled();
        await parts.keeper.look(change.map, map.doc);
      });
    }
    if (change.deleted === true) await parts.remove(change.map);
  }
  return plans.map((plan) => plan.undo);
}

interface Plan {
  readonly change: MapChange;
  readonly edits: readonly Edit[];
  readonly undo: MapChange;
}

async function planOf({ store, live }: ChangeMapsParts, change: MapChange): Promise<Plan> {
  const listed = await store.map(change.map);
  const map = listed && (await live.with(change.map, (open) => readMap(open.doc)));
  if (!listed || !map) return deny('unknown-map', 'There is no such map. It may have been deleted.');
  if (change.status) {
    const no = refuseStatus(map.status ?? 'draft', change.status);
    if (no) throw new Refused({ ...no, message: `“${map.title}”: ${no.message}` });
  }
  const fields = fieldsOf(change);
  const before = fieldsBefore(map, fields);
  const edits: Edit[] = Object.keys(fields).length === 0 ? [] : [{ verb: 'set-map-fields', ...fields }];
  const undo: MapChange = {
    map: change.map,
    ...before,
    ...(change.collection === undefined ? {} : { collection: listed.collection }),
    ...(change.deleted === undefined ? {} : { deleted: !change.deleted }),
  };
  return { change, edits, undo };
}

const inDocument = ['status', 'owner', 'reviewBy', 'reviewEvery'] as const;
type Fields = Pick<MapChange, (typeof inDocument)[number]>;

const fieldsOf = (change: MapChange): Fields =>
  Object.fromEntries(inDocument.filter((key) => change[key] !== undefined).map((key) => [key, change[key]]));

const fieldsBefore = (map: JourneyMap, fields: Fields): Fields =>
  Object.fromEntries(Object.keys(fields).map((key) => [key, map[key] ?? null]));

async function moveAll(collections: CollectionsStore, changes: readonly MapChange[]): Promise<void> {
  const moved = changes.filter((change) => change.collection !== undefined);
  const byGoal = grouped(moved, (change) => change.collection ?? null);
  for (const [goal, some] of byGoal)
    await collections.move(
      some.map((change) => change.map),
      goal,
    );
}
