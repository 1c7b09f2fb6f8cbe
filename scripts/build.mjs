/** Builds what `bin/sojourn` runs: the server and CLI by tsc, the app by Vite. Skips what is up to date. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './run.mjs';

const parts = {
  code: ['src', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
  app: ['src/app', 'src/lib', 'src/map', 'src/render', 'package-lock.json', 'vite.config.ts'],
};

function files(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  try {
    return readdirSync(whole, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return [whole];
    throw error;
  }
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(files)) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

const stampOf = (part) => join(root, 'dist', `.${part}-stamp`);

/** True when `part` was built from just these sources. */
export function upToDate(part) {
  return existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === fingerprint(parts[part]);
}

/** Files that are not code and are read at run time from beside it. */
function copyAssets() {
  for (const file of files('src').filter((one) => /\.(sql|br|gz|ttf|woff2|css|html)$/.test(one))) {
    if (file.startsWith(join(root, 'src/app'))) continue;
    const to = file.replace(join(root, 'src'), join(root, 'dist'));
    mkdirSync(join(to, '..'), { recursive: true });
    cpSync(file, to);
  }
}

const bin = (name) => join(root, 'node_modules/.bin', name);
const toStderr = { stdio: ['ignore', process.stderr, process.stderr] };

async function buildCode() {
  for (const entry of existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist')) : []) {
    if (entry !== 'public' && entry !== '.app-stamp') rmSync(join(root, 'dist', entry), { recursive: true });
  }
  const code = await run(process.execPath, [bin('tsc'), '-p', 'tsconfig.build.json'], toStderr);
  if (code === 0) copyAssets();
  return code;
}

const buildApp = () => run(process.execPath, [bin('vite'), 'build', '--logLevel', 'warn'], toStderr);

/** Builds the named parts that are stale; returns the first failing exit code, or 0. */
export async function build(wanted = ['code', 'app']) {
  for (const part of wanted.filter((one) => !upToDate(one))) {
    process.stderr.write(part === 'code' ? 'Building Sojourn...\n' : 'Building the pages...\n');
    const code = await (part === 'code' ? buildCode() : buildApp());
    if (code !== 0) return code;
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stampOf(part), fingerprint(parts[part]));
  }
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // After an installation without its build tools there is nothing to build with, and that is no failure.
  const skipped = process.argv.includes('--where-possible') && !existsSync(bin('tsc'));
  process.exit(skipped ? 0 : await build());
}
