/** Undo and redo of one person's own edits, whatever others did meanwhile. */
import * as Y from 'yjs';
import { kinds, mapFieldsOf, records } from './doc.ts';
import { type Edit, editsOf, labelOf } from './edits/edits.ts';

export interface Undo {
  /** Takes back the last edit; false when there is none. */
  undo(): boolean;
  redo(): boolean;
  /** What `undo` would take back, as a menu calls it; undefined when there is nothing. */
  readonly undoes: string | undefined;
  readonly redoes: string | undefined;
  /** Called whenever what can be undone or redone changed; returns how to stop. */
  onChange(listener: () => void): () => void;
  destroy(): void;
}

/** Typing on in the same card within this time is one thing to undo. */
const pauseMilliseconds = 800;

/** The card an edit types in, when it does nothing else. */
function typesIn(edits: readonly Edit[] | undefined): string | undefined {
  const [edit, ...others] = edits ?? [];
  if (edit?.verb !== 'edit-card' || others.length > 0) return undefined;
  const fields = Object.keys(edit).filter((key) => key !== 'verb' && key !== 'id');
  return fields.length === 1 && edit.text !== undefined ? edit.id : undefined;
}

const titles = new WeakMap<object, string>();
const titleOf = (item: object | undefined): string | undefined =>
  item === undefined ? undefined : (titles.get(item) ?? 'Edit the map');

/**
 * Undo for the edits made with this origin. Every edit is one thing to undo, except that typing on in one card is
 * one thing, and edits applied together are one.
 */
export function undoFor(doc: Y.Doc, origin: unknown): Undo {
  let last: string | undefined;
  let title: string | undefined;
  const scope = [mapFieldsOf(doc), ...kinds.map((kind) => records(doc, kind))];
  const before = (transaction: Y.Transaction): void => {
    if (transaction.origin !== origin) return;
    const edits = transaction.meta.get(editsOf) as readonly Edit[] | undefined;
    const card = typesIn(edits);
    if (card === undefined || card !== last) manager.stopCapturing();
    last = card;
    title = edits?.[0] === undefined ? undefined : labelOf(edits[0]);
  };
  doc.on('afterTransaction', before);
  const manager = new Y.UndoManager(scope, { trackedOrigins: new Set([origin]), captureTimeout: pauseMilliseconds });
  manager.on('stack-item-added', ({ stackItem, type }) => {
    if (manager.undoing || manager.redoing) titles.set(stackItem, moving ?? 'Edit the map');
    else if (type === 'undo' && title !== undefined) titles.set(stackItem, title);
  });
  let moving: string | undefined;
  const move = (which: 'undo' | 'redo'): boolean => {
    last = undefined;
    moving = titleOf(manager[which === 'undo' ? 'undoStack' : 'redoStack'].at(-1));
    return manager[which]() !== null;
  };
  return {
    undo: () => move('undo'),
    redo: () => move('redo'),
    get undoes() {
      return titleOf(manager.undoStack.at(-1));
    },
    get redoes() {
      return titleOf(manager.redoStack.at(-1));
    },
    onChange: (listener) => listen(manager, listener),
    destroy() {
      doc.off('afterTransaction', before);
      manager.destroy();
    },
  };
}

function listen(manager: Y.UndoManager, listener: () => void): () => void {
  manager.on('stack-item-added', listener);
  manager.on('stack-item-popped', listener);
  manager.on('stack-item-updated', listener);
  manager.on('stack-cleared', listener);
  return () => {
    manager.off('stack-item-added', listener);
    manager.off('stack-item-popped', listener);
    manager.off('stack-item-updated', listener);
    manager.off('stack-cleared', listener);
  };
}
