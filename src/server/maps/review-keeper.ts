/** Keeps every map as it stands at the moment somebody signs it off, or plans its first review. */
import type * as Y from 'yjs';
import { mapFieldsOf, records } from '../../map/doc.ts';
import type { JourneyMap } from '../../map/map.ts';
import { readMap } from '../../map/read-map.ts';
import { planned, type ReviewsStore } from '../../workspace/reviews.store.ts';
import { journal } from '../journal.ts';

/** A sign-off of another day came with a file: how the map stood then, nobody knows. Days, for all time zones. */
const nearly = 1;
const day = 86_400_000;

export class ReviewKeeper {
  readonly #store: Pick<ReviewsStore, 'keep'>;
  readonly #now: () => Date;
  readonly #keeping = new Set<Promise<void>>();

  constructor(store: Pick<ReviewsStore, 'keep'>, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#now = now;
  }

  /** Follows an open map, from how it stands now. */
  follow(doc: Y.Doc): void {
    let before = readMap(doc);
    let look = false;
    records(doc, 'signOffs').observe(() => (look = true));
    mapFieldsOf(doc).observe(({ keysChanged }) => (look ||= keysChanged.has('reviewBy')));
    doc.on('afterTransaction', () => {
      if (!look) return;
      look = false;
      const map = readMap(doc);
      this.#compare(before, map);
      before = map;
    });
  }

  /** Resolves when everything seen so far is stored. */
  async settled(): Promise<void> {
    await Promise.all(this.#keeping);
  }

  #compare(before: JourneyMap, map: JourneyMap): void {
    const known = new Set((before.signOffs ?? []).map((one) => one.id));
    const signed = (map.signOffs ?? []).filter((one) => !known.has(one.id) && this.#isNow(one.on));
    for (const { id } of signed) this.#keep(id, map);
    const first = (map.signOffs ?? []).length === 0 && map.reviewBy !== undefined && map.reviewBy !== before.reviewBy;
    if (first) this.#keep(planned, map);
  }

  #isNow(on: string): boolean {
    return Math.abs(Date.parse(`${on}T12:00:00Z`) - this.#now().getTime()) <= (nearly + 0.5) * day;
  }

  #keep(id: string, map: JourneyMap): void {
    const keeping = this.#store
      .keep(id, map)
      .catch((error: unknown) => journal(`keeping map ${map.id} for its review`, error))
      .finally(() => this.#keeping.delete(keeping));
    this.#keeping.add(keeping);
  }
}
