/** Allowed and refused, in pairs. */
import { describe, expect, test } from 'vitest';
import { may, type Thing, type Verb } from './permissions.ts';

const verbs: Verb[] = ['read', 'create', 'edit', 'delete', 'export'];
const kinds: Thing['kind'][] = [
  'workspace',
  'source',
  'import',
  'map',
  'picture',
  'collection',
  'settings',
  'server',
  'pages',
];
const everything = verbs.flatMap((verb) => kinds.map((kind) => [verb, kind] as const));

describe('who may do what', () => {
  test.each(everything)('the person at the machine may %s a %s', (verb, kind) => {
    expect(may({ solo: true }, verb, { kind })).toBe(true);
  });

  test.each(everything.filter(([verb, kind]) => !(verb === 'read' && kind === 'pages')))(
    'a stranger may not %s a %s, and is told so',
    (verb, kind) => {
      expect(may({ solo: false }, verb, { kind, id: 'map_1' })).toMatchObject({ refused: true, code: 'not-allowed' });
    },
  );

  test('anybody may load the pages', () => {
    expect(may({ solo: false }, 'read', { kind: 'pages' })).toBe(true);
  });
});
