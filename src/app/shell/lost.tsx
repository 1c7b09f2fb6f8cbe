/** Pages for addresses that lead nowhere and for pages that fell over. */
import { Link, useRouteError } from 'react-router';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { Page } from './page.tsx';
import { places } from './places.ts';
import { t } from '../language/t.ts';

export function NotFound() {
  return (
    <Page crumbs={[{ name: t('Not found') }]}>
      <div className="sheet-page">
        <div className="empty">
          <h1>{t('There is no page here')}</h1>
          <p>{t('The address may be mistyped, or what it led to was deleted.')}</p>
          <Link className="button button-main" to={places.start}>
            {t('Go to the journeys')}
          </Link>
        </div>
      </div>
    </Page>
  );
}

export function PageFailed() {
  const error = useRouteError();
  return (
    <div className="sheet-page">
      <TroubleNote error={error} again={() => window.location.reload()} />
    </div>
  );
}
