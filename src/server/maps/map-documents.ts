/** Where the live maps keep their documents: the workspace's store, its summaries brought up to date now and then. */
import { readMap } from '../../map/read-map.ts';
import type { MapsStore } from '../../workspace/maps.store.ts';
import type { MapDocuments } from '../live/live-maps.ts';

export function mapDocuments(store: MapsStore): MapDocuments {
  return {
    load: (id) => store.load(id),
    append: (id, update) => store.append(id, update),
    settle: async (id, doc) => {
      const map = readMap(doc);
      await store.describe(id, {
        title: map.title,
        kind: map.kind,
        stages: map.stages.length,
        cards: map.cards.length,
      });
      await store.compact(id);
    },
  };
}
