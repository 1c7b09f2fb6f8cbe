/** Pages for addresses that lead nowhere and for pages that fell over. */
import { Link, useRouteError } from 'react-router';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { Page } from './page.tsx';
import { places } from './places.ts';

export function NotFound() {
  return (
    <Page crumbs={[{ name: 'Not found' }]}>
      <div className="sheet-page">
        <div className="empty">
          <h1>There is no page here</h1>
          <p>The address may be mistyped, or what it led to was deleted.</p>
          <Link className="button button-main" to={places.start}>
            Go to the journeys
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
