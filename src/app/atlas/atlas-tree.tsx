/** Collections with their maps, and below each map those that show a part of it in detail. */
import { Folder, MoreHorizontal } from 'lucide-react';
import { useState, type CSSProperties } from 'react';
import { levelsShown } from './levels.ts';
import type { AtlasMap } from '../../server/library-api.ts';
import { ActionMenu, type Action } from '../controls/action-menu.tsx';
import { InlineText } from '../controls/inline-text.tsx';
import { t } from '../language/t.ts';
import { useChangeCollection, useDeleteCollection, useMakeCollection } from '../library.ts';
import { useAtlasDesk } from './atlas-desk.ts';
import { treeOf, type Branch } from './atlas-filters.ts';
import { collectionPath } from './map-menu.tsx';
import { FoldButton, MapRow } from './map-row.tsx';
import { PlanField } from './plan-field.tsx';

export function AtlasTree({ maps }: { maps: readonly AtlasMap[] }) {
  const { atlas, folded } = useAtlasDesk();
  const lines = treeOf({ maps, collections: atlas.collections, folded });
  return (
    <>
      <ul className="atlas-list">
        {lines.map((line) =>
          line.kind === 'collection' ? (
            <CollectionRow key={line.id} line={line} />
          ) : (
            <MapRow key={line.key} at={line.key} map={line.map} depth={line.depth} circle={line.circle} tree />
          ),
        )}
      </ul>
      {lines.some((line) => line.kind === 'map' && line.map.level > levelsShown) ? (
        <p className="grey">
          {t('Some maps hang deeper than three levels: below that nobody finds their way back. Join the lowest two.')}
        </p>
      ) : null}
    </>
  );
}

function CollectionRow({ line }: { line: Extract<Branch, { kind: 'collection' }> }) {
  const { failed, done } = useAtlasDesk();
  const [planning, setPlanning] = useState(false);
  const change = useChangeCollection();
  const rename = (name: string): void => {
    if (name === '') return;
    change.mutate(
      { id: line.id, name },
      {
        onSuccess: () =>
          done(t('The collection is now called “{name}”.', { name }), () =>
            change.mutateAsync({ id: line.id, name: line.name }),
          ),
        onError: failed,
      },
    );
  };
  return (
    <li className="atlas-collection" style={{ '--depth': line.depth } as CSSProperties}>
      <div className="atlas-who">
        <FoldButton id={line.id} name={line.name} />
        <Folder size={15} aria-hidden />
        <h2>
          <InlineText label={t('Name of the collection')} text={line.name} empty={t('Unnamed')} onChange={rename} />
        </h2>
        <span className="grey">{t('{n, plural, =0 {empty} one {# map} other {# maps}}', { n: line.maps })}</span>
      </div>
      <CollectionMenu line={line} plan={() => setPlanning(true)} />
      {planning ? <PlanField collection={line.id} close={() => setPlanning(false)} /> : null}
    </li>
  );
}

function CollectionMenu({ line, plan }: { line: Extract<Branch, { kind: 'collection' }>; plan: () => void }) {
  const { atlas, failed, done } = useAtlasDesk();
  const change = useChangeCollection();
  const make = useMakeCollection();
  const remove = useDeleteCollection();
  const one = atlas.collections.find((each) => each.id === line.id);
  const { id, name } = line;
  const parent = one?.parent ?? null;
  const moveTo = (goal: string | null, where: string): Action => ({
    id: `move ${goal ?? ''}`,
    name: t('Move to {where}', { where }),
    run: () =>
      change.mutate(
        { id, parent: goal },
        {
          onSuccess: () =>
            done(t('“{title}” was moved to {where}.', { title: name, where }), () =>
              change.mutateAsync({ id, parent }),
            ),
          onError: failed,
        },
      ),
  });
  const actions: Action[] = [
    { id: 'plan', name: t('Add a map still to be drawn'), run: plan },
    {
      id: 'inside',
      name: t('Add a collection inside'),
      run: () => make.mutate({ name: freeName(atlas.collections, id), parent: id }, { onError: failed }),
    },
    ...atlas.collections
      .filter((each) => each.id !== parent && !isInside(each.id, id, atlas.collections))
      .map((each) => moveTo(each.id, collectionPath(each.id, atlas.collections))),
    ...(parent === null ? [] : [moveTo(null, t('the top'))]),
    {
      id: 'delete',
      name: t('Delete the collection, keep its maps'),
      danger: true,
      run: () =>
        remove.mutate(id, {
          onSuccess: () =>
            done(t('The collection “{name}” was deleted; its maps are still here.', { name }), () =>
              make.mutateAsync({ id, name, parent }),
            ),
          onError: failed,
        }),
    },
  ];
  return (
    <ActionMenu
      label={t('More for {title}', { title: name })}
      className="button button-quiet button-icon"
      actions={actions}
    >
      <MoreHorizontal size={16} aria-hidden />
    </ActionMenu>
  );
}

type Shelves = readonly { id: string; name: string; parent: string | null }[];

function isInside(id: string, outer: string, all: Shelves): boolean {
  for (let at: string | null = id; at !== null; at = all.find((one) => one.id === at)?.parent ?? null) {
    if (at === outer) return true;
  }
  return false;
}

/** "New collection", "New collection 2", ... */
export function freeName(all: Shelves, parent: string | null): string {
  const taken = new Set(all.filter((one) => one.parent === parent).map((one) => one.name.toLowerCase()));
  const name = t('New collection');
  for (let n = 1; ; n++) {
    const wish = n === 1 ? name : `${name} ${n}`;
    if (!taken.has(wish.toLowerCase())) return wish;
  }
}
