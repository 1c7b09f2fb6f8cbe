/** What came to an open map since the library last looked at it, as it was at that moment. */
import * as Y from 'yjs';
import { own, records } from '../../map/doc.ts';
import { readMap } from '../../map/read-map.ts';
import { sharedThingsOf, thingKey, type FieldChanges, type SharedThing } from '../../workspace/shared-things.ts';

export interface Arrivals {
  /** Fields of each thing when it came, by `thingKey`. */
  readonly things: ReadonlyMap<string, FieldChanges>;
  /** The library knows of these from now on. */
  readonly seen: (things: readonly SharedThing[]) => void;
}

/** A record that was there all along becomes a shared thing, or one again, when one of these changes. */
const comesBy = ['shared', own.gone];

const comesOrGoes = ({ target, keys }: Y.YEvent<Y.AbstractType<unknown>>): boolean =>
  target.parent === null || comesBy.some((key) => keys.has(key));

/** Follows a document from now on, for as long as it lives. */
export function arrivalsOn(doc: Y.Doc): Arrivals {
  const things = new Map<string, FieldChanges>();
  let there = new Set<string>();
  const take = (): void => {
    const now = sharedThingsOf(readMap(doc));
    for (const thing of now) if (!there.has(thingKey(thing))) things.set(thingKey(thing), thing.fields);
    there = new Set(now.map(thingKey));
  };
  let moved = false;
  for (const kind of ['personas', 'touchpoints', 'cards'] as const) {
    records(doc, kind).observeDeep((events) => {
      moved ||= events.some(comesOrGoes);
    });
  }
  // Only then has everybody who follows the document, the reader too, been told of the change.
  doc.on('afterTransaction', () => {
    if (moved) take();
    moved = false;
  });
  return {
    things,
    seen: (known) => {
      for (const thing of known) things.delete(thingKey(thing));
    },
  };
}
