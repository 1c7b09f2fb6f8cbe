/** Makes one touchpoint of two: the edits for one map, and those that take it back. */
import type { Edit } from '../../map/edits/edits.ts';
import type { JourneyMap, Touchpoint } from '../../map/map.ts';

export interface Joined {
  readonly edits: readonly Edit[];
  readonly undo: readonly Edit[];
}

/**
 * Cards and paths of `from` point to `into` afterwards. A map without `into` gets it with the fields of `kept`, and
 * keeps what it measured at `from`. Nothing to do on a map without `from`.
 */
export function joinOn(map: JourneyMap, from: string, kept: Touchpoint): Joined {
  const old = map.touchpoints.find((one) => one.id === from);
  if (!old) return { edits: [], undo: [] };
  const here = map.touchpoints.some((one) => one.id === kept.id);
  const { measures } = old;
  const made: Edit[] = here ? [] : [{ verb: 'add-touchpoint', ...kept, ...(measures ? { measures } : {}) }];
  const cards = map.cards.filter((card) => card.touchpoint === from);
  const paths = (map.paths ?? []).filter((path) => path.touchpoints.includes(from));
  const card = (id: string, touchpoint: string): Edit => ({ verb: 'edit-card', id, touchpoint });
  return {
    edits: [
      ...made,
      ...cards.map(({ id }) => card(id, kept.id)),
      ...paths.map(({ id, touchpoints }): Edit => {
        const joined = touchpoints.map((one) => (one === from ? kept.id : one));
        return { verb: 'edit-path', id, touchpoints: joined };
      }),
      { verb: 'delete-touchpoint', id: from },
    ],
    undo: [
      { verb: 'add-touchpoint', ...old },
      ...cards.map(({ id }) => card(id, from)),
      ...paths.map(({ id, touchpoints }): Edit => ({ verb: 'edit-path', id, touchpoints })),
      ...(here ? [] : [{ verb: 'delete-touchpoint' as const, id: kept.id }]),
    ],
  };
}
