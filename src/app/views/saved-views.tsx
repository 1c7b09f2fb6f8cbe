/** Ways to look at the map that were given a name: open one, keep this one, rename, delete. */
import { Bookmark, Check, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { newId } from '../../lib/ids.ts';
import type { SavedView, ViewKind } from '../../map/map.ts';
import { viewNames } from '../../render/view-names.ts';
import { t } from '../language/t.ts';
import { useDeskState, useOpenMap } from '../map/desk-context.ts';
import { filterOf } from './filter-arrival.ts';
import { useLook } from './map-views.ts';

/** The address of a saved view on the page of its map. */
export function addressOf(view: SavedView): string {
  const search = new URLSearchParams({ view: view.view, saved: view.id });
  if (view.personas?.length) search.set('persona', view.personas.join(','));
  return `?${search.toString()}`;
}

/** Lanes are shown and hidden on the map itself, so that opening a view is one step to undo. */
function useOpenView(): (view: SavedView) => void {
  const { desk, measured } = useOpenMap();
  const navigate = useNavigate();
  return (view) => {
    const hidden = new Set(view.hiddenLanes ?? []);
    const edits = measured.map.lanes
      .filter((lane) => (lane.hidden === true) !== hidden.has(lane.id))
      .map((lane) => ({ verb: 'hide-lane' as const, id: lane.id, hidden: hidden.has(lane.id) }));
    if (edits.length > 0 && view.hiddenLanes !== undefined) desk.run(...edits);
    desk.set({ filter: filterOf(view) });
    void navigate(addressOf(view));
  };
}

function Row({ view, close }: { view: SavedView; close: () => void }) {
  const { desk } = useOpenMap();
  const open = useOpenView();
  const [name, setName] = useState<string>();
  if (name !== undefined) {
    const keep = (): void => {
      if (name.trim() !== view.name && desk.run({ verb: 'edit-view', id: view.id, name: name.trim() }))
        setName(undefined);
      else if (name.trim() === view.name) setName(undefined);
    };
    return (
      <li className="saved-row">
        <input
          className="input"
          aria-label={t('Name of the view')}
          value={name}
          ref={(field) => field?.focus()}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setName(undefined);
          }}
        />
        <Button className="button button-icon button-quiet" aria-label={t('Keep the name')} onPress={keep}>
          <Check size={15} aria-hidden />
        </Button>
      </li>
    );
  }
  return (
    <li className="saved-row">
      <Button
        className="button button-quiet saved-open"
        onPress={() => {
          open(view);
          close();
        }}
      >
        <span>{view.name}</span>
        <span className="grey">{t(viewNames[view.view])}</span>
      </Button>
      <Button
        className="button button-icon button-quiet"
        aria-label={t('Rename “{name}”', { name: view.name })}
        onPress={() => setName(view.name)}
      >
        <Pencil size={14} aria-hidden />
      </Button>
      <Button
        className="button button-icon button-quiet"
        aria-label={t('Delete “{name}”', { name: view.name })}
        onPress={() => desk.run({ verb: 'delete-view', id: view.id })}
      >
        <Trash2 size={14} aria-hidden />
      </Button>
    </li>
  );
}

function KeepThis({ view }: { view: ViewKind }) {
  const { desk, measured } = useOpenMap();
  const { look } = useLook();
  const [name, setName] = useState('');
  const { filter } = useDeskState(desk);
  const hidden = measured.map.lanes
    .filter((lane) => lane.hidden || filter.hiddenLanes?.includes(lane.id))
    .map((lane) => lane.id);
  const keep = (): void => {
    const wanted = look.personas ?? filter.personas ?? [];
    const words = (filter.words ?? '').trim();
    const personas = wanted.filter((id) => measured.map.personas.some((one) => one.id === id));
    const done = desk.run({
      verb: 'save-view',
      id: newId('view'),
      name: name.trim(),
      view,
      hiddenLanes: hidden,
      ...(personas.length > 0 ? { personas } : {}),
      ...(filter.states?.length ? { states: [...filter.states] } : {}),
      ...(words === '' ? {} : { words }),
    });
    if (done) setName('');
  };
  return (
    <form
      className="saved-new"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input
        className="input"
        placeholder={t('Name this way of looking')}
        aria-label={t('Name this way of looking')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" className="button" isDisabled={name.trim() === ''}>
        {t('Keep')}
      </Button>
    </form>
  );
}

export function SavedViews({ view }: { view: ViewKind }) {
  const { measured } = useOpenMap();
  const saved = measured.map.views ?? [];
  return (
    <DialogTrigger>
      <Button
        className="button"
        aria-label={saved.length > 0 ? t('Saved views: {n}', { n: saved.length }) : t('Saved views')}
      >
        <Bookmark size={15} aria-hidden /> {saved.length > 0 ? saved.length : null}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="pick" aria-label={t('Saved views')}>
          {({ close }) => (
            <>
              {saved.length > 0 ? (
                <ul className="saved-list">
                  {saved.map((one) => (
                    <Row key={one.id} view={one} close={close} />
                  ))}
                </ul>
              ) : (
                <p className="soft">
                  {t(
                    'No saved views yet. A view keeps what is shown now: lanes, personas, and the words and states of the filter.',
                  )}
                </p>
              )}
              <KeepThis view={view} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
