/** The script inside exported HTML pages, bundled from src/render/html-viewer.ts into one string. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(new URL('../src/render/html-viewer.ts', import.meta.url));

/** The text of src/render/html-viewer.generated.ts. */
export async function viewerScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, target: 'es2020', lib: { entry, formats: ['iife'], name: 'sojourn' } },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The viewer was not bundled.');
  const code = chunk.code.trim().replaceAll('</', '<\\/');
  return `/** The viewer of exported HTML pages. Bundled by scripts/viewer-script.ts from html-viewer.ts; never edited. */

export const viewerScript =
  ${JSON.stringify(code)};
`;
}
