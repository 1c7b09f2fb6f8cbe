/** What a person does in the table: where the cursor stands, what is being typed, and what that means for the map. */
import { useMemo, useState } from 'react';
import type { Edit } from '../../../map/edits/edits.ts';
import { isRefusal } from '../../../lib/refusal.ts';
import { newId } from '../../../lib/ids.ts';
import { useNotices } from '../../controls/notices.tsx';
import { t } from '../../language/t.ts';
import { useOpenMap } from '../../map/desk-context.ts';
import type { Row, SheetColumn } from './sheet-columns.ts';
import { keyOfRow, pastedCells } from './sheet-rows.ts';

export interface Cursor {
  readonly row: number;
  readonly column: number;
}

export interface Sheet {
  readonly cursor: Cursor;
  /** The text being typed, undefined while nothing is. */
  readonly typed: string | undefined;
  readonly put: (cursor: Cursor) => void;
  readonly type: (text: string) => void;
  readonly begin: (text?: string) => void;
  readonly cancel: () => void;
  /** Keeps what was typed and moves on; stays when it is refused. */
  readonly keep: (rows: number, columns: number) => void;
  readonly clear: () => void;
  readonly paste: (text: string) => void;
}

function moved(cursor: Cursor, rows: number, columns: number, height: number, width: number): Cursor {
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most - 1, value));
  return { row: clamp(cursor.row + rows, height), column: clamp(cursor.column + columns, width) };
}

/** A new card for a pasted line below the last row: in the lane and at the step of that row. */
function cardBelow(last: Row | undefined, line: string): Edit | undefined {
  if (!last || !('card' in last) || line.trim() === '') return undefined;
  const { lane, step } = last.card;
  return { verb: 'add-card', id: newId('card'), lane, step, text: line.trim(), state: 'assumption' };
}

/** What pasted cells mean from the cursor on, to the right and down; `left` counts those that fit nowhere. */
function pasteEdits(
  text: string,
  rows: readonly Row[],
  columns: readonly SheetColumn[],
  cursor: Cursor,
): { edits: Edit[]; left: number } {
  const edits: Edit[] = [];
  let left = 0;
  pastedCells(text).forEach((line, down) => {
    const to = rows[cursor.row + down];
    if (!to) {
      const added = columns[cursor.column]?.id === 'text' ? cardBelow(rows.at(-1), line[0] ?? '') : undefined;
      if (added) edits.push(added);
      else left += 1;
      return;
    }
    line.forEach((cell, across) => {
      const into = columns[cursor.column + across];
      if (into?.set && cell === into.text(to)) return;
      const made = into?.set?.(to, cell);
      if (made === undefined || isRefusal(made)) left += 1;
      else edits.push(...made);
    });
  });
  return { edits, left };
}

function leftOut(n: number): string {
  return t(
    '{n, plural, one {# pasted cell did} other {# pasted cells did}} not fit and {n, plural, one {was} other {were}} left out.',
    { n },
  );
}

/** Puts a text into the map; true when it stands there. */
function useSet(): (row: Row | undefined, column: SheetColumn | undefined, text: string) => boolean {
  const { desk } = useOpenMap();
  return useMemo(
    () => (row, column, text) => {
      if (!row || !column?.set || text === column.text(row)) return true;
      const edits = column.set(row, text);
      if (isRefusal(edits)) desk.refused(edits);
      return !isRefusal(edits) && (edits.length === 0 || desk.run(...edits));
    },
    [desk],
  );
}

export function useSheet(rows: readonly Row[], columns: readonly SheetColumn[]): Sheet {
  const { desk } = useOpenMap();
  const tell = useNotices();
  const set = useSet();
  const [wanted, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const [typed, setTyped] = useState<string>();
  return useMemo((): Sheet => {
    const cursor = moved(wanted, 0, 0, rows.length, columns.length);
    const row = rows[cursor.row];
    const column = columns[cursor.column];
    const put = (next: Cursor): void => {
      setTyped(undefined);
      setCursor(next);
      const to = rows[next.row];
      if (to) desk.select('card' in to ? { kind: 'card', id: to.card.id } : { kind: 'step', id: to.column.step.id });
    };
    return {
      cursor,
      typed,
      put,
      type: setTyped,
      begin: (text) => {
        if (row && column?.set) setTyped(text ?? column.text(row));
      },
      cancel: () => setTyped(undefined),
      keep: (down, across) => {
        if (typed !== undefined && !set(row, column, typed)) return;
        setTyped(undefined);
        if (down !== 0 || across !== 0) put(moved(cursor, down, across, rows.length, columns.length));
      },
      clear: () => void set(row, column, ''),
      paste: (text) => {
        const { edits, left } = pasteEdits(text, rows, columns, cursor);
        if (edits.length > 0 && !desk.run(...edits)) return;
        if (left > 0) tell(leftOut(left));
      },
    };
  }, [rows, columns, wanted, typed, desk, set, tell]);
}

/** The row that shows a selected record, -1 when none does. */
export const rowOf = (rows: readonly Row[], record: string | undefined): number =>
  record === undefined ? -1 : rows.findIndex((row) => keyOfRow(row) === record);
