/** How a log was cut, and why, is said in words that any reader can follow, in German too. */
import { expect, test } from 'vitest';
import german from '../../app/language/de-server.json' with { type: 'json' };
import drawn from '../../render/de.json' with { type: 'json' };
import { hearIn, sayIn } from '../../lib/language.ts';
import type { Cut } from '../journey-log.ts';
import { cutInWords, cutReason } from './cut-words.ts';

const words = { ...drawn, ...german };
const hear = hearIn(sayIn('de', words), words);

const lasting = [40, 20 * 60, 9 * 3600, 12 * 86_400];
const cuts: Cut[] = [
  { by: 'journey-column', column: 'order number' },
  { by: 'customer' },
  { by: 'goal', event: 'Pays' },
  { by: 'goal-once', event: 'Pays' },
  { by: 'start', event: 'Visits the home page' },
  ...lasting.flatMap((seconds): Cut[] => [
    { by: 'gap', seconds, found: true },
    { by: 'gap', seconds, found: false, goal: 'Pays' },
  ]),
  ...lasting.flatMap((between, at) =>
    lasting.slice(0, at + 1).flatMap((within): Cut[] => [
      { by: 'found', within, between, begins: 12_345, unsure: 210 },
      { by: 'found', within, between, begins: 12_345, unsure: 210, goal: 'Pays' },
    ]),
  ),
];

test.each(cuts)('%j is told, with its reason, in one sentence each and in German', (cut) => {
  const reason = cutReason(cut);
  expect(reason).toMatch(/^[A-Z][^.]*\.$/);
  expect(hear(reason)).not.toBe(reason);
  const how = cutInWords(cut);
  expect(hear(how)).toMatch(/^eine (?:neue )?Journey\b/);
  expect(hear(how)).not.toMatch(/\b(?:pauses|silence|before|hours|days)\b/);
});

test('a cut by pauses and habits gives its figures', () => {
  const cut: Cut = { by: 'found', within: 9 * 3600, between: 12 * 86_400, begins: 12_345, unsure: 210 };
  expect(cutReason(cut)).toContain('so at 12,345 places, and 210 were hard to tell.');
  expect(hear(cutReason(cut))).toContain('so an 12,345 Stellen; 210 waren schwer zu entscheiden.');
});
