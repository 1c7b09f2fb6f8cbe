/** The records of one kind as they were read, kept in their order while single ones change. */

/** One record as it was read. */
export interface Entry<V> {
  readonly value: V;
  readonly order: string;
  /** Deleted; still there so that deleting merges and can be undone. */
  readonly gone: boolean;
  /** Of a step: the stage it stands in. */
  readonly stage: string | undefined;
}

type Placed = Entry<{ readonly id: string }>;

export const byPlace = (a: Placed, b: Placed): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.value.id < b.value.id ? -1 : a.value.id > b.value.id ? 1 : 0;

export class Shelf<V extends { readonly id: string }> {
  readonly #all = new Map<string, Entry<V>>();
  /** Those not deleted, in their order; undefined after many changes, until somebody asks. */
  #living: Entry<V>[] | undefined;

  get(id: string): Entry<V> | undefined {
    return this.#all.get(id);
  }

  /** Whether the record is there and not deleted. */
  holds(id: string): boolean {
    return this.#all.get(id)?.gone === false;
  }

  entries(): IterableIterator<Entry<V>> {
    return this.#all.values();
  }

  living(): readonly Entry<V>[] {
    this.#living ??= [...this.#all.values()].filter((entry) => !entry.gone).sort(byPlace);
    return this.#living;
  }

  /** Many changes are coming: putting each in its place would cost more than sorting once. */
  reshuffle(): void {
    this.#living = undefined;
  }

  /** Puts a record there, or takes it away when `entry` is undefined. */
  put(id: string, entry: Entry<V> | undefined): void {
    const former = this.#all.get(id);
    if (entry === undefined) this.#all.delete(id);
    else this.#all.set(id, entry);
    if (this.#living === undefined) return;
    if (former !== undefined && !former.gone) this.#living.splice(this.#placeOf(former), 1);
    if (entry !== undefined && !entry.gone) this.#living.splice(this.#placeOf(entry), 0, entry);
  }

  /** How many of the living stand before it. */
  #placeOf(entry: Entry<V>): number {
    const all = this.#living ?? [];
    let from = 0;
    let to = all.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = all[middle];
      if (other !== undefined && byPlace(other, entry) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
