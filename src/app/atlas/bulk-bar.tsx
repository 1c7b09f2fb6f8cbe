/** What can be done with all maps that are selected. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { mapStatuses } from '../../map/map.ts';
import { refuseStatus } from '../../map/status.ts';
import type { MapChange } from '../../server/library-api.ts';
import { ActionMenu } from '../controls/action-menu.tsx';
import { t } from '../language/t.ts';
import { useAtlasDesk } from './atlas-desk.ts';
import { collectionPath } from './map-menu.tsx';
import { statusWords } from './map-words.ts';

export function BulkBar() {
  const { atlas, selected, select, change } = useAtlasDesk();
  const maps = atlas.maps.filter((map) => selected.has(map.id));
  if (maps.length === 0) return null;
  const all = (what: Omit<MapChange, 'map'>): MapChange[] => maps.map((map) => ({ map: map.id, ...what }));
  const n = maps.length;
  const where = [
    ...atlas.collections.map((one) => ({ id: one.id, name: collectionPath(one.id, atlas.collections) })),
    { id: null, name: t('no collection') },
  ];
  return (
    <div className="atlas-bulk" role="toolbar" aria-label={t('With the selected maps')}>
      <strong>{t('{n, plural, one {# map} other {# maps}} selected', { n })}</strong>
      <ActionMenu
        label={t('Move the selected maps')}
        actions={where.map(({ id, name }) => ({
          id: id ?? 'none',
          name,
          run: () =>
            change(
              all({ collection: id }),
              t('{n, plural, one {# map was} other {# maps were}} moved to {where}.', { n, where: name }),
            ),
        }))}
      >
        {t('Move')}
      </ActionMenu>
      <ActionMenu
        label={t('Status of the selected maps')}
        actions={mapStatuses.map((status) => ({
          id: status,
          name: statusWords[status],
          refused: maps.map((map) => refuseStatus(map.status, status)).find((no) => no !== undefined),
          run: () =>
            change(
              all({ status }),
              t('{n, plural, one {# map is} other {# maps are}} now {status}.', { n, status: statusWords[status] }),
            ),
        }))}
      >
        {t('Status')}
      </ActionMenu>
      <OwnerForAll
        give={(owner) =>
          change(all({ owner }), t('{owner} owns {n, plural, one {# map} other {# maps}}.', { owner, n }))
        }
      />
      <Button
        className="button button-danger"
        onPress={() =>
          change(all({ deleted: true }), t('{n, plural, one {# map was} other {# maps were}} deleted.', { n }))
        }
      >
        {t('Delete')}
      </Button>
      <Button className="button button-quiet" onPress={() => maps.forEach((map) => select(map.id, false))}>
        {t('Select none')}
      </Button>
    </div>
  );
}

function OwnerForAll({ give }: { give: (owner: string) => void }) {
  const [owner, setOwner] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (owner.trim() !== '') give(owner.trim());
        setOwner('');
      }}
    >
      <input
        className="input"
        list="atlas-owners"
        placeholder={t('Give them an owner')}
        aria-label={t('Owner of the selected maps')}
        value={owner}
        onChange={(event) => setOwner(event.target.value)}
      />
    </form>
  );
}
