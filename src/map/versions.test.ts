import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isRefusal } from '../lib/refusal.ts';
import { writeMap } from './doc.ts';
import { parseJourneyFile, printJourneyFile } from './file.ts';
import { currentVersion } from './map.ts';
import { readMap } from './read-map.ts';
import { migrate, migrations } from './versions.ts';

const kept = (version: number): string =>
  resolve(import.meta.dirname, `../../test/golden/versions/v${version}.journey.json`);
const versions = Array.from({ length: currentVersion }, (_, index) => index + 1);

describe('[M29] files of every version', () => {
  test('there is one kept file a version, and one migration for each but the last', () => {
    expect(versions.filter((version) => !existsSync(kept(version)))).toEqual([]);
    expect(Object.keys(migrations).map(Number)).toEqual(versions.slice(0, -1));
  });

  test.each(versions)('the kept file of version %i is read, through every migration after it', (version) => {
    const text = readFileSync(kept(version), 'utf8');
    const ran: number[] = [];
    const watched = Object.fromEntries(
      Object.entries(migrations).map(([from, step]) => [
        from,
        (file: Parameters<typeof step>[0]) => (ran.push(Number(from)), step(file)),
      ]),
    );
    expect(migrate(JSON.parse(text), watched)).toMatchObject({ version: currentVersion });
    expect(ran).toEqual(versions.slice(version - 1, -1));
    const file = parseJourneyFile(text);
    expect(isRefusal(file) ? file : undefined).toBeUndefined();
  });

  test('the kept file of today is written byte for byte, through a document too', () => {
    const text = readFileSync(kept(currentVersion), 'utf8');
    const file = parseJourneyFile(text);
    if (isRefusal(file)) throw new Error(file.message);
    expect(printJourneyFile(file)).toBe(text);
    const doc = new Y.Doc();
    writeMap(doc, file);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    expect(readMap(copy)).not.toHaveProperty('measures');
    expect(readMap(copy)).not.toHaveProperty('pictures');
    expect(printJourneyFile(readMap(copy), file.measures, file.pictures)).toBe(text);
  });

  test('migrations run in order, one version at a time', () => {
    const steps = {
      1: ({ heading, ...file }: Record<string, unknown>) => ({ ...file, name: heading }),
      2: ({ name, ...file }: Record<string, unknown>) => ({ ...file, title: name }),
    };
    expect(migrate({ version: 1, heading: 'Bread' }, steps, 3)).toEqual({ version: 3, title: 'Bread' });
    expect(migrate({ version: 3, title: 'Bread' }, steps, 3)).toEqual({ version: 3, title: 'Bread' });
    expect(() => migrate({ version: 1 }, {}, 2)).toThrow('no migration from version 1');
  });
});
