/** Collections: folders of maps, as deep as people like. Which moves are possible, without a database. */
import { refusal, type Refusal } from '../lib/refusal.ts';

export interface Collection {
  readonly id: string;
  readonly name: string;
  /** The collection it lies in; null at the top. */
  readonly parent: string | null;
}

/** Where it shall lie and what it shall be called. */
export interface CollectionWish {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Refused `no-name`, `unknown-collection`, `collection-in-itself`, `name-taken`. */
export function refuseCollection(all: readonly Collection[], wish: CollectionWish): Refusal | undefined {
  if (wish.name.trim() === '') {
    return refusal('no-name', 'A collection needs a name.', { fix: 'Type at least one letter.' });
  }
  const parents = new Map(all.map((one) => [one.id, one.parent]));
  if (wish.parent !== null && !parents.has(wish.parent)) {
    return refusal('unknown-collection', 'The collection it should lie in is not there any more.');
  }
  for (let at: string | null = wish.parent; at !== null; at = parents.get(at) ?? null) {
    if (at === wish.id) {
      return refusal('collection-in-itself', `“${wish.name}” cannot lie in itself.`, {
        fix: 'Move what lies in it first.',
      });
    }
  }
  const twin = all.find((one) => one.id !== wish.id && one.parent === wish.parent && sameName(one.name, wish.name));
  if (!twin) return undefined;
  return refusal('name-taken', `There is a collection “${twin.name}” here already.`, { fix: 'Choose another name.' });
}

interface Row extends Collection {
  readonly deleted: boolean;
}

/**
 * The collections that are there. What lay in a deleted one shows in the nearest above it, and goes back by itself
 * when that one is restored.
 */
export function standing(rows: readonly Row[]): {
  collections: Collection[];
  home: (id: string | null) => string | null;
} {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const home = (id: string | null): string | null => {
    for (let at = id; at !== null; at = byId.get(at)?.parent ?? null) {
      if (byId.get(at)?.deleted === false) return at;
    }
    return null;
  };
  const collections = rows
    .filter((row) => !row.deleted)
    .map(({ id, name, parent }) => ({ id, name, parent: home(parent) }));
  return { collections, home };
}
