/** What can stand beside the map instead of the evidence: its gaps, or what changed; a drawer where there is no room. */
import { useCallback, useSyncExternalStore, type ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useSearchParams } from 'react-router';

const all = ['gaps', 'changes'] as const;
export type BesideMap = (typeof all)[number];

/** Whether it is shown; stands in the address, so that a list of all maps can lead here. */
export function useBeside(what: BesideMap): [open: boolean, set: (open: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (open: boolean) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const one of all) next.delete(one);
          if (open) next.set(what, '');
          return next;
        },
        { replace: true },
      ),
    [setSearch, what],
  );
  return [search.has(what), set];
}

/** As in styles/map.css: below this width nothing stands beside the map. */
const narrow = window.matchMedia('(width < 1080px)');
const watchNarrow = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** The same over the map, on a narrow page. */
export function BesideDrawer(props: { what: BesideMap; label: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useBeside(props.what);
  const isNarrow = useSyncExternalStore(watchNarrow, () => narrow.matches);
  if (!isNarrow) return null;
  return (
    <ModalOverlay className="drawer-scrim" isOpen={open} onOpenChange={setOpen} isDismissable>
      <Modal className="drawer drawer-foot">
        <Dialog aria-label={props.label} className="evidence">
          {props.children(() => setOpen(false))}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
