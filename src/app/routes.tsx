/** One route for each page. */
import { RouterProvider as AriaLinks } from 'react-aria-components';
import { createBrowserRouter, useHref, useNavigate } from 'react-router';
import { BringPage } from './import/bring-page.tsx';
import { BringingPage } from './import/bringing-page.tsx';
import { JourneysPage } from './journeys/journeys-page.tsx';
import { MapPage } from './map/map-page.tsx';
import { MapsPage } from './map/maps-page.tsx';
import { PathsPage } from './paths/paths-page.tsx';
import { NotFound, PageFailed } from './shell/lost.tsx';
import { Shell } from './shell/shell.tsx';
import { Start } from './shell/start.tsx';

/** Lets links inside menus and lists use the router. */
function Frame() {
  const navigate = useNavigate();
  return (
    <AriaLinks navigate={(to) => void navigate(to)} useHref={useHref}>
      <Shell />
    </AriaLinks>
  );
}

const pages = [
  { index: true, element: <Start /> },
  { path: 'sources/:source', element: <JourneysPage /> },
  { path: 'sources/:source/paths', element: <PathsPage /> },
  { path: 'maps', element: <MapsPage /> },
  { path: 'maps/:map', element: <MapPage /> },
  { path: 'import', element: <BringPage /> },
  { path: 'import/:import', element: <BringingPage /> },
  { path: '*', element: <NotFound /> },
];

export function createRoutes() {
  return createBrowserRouter([
    { element: <Frame />, errorElement: <PageFailed />, children: [{ errorElement: <PageFailed />, children: pages }] },
  ]);
}
