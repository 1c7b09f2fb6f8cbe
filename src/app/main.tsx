/** Starts the app in the page. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createRoutes } from './routes.tsx';
import { createQueryClient } from './queries.ts';
import { applyKeptTheme } from './theme.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
applyKeptTheme();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={createRoutes()} />
    </QueryClientProvider>
  </StrictMode>,
);
