/** Where the live maps keep their documents: the workspace's store, what is told of them brought up to date at rest. */
import { readMap } from '../../map/read-map.ts';
import { keepable } from '../../workspace/keepable.ts';
import type { MapsStore } from '../../workspace/maps.store.ts';
import type { LibraryKeeper } from '../library/library-keeper.ts';
import type { MapDocuments } from '../live/live-maps.ts';
import type { ReviewKeeper } from './review-keeper.ts';

export function mapDocuments(
  store: MapsStore,
  library: Pick<LibraryKeeper, 'follow' | 'look'>,
  reviews?: Pick<ReviewKeeper, 'follow' | 'settled'>,
): MapDocuments {
  return {
    load: (id) => store.load(id),
    append: (id, update) => store.append(id, update),
    follow: (doc) => library.follow(doc),
    opened: (doc) => reviews?.follow(doc),
    settle: async (id, doc) => {
      await reviews?.settled();
      const map = readMap(doc);
      await store.describe(id, {
        title: keepable(map.title),
        kind: map.kind,
        stages: map.stages.length,
        cards: map.cards.length,
      });
      await library.look(id, doc);
      await store.compact(id);
    },
  };
}
