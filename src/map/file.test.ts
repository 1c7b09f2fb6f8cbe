import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../lib/refusal.ts';
import { parseJourneyFile, printJourneyFile } from './file.ts';

const examples = resolve(import.meta.dirname, '../../examples');

describe('the examples', () => {
  test.each(readdirSync(examples).filter((name) => name.endsWith('.journey.json')))(
    '%s is read and written byte for byte',
    (name) => {
      const text = readFileSync(join(examples, name), 'utf8');
      const file = parseJourneyFile(text);
      if (isRefusal(file)) throw new Error(JSON.stringify(file));
      expect(printJourneyFile(file)).toBe(text);
    },
  );
});
