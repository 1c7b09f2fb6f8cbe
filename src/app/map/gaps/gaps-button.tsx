/** The button that shows and hides the gaps, and the panel where the page has no room beside the map. */
import { ListChecks } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useSearchParams } from 'react-router';
import { t } from '../../language/t.ts';
import { GapsPanel } from './gaps-panel.tsx';
import { useFindings } from './use-findings.ts';

/** Whether the gaps are shown; stands in the address, so that a list of all maps can lead here. */
export function useGapsOpen(): [open: boolean, set: (open: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (open: boolean) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (open) next.set('gaps', '');
          else next.delete('gaps');
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [search.has('gaps'), set];
}

/** As in styles/map.css: below this width nothing stands beside the map. */
const narrow = window.matchMedia('(width < 1080px)');
const watchNarrow = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

export function GapsButton() {
  const [open, setOpen] = useGapsOpen();
  const isNarrow = useSyncExternalStore(watchNarrow, () => narrow.matches);
  const findings = useFindings();
  const count = findings?.length ?? 0;
  return (
    <>
      <Button className="button gaps-button" aria-pressed={open} onPress={() => setOpen(!open)}>
        <ListChecks size={15} aria-hidden /> {t('Gaps')}
        {count > 0 ? <span className="gaps-count">{count}</span> : null}
      </Button>
      {isNarrow ? (
        <ModalOverlay className="drawer-scrim" isOpen={open} onOpenChange={setOpen} isDismissable>
          <Modal className="drawer drawer-foot">
            <Dialog aria-label={t('Gaps')} className="evidence">
              <GapsPanel close={() => setOpen(false)} jumped={() => setOpen(false)} />
            </Dialog>
          </Modal>
        </ModalOverlay>
      ) : null}
    </>
  );
}
