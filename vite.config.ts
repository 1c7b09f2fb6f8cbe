/** Builds the pages to dist/public; in development passes everything that is not a page on to a running server. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.SOJOURN_URL ?? 'http://127.0.0.1:4780';

/** The server only answers its own origin, so the proxy speaks as if it were the page of that server. */
const asOwnPage = { target: server, changeOrigin: true, ws: true, headers: { origin: server } };

export default defineConfig({
  root: 'src/app',
  plugins: [react()],
  server: { port: 4781, strictPort: false, proxy: { '/api': asOwnPage, '/healthz': asOwnPage } },
  // The server reads from the manifest which scripts the page of a map needs.
  build: { outDir: '../../dist/public', emptyOutDir: true, chunkSizeWarningLimit: 900, manifest: true },
});
