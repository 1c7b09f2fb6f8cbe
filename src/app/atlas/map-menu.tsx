/** Everything that can be done with one map of the atlas. */
import { MoreHorizontal } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { AtlasMap } from '../../server/library-api.ts';
import { ActionMenu, type Action } from '../controls/action-menu.tsx';
import { useNotices } from '../controls/notices.tsx';
import { problemOf } from '../ask.ts';
import { t } from '../language/t.ts';
import { useCopyMap } from '../library.ts';
import { places } from '../shell/places.ts';
import { useAtlasDesk } from './atlas-desk.ts';

/** "Retail / Cards" */
export function collectionPath(
  id: string,
  collections: readonly { id: string; name: string; parent: string | null }[],
): string {
  const one = collections.find((each) => each.id === id);
  if (!one) return '';
  return one.parent === null ? one.name : `${collectionPath(one.parent, collections)} / ${one.name}`;
}

/** `at` tells the line of the atlas it stands on; without one, nothing can be added below. */
export function MapMenu({ map, at }: { map: AtlasMap; at?: string }) {
  const { atlas, change, add } = useAtlasDesk();
  const copy = useCopyMap();
  const navigate = useNavigate();
  const tell = useNotices();
  const { title } = map;
  const moveTo = (collection: string | null, where: string): Action => ({
    id: `move ${collection ?? ''}`,
    name: t('Move to {where}', { where }),
    run: () => change([{ map: map.id, collection }], t('“{title}” was moved to {where}.', { title, where })),
  });
  const actions: Action[] = [
    ...(at === undefined ? [] : [{ id: 'below', name: t('Add a map below this one'), run: () => add(at) }]),
    {
      id: 'copy',
      name: t('Duplicate'),
      run: () =>
        copy.mutate(map.id, {
          onSuccess: (made) => void navigate(places.map(made.id)),
          onError: (error) => tell(problemOf(error).title),
        }),
    },
    {
      id: 'file',
      name: t('Download as a file'),
      href: `/api/maps/${encodeURIComponent(map.id)}/export.journey.json`,
      download: `${title}.journey.json`,
    },
    ...atlas.collections
      .filter((one) => one.id !== map.collection)
      .map((one) => moveTo(one.id, collectionPath(one.id, atlas.collections))),
    ...(map.collection === null ? [] : [moveTo(null, t('no collection'))]),
    {
      id: 'delete',
      name: t('Delete'),
      danger: true,
      run: () => change([{ map: map.id, deleted: true }], t('“{title}” was deleted.', { title })),
    },
  ];
  return (
    <ActionMenu label={t('More for {title}', { title })} className="button button-quiet button-icon" actions={actions}>
      <MoreHorizontal size={16} aria-hidden />
    </ActionMenu>
  );
}
