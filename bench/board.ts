/** Serves a page with Excalidraw and as many shapes with text as the bench asks for; only the bench loads it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface Board {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const columns = 45;

/** Shapes in the short form that Excalidraw turns into elements itself. */
const shapesOf = (texts: readonly string[]) =>
  texts.map((text, at) => ({
    type: 'rectangle',
    x: (at % columns) * 200,
    y: Math.floor(at / columns) * 110,
    width: 180,
    height: 90,
    label: { text, fontSize: 13 },
  }));

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Board</title>
<style>html,body,#board{height:100%;margin:0}</style></head>
<body><div id="board"></div><script type="module" src="./board.tsx"></script></body></html>`;

const script = `import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import shapes from './shapes.json';
const elements = convertToExcalidrawElements(shapes);
function ready() {
  const canvas = document.querySelector('canvas.interactive');
  if (canvas) canvas.dataset.shapes = String(elements.length);
  else requestAnimationFrame(ready);
}
createRoot(document.getElementById('board')).render(
  createElement(Excalidraw, { initialData: { elements }, excalidrawAPI: () => requestAnimationFrame(ready) }),
);`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Builds the page once, as it would be published, and serves it. */
export async function startBoard(texts: readonly string[]): Promise<Board> {
  const folder = await mkdtemp(join(fileURLToPath(new URL('../', import.meta.url)), '.bench-board-'));
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'board.tsx'), script);
  await writeFile(join(folder, 'shapes.json'), JSON.stringify(shapesOf(texts)));
  await build({ root: folder, configFile: false, logLevel: 'error', build: { outDir: join(folder, 'out') } });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://board').pathname).replace(/^\/$/, '/index.html');
    readFile(join(folder, 'out', path)).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the board has no address');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
