/** Writes every generated file; with `--check` writes nothing and fails when one is not what it would write. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontMetrics } from './font-metrics.ts';
import { galleryPage } from './gallery-page.ts';
import { journeySchema } from './journey-schema.ts';
import { rulesPage } from './rules-page.ts';
import { viewerScript } from './viewer-script.ts';

interface Generated {
  /** From the root of the checkout. */
  readonly path: string;
  readonly make: () => string | Promise<string>;
}

/** Add a line here for a new generated file; its maker stands beside this file or in the room it comes from. */
const generated: readonly Generated[] = [
  { path: 'schema/journey.schema.json', make: journeySchema },
  { path: 'docs/gallery.md', make: galleryPage },
  { path: 'docs/rules.md', make: rulesPage },
  { path: 'src/render/font-metrics.generated.ts', make: fontMetrics },
  { path: 'src/render/html-viewer.generated.ts', make: viewerScript },
];

const root = fileURLToPath(new URL('..', import.meta.url));

/** True when the file was, or now is, what it should be. */
async function bring({ path, make }: Generated, check: boolean): Promise<boolean> {
  const file = join(root, path);
  const wanted = await make();
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return true;
  if (check) {
    process.stderr.write(`${path} is out of date: run node --import tsx scripts/generate.ts\n`);
    return false;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
  process.stderr.write(`${path} written\n`);
  return true;
}

const check = process.argv.includes('--check');
const results: boolean[] = [];
for (const one of generated) results.push(await bring(one, check));
process.exit(results.every(Boolean) ? 0 : 1);
