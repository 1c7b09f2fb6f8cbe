import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aMap, lane, stage, touchpoint } from './build.ts';
import { writeMap } from './doc.ts';
import { applyEdit } from './edits/edits.ts';
import { readMap } from './read-map.ts';
import { undoFor } from './undo.ts';

describe('a map in a document', () => {
  test('reads back as it was written', () => {
    const map = aMap(
      stage('Find', 'Search', 'Compare'),
      stage('Order'),
      lane('Feels', 'emotions', 'curious', '', 'sure'),
      touchpoint('Shop', 'web'),
    );
    const doc = new Y.Doc();
    writeMap(doc, map);
    expect(readMap(doc)).toEqual(map);
    const undo = undoFor(doc, 'me');
    expect(applyEdit(doc, { verb: 'delete-stage', id: 'find' }, 'me')).toBeUndefined();
    expect(readMap(doc).stages.map((s) => s.name)).toEqual(['Order']);
    expect(undo.undoes).toBe('Delete the stage');
    undo.undo();
    expect(readMap(doc)).toEqual(map);
    expect(undo.redoes).toBe('Delete the stage');
  });
});
