/** The page of one map: grid, curve, metro and table of the same map, with its evidence beside. */
import { PanelRight } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useParams } from 'react-router';
import { withHeard } from '../../map/heard.ts';
import type { JourneyMap, ViewKind } from '../../map/map.ts';
import { originWords } from '../../render/page.ts';
import { Trouble } from '../ask.ts';
import { useArrival } from '../atlas/arrive.ts';
import { KeepingButton } from '../atlas/keeping.tsx';
import { Bones } from '../controls/bones.tsx';
import { useNotices } from '../controls/notices.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { ViewSwitch, useView } from '../controls/view-switch.tsx';
import { t } from '../language/t.ts';
import { useMeasures, useWorkspace } from '../queries.ts';
import { NotFound } from '../shell/lost.tsx';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { useDrawnTheme } from '../theme.ts';
import { mapViews } from '../views/map-views.ts';
import { useFilterArrival } from '../views/filter-arrival.ts';
import { ViewOf } from '../views/view-of.tsx';
import { ViewTools } from '../views/view-tools.tsx';
import { OpenMapContext, useDesk, useLive, useOpenMap } from './desk-context.ts';
import { Desk } from './desk.ts';
import { EvidencePanel } from './evidence/evidence-panel.tsx';
import { ExportMenu } from './export-menu.tsx';
import { BesideDrawer, useBeside } from './beside.tsx';
import { ChangesPanel } from './changes/changes-panel.tsx';
import { GapsButton } from './gaps/gaps-button.tsx';
import { GapsPanel } from './gaps/gaps-panel.tsx';
import { undoKey } from './keys/grid-keys.ts';
import { usePaletteKey } from './keys/use-grid-keys.ts';
import { openMap } from './live-maps.ts';
import { MapToolbar } from './map-toolbar.tsx';
import { Palette } from './palette/palette.tsx';
import { SaveState } from './save-state.tsx';
import { useSubJourneys } from './sub-journey.ts';
import { TypedText } from './typed-text.tsx';

function Title({ map }: { map: JourneyMap }) {
  const { desk } = useOpenMap();
  const typed = useDesk(desk, ({ typing }) => typing !== undefined && 'over' in typing && typing.over === 'title');
  if (typed) {
    return (
      <div className="title-field">
        <TypedText
          label={t('Title of the map')}
          text={map.title}
          finish={(text) => desk.finish(text, 'away')}
          cancel={() => desk.cancel()}
        />
      </div>
    );
  }
  return (
    <h1>
      <button type="button" className="title-button" title={t('Rename the map')} onClick={() => desk.type('title')}>
        {map.title}
      </button>
    </h1>
  );
}

/** Undo and redo from anywhere on the page but a field, which has its own. */
function useUndoKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea');
      if (!inField && undoKey(desk, event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);
}

function EvidenceDrawer() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="button evidence-button" onPress={() => setOpen(true)}>
        <PanelRight size={15} aria-hidden /> {t('Evidence')}
      </Button>
      <ModalOverlay className="drawer-scrim" isOpen={open} onOpenChange={setOpen} isDismissable>
        <Modal className="drawer drawer-foot">
          <Dialog aria-label={t('Evidence')} className="evidence">
            <Button className="button button-quiet evidence-close" onPress={() => setOpen(false)}>
              {t('Close')}
            </Button>
            <EvidencePanel />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

/** Beside the map: what it lacks while that was asked for, or else what is known of what is selected. */
function Beside() {
  const [gaps, setGaps] = useBeside('gaps');
  const [changes, setChanges] = useBeside('changes');
  return (
    <aside className="evidence" aria-label={gaps ? t('Gaps') : changes ? t('What changed') : t('Evidence')}>
      {gaps ? (
        <GapsPanel close={() => setGaps(false)} />
      ) : changes ? (
        <ChangesPanel close={() => setChanges(false)} />
      ) : (
        <EvidencePanel />
      )}
    </aside>
  );
}

function Workbench({ map, view }: { map: JourneyMap; view: ViewKind }) {
  const { desk, measured } = useOpenMap();
  useUndoKeys(desk);
  usePaletteKey(desk);
  useArrival(desk, map);
  useFilterArrival(desk, map);
  const finds = useDesk(desk, ({ open }) => open === 'palette');
  return (
    <div className="workbench">
      {finds ? <Palette /> : null}
      <header className={view === 'grid' ? 'map-head' : 'map-head map-head-calm'}>
        <div className="map-title">
          <Title map={map} />
          <p className="soft">{originWords(measured)}</p>
        </div>
        <div className="map-tools">
          {view === 'grid' ? <MapToolbar /> : null}
          <SaveState />
          <ViewTools view={view} />
          <KeepingButton map={map} />
          <GapsButton />
          <EvidenceDrawer />
          <BesideDrawer what="changes" label={t('What changed')}>
            {(close) => <ChangesPanel close={close} jumped={close} />}
          </BesideDrawer>
        </div>
      </header>
      <div className="map-view">
        <ViewOf view={view} map={map} />
      </div>
      <Beside />
    </div>
  );
}

const gone = new Trouble({
  type: 'about:blank',
  title: t('This map cannot be opened.'),
  status: 403,
  code: 'map-closed',
  fix: t('It may have been deleted, or you may not be allowed to see it. Go back to the maps.'),
});

const noMeasures = {};

export function MapPage() {
  const id = useParams().map ?? '';
  const tell = useNotices();
  const subs = useSubJourneys();
  const desk = useMemo(() => new Desk(openMap(id), tell, subs), [id, tell, subs]);
  const map = useLive(desk, (live) => live.map);
  const ended = useLive(desk, (live) => live.connection === 'ended');
  const measures = useMeasures(id);
  const workspace = useWorkspace();
  const theme = useDrawnTheme();
  const view = useView(mapViews);
  const answered = measures.data?.measures ?? noMeasures;
  const measured = useMemo(() => map && withHeard({ map, measures: answered }), [map, answered]);
  const measuring = measures.isPending;
  const open = useMemo(() => measured && { desk, measured, measuring }, [desk, measured, measuring]);
  const known = workspace.data?.maps.find((one) => one.id === id);
  const source = workspace.data?.sources.find((one) => one.id === known?.source);
  if (ended && workspace.data && !known) return <NotFound />;
  const title = map?.title ?? known?.title ?? t('Map');
  const home = source ? { name: source.name, to: places.journeys(source.id) } : { name: t('Maps'), to: places.maps };
  const actions = (
    <>
      <ViewSwitch views={mapViews} label={t('View of the map')} />
      <ExportMenu map={id} title={title} view={view} theme={theme} measured={measured} />
    </>
  );
  return (
    <Page crumbs={[home, { name: title }]} actions={actions}>
      {open && map ? (
        <OpenMapContext value={open}>
          <Workbench map={open.measured.map} view={view} />
        </OpenMapContext>
      ) : (
        <div className="sheet-page">
          {ended ? (
            <TroubleNote error={gone} />
          ) : (
            <>
              <Bones widths={['320px', '480px']} height={20} />
              <Bones widths={['100%', '100%', '100%', '100%', '100%']} height={52} />
            </>
          )}
        </div>
      )}
    </Page>
  );
}
