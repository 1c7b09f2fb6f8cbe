/** Which scripts the page of a map needs, told by the list that the build leaves beside the pages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Built = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    isEntry: z.boolean().default(false),
  }),
);
type Built = z.infer<typeof Built>;

const mapPage = 'map/map-page.tsx';

/** The file of a part and of all that it brings with it. */
function withImports(built: Built, name: string, found = new Set<string>()): ReadonlySet<string> {
  const part = built[name];
  if (!part || found.has(part.file)) return found;
  found.add(part.file);
  for (const other of part.imports) withImports(built, other, found);
  return found;
}

/**
 * Addresses of the scripts of a map's page besides those its HTML names itself; none where the build left no list.
 * They are asked of the browser at once: else it would learn of them only when the first scripts have run.
 */
export async function scriptsOfMaps(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, '.vite', 'manifest.json'), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  });
  const built = Built.parse(JSON.parse(text));
  const entries = Object.entries(built).filter(([, part]) => part.isEntry);
  const there = new Set(entries.flatMap(([name]) => [...withImports(built, name)]));
  return [...withImports(built, mapPage)].filter((file) => !there.has(file)).map((file) => `/${file}`);
}
