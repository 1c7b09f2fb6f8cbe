/** Starts the app in the page. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { RouterProvider } from 'react-router/dom';
import { direction, language } from './language/t.ts';
import { createRoutes } from './routes.tsx';
import { createQueryClient } from './queries.ts';
import { applyKeptTheme } from './theme.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
applyKeptTheme();
document.documentElement.lang = language;
document.documentElement.dir = direction;
// Menus and popovers know a direction by the script of a locale alone; words and numbers stay those of the language.
const locale = direction === 'rtl' ? `${language}-Hebr` : language;
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale={locale}>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={createRoutes()} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
