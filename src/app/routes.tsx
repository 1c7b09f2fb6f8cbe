/** One route for each page. */
import { RouterProvider as AriaLinks } from 'react-aria-components';
import { createBrowserRouter, useHref, useNavigate } from 'react-router';
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
  {
    path: 'sources/:source',
    lazy: async () => ({ Component: (await import('./journeys/journeys-page.tsx')).JourneysPage }),
  },
  {
    path: 'sources/:source/paths',
    lazy: async () => ({ Component: (await import('./paths/paths-page.tsx')).PathsPage }),
  },
  {
    path: 'sources/:source/compare',
    lazy: async () => ({ Component: (await import('./compare/compare-page.tsx')).ComparePage }),
  },
  {
    path: 'sources/:source/touchpoints/:touchpoint',
    lazy: async () => ({ Component: (await import('./touchpoint/touchpoint-page.tsx')).TouchpointPage }),
  },
  {
    path: 'responses/:responses/verbatims',
    lazy: async () => ({ Component: (await import('./verbatims/verbatims-page.tsx')).VerbatimsPage }),
  },
  { path: 'maps/new', lazy: async () => ({ Component: (await import('./new/new-map-page.tsx')).NewMapPage }) },
  {
    path: 'maps/bring',
    lazy: async () => ({ Component: (await import('./bring-map/bring-map-page.tsx')).BringMapPage }),
  },
  { path: 'gaps', lazy: async () => ({ Component: (await import('./gaps/gaps-page.tsx')).GapsPage }) },
  { path: 'maps', lazy: async () => ({ Component: (await import('./atlas/atlas-page.tsx')).AtlasPage }) },
  { path: 'maps/:map', lazy: async () => ({ Component: (await import('./map/map-page.tsx')).MapPage }) },
  {
    path: 'touchpoints',
    lazy: async () => ({ Component: (await import('./register/register-page.tsx')).RegisterPage }),
  },
  {
    path: 'personas',
    lazy: async () => ({ Component: (await import('./personas/personas-page.tsx')).PersonasPage }),
  },
  {
    path: 'personas/:persona',
    lazy: async () => ({ Component: (await import('./personas/persona-page.tsx')).PersonaPage }),
  },
  {
    path: 'responses',
    lazy: async () => ({ Component: (await import('./responses/responses-page.tsx')).ResponsesPage }),
  },
  {
    path: 'responses/:responses',
    lazy: async () => ({ Component: (await import('./responses/responses-page.tsx')).ResponsesPage }),
  },
  { path: 'import', lazy: async () => ({ Component: (await import('./import/bring-page.tsx')).BringPage }) },
  {
    path: 'import/:import',
    lazy: async () => ({ Component: (await import('./import/bringing-page.tsx')).BringingPage }),
  },
  { path: '*', element: <NotFound /> },
];

export function createRoutes() {
  return createBrowserRouter([
    {
      path: 'maps/:map/present',
      hydrateFallbackElement: <p className="unseen">Loading</p>,
      errorElement: <PageFailed />,
      lazy: async () => ({ Component: (await import('./views/present/present-page.tsx')).PresentPage }),
    },
    {
      element: <Frame />,
      hydrateFallbackElement: <p className="unseen">Loading</p>,
      errorElement: <PageFailed />,
      children: [{ errorElement: <PageFailed />, children: pages }],
    },
  ]);
}
