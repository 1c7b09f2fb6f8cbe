import { expect, test } from 'vitest';
import { aMap, persona, stage } from '../../map/build.ts';
import { schemaId } from '../../map/file.ts';
import { currentVersion, type JourneyFile } from '../../map/map.ts';
import { questionsOf, wishOf } from './seed.ts';

const pasted: JourneyFile = { $schema: schemaId, version: currentVersion, ...aMap(stage('Pay'), persona('Maya')) };
const silent = { title: '', persona: ' ', scenario: '' };
const newId = (kind: string): string => `${kind}_1`;

const english = { unnamed: 'Untitled journey', language: 'en' } as const;

test('only what is not said yet is asked', () => {
  expect(questionsOf({ kind: 'blank' })).toEqual(['title', 'persona', 'scenario']);
  expect(questionsOf({ kind: 'file', file: pasted })).toEqual(['scenario']);
  expect(questionsOf({ kind: 'file', file: { ...pasted, personas: [], scenario: 'On a Sunday' } })).toEqual([
    'persona',
  ]);
});

test('skipped questions leave no trace', () => {
  expect(wishOf({ kind: 'blank' }, silent, english, newId)).toEqual({ title: 'Untitled journey', language: 'en' });
  expect(wishOf({ kind: 'file', file: pasted }, silent, english, newId)).toEqual(pasted);
});

test('a persona is put before those of a pasted map', () => {
  const wish = wishOf({ kind: 'file', file: pasted }, { ...silent, persona: ' Tom ' }, english, newId);
  expect(wish).toMatchObject({ personas: [{ id: 'persona_1', name: 'Tom' }, { name: 'Maya' }] });
});
