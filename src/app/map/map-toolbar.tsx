/** Undo, redo, adding, and what can be done with the selection: everything the keyboard can, for the mouse. */
import { ListFilter, Plus, Redo2, Undo2 } from 'lucide-react';
import { memo, useDeferredValue } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { ActionMenu } from '../controls/action-menu.tsx';
import { t } from '../language/t.ts';
import { useDesk, useLive, useOpenMap } from './desk-context.ts';
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
  const undoes = useLive(desk, (live) => live.undoes);
  const redoes = useLive(desk, (live) => live.redoes);
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
  const open = useDesk(desk, (state) => state.open === 'filter');
  const filter = useDesk(desk, (state) => state.filter);
  return (
    <ToggleButton
      className="button button-quiet"
      isSelected={open}
      onChange={(on) => desk.set({ open: on ? 'filter' : undefined })}
    >
      <ListFilter size={14} aria-hidden /> {isNarrow(filter) ? t('Filter is on') : t('Filter')}
    </ToggleButton>
  );
}

/** What can be done with the selection; worked out when it is asked for, and drawn after the selection itself. */
function SpotMenu() {
  const { desk } = useOpenMap();
  const selected = useDesk(desk, () => desk.selected);
  const spot = useDeferredValue(selected);
  if (!spot) return <p className="toolbar-hint">{t('Type to fill a cell, Ctrl K for everything, ? for the keys')}</p>;
  return (
    <>
      <span className="toolbar-line" aria-hidden />
      <ActionMenu
        key={keyOf(spot)}
        label={todoWords[spot.kind]}
        className="button button-quiet"
        actions={() => actionsFor(desk, spot)}
      >
        {spotWords[spot.kind]} <span aria-hidden>▾</span>
      </ActionMenu>
    </>
  );
}

export const MapToolbar = memo(function MapToolbar() {
  const { desk } = useOpenMap();
  return (
    <div className="toolbar" role="toolbar" aria-label={t('Edit the map')}>
      <HistoryButtons />
      <span className="toolbar-line" aria-hidden />
      <Button className="button button-quiet" onPress={() => desk.addStage()}>
        <Plus size={14} aria-hidden /> {t('Stage')}
      </Button>
      <LanePicker />
      <FilterButton />
      <SpotMenu />
    </div>
  );
});
