/** The frame around every page. */
import { Menu as MenuIcon } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { Link, Outlet, useLocation } from 'react-router';
import { problemOf } from '../ask.ts';
import { Notices } from '../controls/notices.tsx';
import { useWorkspace } from '../queries.ts';
import { useCurrentSource } from './current-source.ts';
import { DropAnywhere } from './drop-anywhere.tsx';
import { IndexNav } from './index-nav.tsx';
import { BarSlots } from './page.tsx';
import { places } from './places.ts';
import { t } from '../language/t.ts';

/** Says so when the server stopped answering, and goes away by itself. */
function Connection({ error }: { error: unknown }) {
  if (!error || problemOf(error).status !== 0) return null;
  return (
    <output className="connection">
      {t('The server does not answer. What you see is what was loaded last; trying again by itself.')}
    </output>
  );
}

export function Shell() {
  const workspace = useWorkspace();
  const source = useCurrentSource(workspace.data);
  const [crumbs, setCrumbs] = useState<HTMLElement | null>(null);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ crumbs, actions }), [crumbs, actions]);
  const { pathname, key } = useLocation();
  // Going anywhere closes the index, because it was opened at another place.
  const [openAt, setOpenAt] = useState<string>();
  const page = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    // The first page begins at its top; to scroll there would lay it out before it is whole.
    if (before.current !== pathname) page.current?.scrollTo(0, 0);
    before.current = pathname;
  }, [pathname]);
  const index = <IndexNav workspace={workspace.data} source={source} />;
  return (
    <Notices>
      <DropAnywhere>
        <a className="skip" href="#page">
          {t('Skip to the page')}
        </a>
        <div className="shell">
          <header className="bar">
            <Button
              className="button button-quiet button-icon menu-button"
              aria-label={t('Open the index')}
              onPress={() => setOpenAt(key)}
            >
              <MenuIcon size={18} aria-hidden />
            </Button>
            <Link className="brand" to={places.start} aria-label={t('Sojourn, start')}>
              so<span>journ</span>
            </Link>
            <div className="crumbs" ref={setCrumbs} />
            <div className="actions" ref={setActions} />
          </header>
          {index}
          <main className="page" id="page" tabIndex={-1} ref={page}>
            <Connection error={workspace.error} />
            <BarSlots value={slots}>
              <Outlet />
            </BarSlots>
          </main>
        </div>
        <ModalOverlay
          className="drawer-scrim"
          isOpen={openAt === key}
          onOpenChange={() => setOpenAt(undefined)}
          isDismissable
        >
          <Modal className="drawer">
            <Dialog aria-label={t('Index')}>{index}</Dialog>
          </Modal>
        </ModalOverlay>
      </DropAnywhere>
    </Notices>
  );
}
