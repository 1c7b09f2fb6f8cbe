/** Makes src/db/pglite-template.generated.br: run it when PGlite's version changes (it takes some minutes). */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { packTemplate, type TemplateFile } from '../src/db/pglite-template.ts';

const folder = mkdtempSync(join(tmpdir(), 'sojourn-template-'));
const db = await PGlite.create(folder);
for (const statement of ['VACUUM (FREEZE)', 'CHECKPOINT']) await db.exec(statement);
await db.close();

const folders: string[] = [];
const files: TemplateFile[] = [];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  const name = relative(folder, path);
  if (entry.isDirectory()) folders.push(name);
  else if (entry.name !== 'postmaster.pid') files.push({ path: name, bytes: readFileSync(path) });
}
const order = (one: string, other: string): number => (one < other ? -1 : 1);
const packed = await packTemplate(
  folders.sort(order),
  files.sort((one, other) => order(one.path, other.path)),
);
writeFileSync(new URL('../src/db/pglite-template.generated.br', import.meta.url), packed);
rmSync(folder, { recursive: true });
process.stdout.write(`${files.length} files, ${(packed.length / 1e6).toFixed(1)} MB\n`);
