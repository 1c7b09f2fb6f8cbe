/** The table of rooms and arrows of ARCHITECTURE.md, as a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** What each room may import, besides itself and packages. */
const arrows: Record<string, readonly string[]> = {
  lib: [],
  map: ['lib'],
  render: ['map', 'lib'],
  db: ['lib'],
  events: ['map', 'db', 'lib'],
  surveys: ['events', 'db', 'lib'],
  live: ['events', 'map', 'db', 'lib'],
  workspace: ['map', 'render', 'db', 'lib'],
  server: ['lib', 'map', 'render', 'db', 'events', 'surveys', 'live', 'workspace'],
  cli: ['server', 'events', 'map', 'render', 'lib'],
  app: ['map', 'render', 'lib'],
};

/** Packages only one room may know. */
const keepers: Record<string, string> = {
  chdb: 'db',
  '@clickhouse/client': 'db',
  pg: 'db',
  '@electric-sql/pglite': 'db',
  react: 'app',
  'react-aria-components': 'app',
  hono: 'server',
  '@hono/zod-openapi': 'server',
};

interface Import {
  readonly file: string;
  readonly to: string;
  readonly typeOnly: boolean;
  /** Asked for when it is needed: `await import(...)`. */
  readonly late?: true;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found: Import[] = [];
  const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  for (const [, type, to] of text.matchAll(statement)) found.push({ file, to: to ?? '', typeOnly: Boolean(type) });
  for (const [, to] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) {
    found.push({ file, to: to ?? '', typeOnly: false, late: true });
  }
  return found;
}

const roomOf = (file: string): string => relative(src, file).split(sep)[0] ?? '';
const files = sources(src);
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
const imports = files.filter((file) => !isTest(file)).flatMap(importsOf);
const local = imports.filter((one) => one.to.startsWith('.'));
const shown = (one: Import): string => `${relative(src, one.file)} -> ${one.to}`;

describe('rooms and arrows', () => {
  test('a room imports only what its row names', () => {
    const wrong = local.filter((one) => {
      const from = roomOf(one.file);
      const to = roomOf(resolve(dirname(one.file), one.to));
      if (from === to) return false;
      if (from === 'app' && to === 'server') return !one.typeOnly;
      return !(arrows[from] ?? []).includes(to);
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('of the map, events knows only the measure', () => {
    const wrong = local.filter(
      (one) => roomOf(one.file) === 'events' && /\/map\//.test(one.to) && !one.to.endsWith('/map/measure.ts'),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('only stores import db', () => {
    const wrong = local.filter(
      (one) =>
        !['db', 'server'].includes(roomOf(one.file)) &&
        !one.typeOnly &&
        /\/db\//.test(one.to) &&
        !one.file.endsWith('.store.ts'),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('a package with a keeper is known in its room alone', () => {
    const wrong = imports.filter((one) => {
      const keeper = keepers[one.to];
      return keeper !== undefined && !one.typeOnly && roomOf(one.file) !== keeper;
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('a server starts without what only some need: the engine of events, word lists, language models', () => {
    const at = new Set<string>();
    const packages = new Set<string>();
    const walk = (file: string): void => {
      if (at.has(file)) return;
      at.add(file);
      for (const one of imports.filter((each) => each.file === file && !each.typeOnly && !each.late)) {
        if (one.to.startsWith('.')) walk(resolve(dirname(file), one.to));
        else packages.add(one.to);
      }
    };
    walk(join(src, 'server/start-server.ts'));
    expect(packages).toContain('@hono/zod-openapi');
    expect([...packages].filter((one) => /^(chdb|eld)(\/|$)/.test(one))).toEqual([]);
    expect([...at].filter((file) => /surveys\/text\/(english|german|plain-words)/.test(file))).toEqual([]);
  });

  test('every file stands in a known room, lib holds at most ten, no name says nothing', () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !(room in arrows))).toEqual([]);
    expect(files.filter((file) => roomOf(file) === 'lib' && !isTest(file)).length).toBeLessThanOrEqual(10);
    expect(files.filter((file) => /\/(utils?|helpers?|common|misc|manager|types)\.tsx?$/.test(file))).toEqual([]);
  });
});
