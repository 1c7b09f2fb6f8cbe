/** Undo, redo, adding, and what can be done with the selection: everything the keyboard can, for the mouse. */
import { ListFilter, Plus, Redo2, Undo2 } from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import { ActionMenu } from '../controls/action-menu.tsx';
import { t } from '../language/t.ts';
import { useDeskState, useLiveState, useOpenMap } from './desk-context.ts';
import { isNarrow } from './filter.ts';
import { LanePicker } from './lanes/lane-picker.tsx';
import { actionsFor } from './spot-actions.ts';
import { keyOf, type Spot } from './spots.ts';

const spotWords: Readonly<Record<Spot['kind'], string>> = {
  card: t('Card'),
  stage: t('Stage'),
  step: t('Step'),
  lane: t('Lane'),
  cell: t('Cell'),
};

/** Whole sentences: what they are about changes more than its name in some languages. */
const todoWords: Readonly<Record<Spot['kind'], string>> = {
  card: t('What to do with this card'),
  stage: t('What to do with this stage'),
  step: t('What to do with this step'),
  lane: t('What to do with this lane'),
  cell: t('What to do with this cell'),
};

function HistoryButtons() {
  const { desk } = useOpenMap();
  const { undoes, redoes } = useLiveState(desk);
  return (
    <>
      <Button
        className="button button-quiet button-icon"
        aria-label={undoes ? t('Undo: {what}', { what: undoes }) : t('Undo')}
        isDisabled={!undoes}
        onPress={() => desk.undo()}
      >
        <Undo2 size={16} aria-hidden />
      </Button>
      <Button
        className="button button-quiet button-icon"
        aria-label={redoes ? t('Redo: {what}', { what: redoes }) : t('Redo')}
        isDisabled={!redoes}
        onPress={() => desk.redo()}
      >
        <Redo2 size={16} aria-hidden />
      </Button>
    </>
  );
}

function FilterButton() {
  const { desk } = useOpenMap();
  const { open, filter } = useDeskState(desk);
  return (
    <ToggleButton
      className="button button-quiet"
      isSelected={open === 'filter'}
      onChange={(on) => desk.set({ open: on ? 'filter' : undefined })}
    >
      <ListFilter size={14} aria-hidden /> {isNarrow(filter) ? t('Filter is on') : t('Filter')}
    </ToggleButton>
  );
}

export function MapToolbar() {
  const { desk } = useOpenMap();
  // Both are read again after every edit, so that menus grey out at once.
  useLiveState(desk);
  useDeskState(desk);
  const spot = desk.selected;
  return (
    <div className="toolbar" role="toolbar" aria-label={t('Edit the map')}>
      <HistoryButtons />
      <span className="toolbar-line" aria-hidden />
      <Button className="button button-quiet" onPress={() => desk.addStage()}>
        <Plus size={14} aria-hidden /> {t('Stage')}
      </Button>
      <LanePicker />
      <FilterButton />
      {spot ? (
        <>
          <span className="toolbar-line" aria-hidden />
          <ActionMenu
            key={keyOf(spot)}
            label={todoWords[spot.kind]}
            className="button button-quiet"
            actions={actionsFor(desk, spot)}
          >
            {spotWords[spot.kind]} <span aria-hidden>▾</span>
          </ActionMenu>
        </>
      ) : (
        <p className="toolbar-hint">{t('Type to fill a cell, Ctrl K for everything, ? for the keys')}</p>
      )}
    </div>
  );
}
