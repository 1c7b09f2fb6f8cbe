/** The journey atlas: every map of the workspace, what hangs below what, how far each is and whose it is. */
import { FolderPlus, Plus } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import type { Atlas, MapChange } from '../../server/library-api.ts';
import { Bones } from '../controls/bones.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { useUndoSteps } from '../controls/undo-steps.ts';
import { useView, ViewSwitch } from '../controls/view-switch.tsx';
import { t } from '../language/t.ts';
import { useAtlas, useChangeMaps, useLinted, useMakeCollection } from '../library.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { withGapsOf } from './gaps-of.ts';
import { AtlasContext, useAtlasDesk, type AtlasDesk } from './atlas-desk.ts';
import { chosenMaps, everything, narrows, type Choice } from './atlas-filters.ts';
import { AtlasTable } from './atlas-table.tsx';
import { AtlasToolbar } from './atlas-toolbar.tsx';
import { AtlasTree, freeName } from './atlas-tree.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { MapRow } from './map-row.tsx';
import { PlanField } from './plan-field.tsx';
import { Circles, ReviewDue } from './review-due.tsx';
import { SearchHits } from './search-hits.tsx';

const views = [
  { id: 'tree', name: t('Tree') },
  { id: 'list', name: t('List') },
  { id: 'table', name: t('Table') },
] as const;

/** The set with the id in it, or without. */
const withId = (ids: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> => {
  const next = new Set(ids);
  if (on) next.add(id);
  else next.delete(id);
  return next;
};

function useDesk(atlas: Atlas): AtlasDesk {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [adding, add] = useState<string>();
  const { done, failed } = useUndoSteps();
  const { mutateAsync } = useChangeMaps();
  const change = useCallback(
    (changes: readonly MapChange[], what: string): void => {
      const run = async (): Promise<void> => {
        const back = await mutateAsync(changes);
        if (what !== '') done(what, () => mutateAsync(back));
      };
      run().catch(failed);
    },
    [mutateAsync, done, failed],
  );
  const select = useCallback((id: string, on: boolean) => setSelected((ids) => withId(ids, id, on)), []);
  const fold = useCallback((id: string) => setFolded((ids) => withId(ids, id, !ids.has(id))), []);
  return useMemo(
    () => ({ atlas, today: atlas.today, change, done, failed, selected, select, adding, add, fold, folded }),
    [atlas, change, done, failed, selected, select, adding, fold, folded],
  );
}

function Actions() {
  const { atlas, failed } = useAtlasDesk();
  const make = useMakeCollection();
  return (
    <>
      <ViewSwitch views={views} label={t('Show the maps as')} />
      <Button
        className="button"
        aria-label={t('New collection')}
        onPress={() => make.mutate({ name: freeName(atlas.collections, null), parent: null }, { onError: failed })}
      >
        <FolderPlus size={15} aria-hidden /> <span className="wide-only">{t('New collection')}</span>
      </Button>
      <NewMap />
    </>
  );
}

function NewMap() {
  return (
    <Link className="button button-main" to={places.newMap}>
      <Plus size={15} aria-hidden /> {t('New map')}
    </Link>
  );
}

function Empty() {
  return (
    <div className="empty">
      <h2>{t('No map yet')}</h2>
      <p>
        {t(
          'An atlas holds every journey of your customers: a few wide maps, and below their stages maps that show one part in detail. Import a log and its journeys are drawn for you, start an empty map, or keep places for the journeys you will map later.',
        )}
      </p>
      <Link className="button" to={places.bring}>
        {t('Import a log')}
      </Link>
      <PlanField collection={null} />
    </div>
  );
}

function Shown() {
  const { atlas, today } = useAtlasDesk();
  const [choice, setChoice] = useState<Choice>(everything);
  const view = useView(views);
  const maps = useMemo(() => chosenMaps(atlas.maps, choice, today), [atlas.maps, choice, today]);
  const choose = (change: Partial<Choice>): void => setChoice((before) => ({ ...before, ...change }));
  const narrowed = narrows(choice);
  // A tree with holes misleads: what is narrowed is shown as a list.
  const as = view === 'tree' && narrowed ? 'list' : view;
  return (
    <>
      <ReviewDue showAll={() => choose({ review: 'overdue' })} />
      <Circles />
      <AtlasToolbar maps={atlas.maps} choice={choice} choose={choose} />
      <BulkBar />
      {maps.length === 0 ? <NothingFits clear={() => setChoice(everything)} /> : null}
      {as === 'tree' ? <AtlasTree maps={maps} /> : null}
      {as === 'table' && maps.length > 0 ? <AtlasTable maps={maps} /> : null}
      {as === 'list' ? (
        <ul className="atlas-list">
          {maps.map((map) => (
            <MapRow key={map.id} map={map} />
          ))}
        </ul>
      ) : null}
      <SearchHits words={choice.words} />
      {narrowed ? null : <PlanField collection={null} />}
      <datalist id="atlas-owners">
        {[...new Set(atlas.maps.flatMap((map) => map.owner ?? []))].sort().map((owner) => (
          <option key={owner} value={owner}>
            {owner}
          </option>
        ))}
      </datalist>
      <datalist id="atlas-titles">
        {atlas.maps.map((map) => (
          <option key={map.id} value={map.title}>
            {map.title}
          </option>
        ))}
      </datalist>
    </>
  );
}

function NothingFits({ clear }: { clear: () => void }) {
  return (
    <p className="atlas-none">
      {t('No map has this name and these marks.')}{' '}
      <button type="button" className="link-button" onClick={clear}>
        {t('Show all maps')}
      </button>
    </p>
  );
}

function WithDesk({ atlas, children }: { atlas: Atlas; children: ReactNode }) {
  return <AtlasContext value={useDesk(atlas)}>{children}</AtlasContext>;
}

export function AtlasPage() {
  const { data, error, refetch } = useAtlas();
  const linted = useLinted();
  const body = (inside: ReactNode) => (
    <div className="sheet-page sheet-broad">
      <header>
        <h1>{t('Journey atlas')}</h1>
        <p className="lede">{t('Every map, what hangs below it, whose it is, and when somebody looks at it again.')}</p>
      </header>
      {inside}
    </div>
  );
  if (!data) {
    return (
      <Page crumbs={[{ name: t('Maps') }]}>
        {body(
          error ? (
            <TroubleNote error={error} again={() => void refetch()} />
          ) : (
            <Bones widths={['100%', '100%', '100%']} height={48} />
          ),
        )}
      </Page>
    );
  }
  return (
    <WithDesk atlas={{ ...data, maps: withGapsOf(data.maps, linted.data) }}>
      <Page crumbs={[{ name: t('Maps') }]} actions={<Actions />}>
        {body(data.maps.length === 0 && data.collections.length === 0 ? <Empty /> : <Shown />)}
      </Page>
    </WithDesk>
  );
}
