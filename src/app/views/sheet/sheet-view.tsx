/** The table: cards or steps in rows, typed into like a spreadsheet, sorted, filtered, pasted into; only rows in sight are drawn. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../../language/t.ts';
import { useDeskState, useOpenMap } from '../../map/desk-context.ts';
import { cardColumns, inOneLine, stepColumns, type Row, type SheetColumn } from './sheet-columns.ts';
import { cardRows, filtered, keyOfRow, sorted, stepRows, type Order } from './sheet-rows.ts';
import { rowOf, useSheet, type Sheet } from './use-sheet.ts';

const rowHeight = 34;
const spare = 8;

function useRows() {
  const { measured } = useOpenMap();
  const [search, setSearch] = useSearchParams();
  const by = search.get('rows') === 'steps' ? 'steps' : 'cards';
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<Order>();
  const columns = useMemo(() => (by === 'steps' ? stepColumns(measured) : cardColumns(measured)), [measured, by]);
  const all = useMemo(() => (by === 'steps' ? stepRows(measured.map) : cardRows(measured.map)), [measured, by]);
  const rows = useMemo(() => sorted(filtered(all, columns, words), columns, order), [all, columns, words, order]);
  const choose = (next: 'cards' | 'steps'): void => {
    const to = new URLSearchParams(search);
    if (next === 'cards') to.delete('rows');
    else to.set('rows', next);
    setOrder(undefined);
    setSearch(to, { replace: true });
  };
  return { by, choose, words, setWords, order, setOrder, columns, rows, all };
}

/** First and last row in sight, some to spare. */
function useWindow(frame: React.RefObject<HTMLElement | null>, count: number): { from: number; to: number } {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const root = frame.current;
    if (!root) return undefined;
    const look = (): void => setSeen({ top: root.scrollTop, height: root.clientHeight });
    look();
    root.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(root);
    return () => {
      root.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [frame]);
  const from = Math.max(0, Math.min(count - 1, Math.floor(seen.top / rowHeight) - spare));
  return { from, to: Math.min(count, Math.ceil((seen.top + seen.height) / rowHeight) + spare) };
}

function Field({ now, typed, label }: { now: React.RefObject<Sheet>; typed: string; label: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = field.current;
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') now.current.cancel();
    else if (event.key === 'Enter' && !event.altKey && !event.shiftKey) now.current.keep(1, 0);
    else if (event.key === 'Tab') now.current.keep(0, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <textarea
      ref={field}
      className="sheet-field"
      aria-label={label}
      dir="auto"
      rows={Math.min(6, typed.split('\n').length)}
      value={typed}
      onChange={(event) => now.current.type(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => now.current.keep(0, 0)}
    />
  );
}

/** One stop of the Tab key; the arrow keys move inside. */
const asGrid = { role: 'grid', tabIndex: 0 } as const;

/** The table as it is now, for what happens later: a row need not be drawn anew to know it. */
type Now = React.RefObject<Sheet>;

interface RowProps {
  readonly now: Now;
  readonly row: Row;
  readonly at: number;
  readonly columns: readonly SheetColumn[];
  /** Column of the cursor, -1 while it stands in another row. */
  readonly here: number;
  /** What is being typed in this row. */
  readonly typed: string | undefined;
}

function Cell({ now, row, at, column, index, here, typed }: RowProps & { column: SheetColumn; index: number }) {
  const typing = here === index && typed !== undefined;
  return (
    <td
      id={`cell-${at}-${index}`}
      aria-colindex={index + 1}
      data-fixed={column.set === undefined || undefined}
      aria-selected={here === index}
      data-number={column.number || undefined}
      onPointerDown={(event) => {
        if (typing) return;
        if (now.current.typed !== undefined) now.current.keep(0, 0);
        if (event.button === 0) now.current.put({ row: at, column: index });
      }}
      onDoubleClick={() => now.current.begin()}
    >
      {typing ? (
        <Field now={now} typed={typed} label={`${column.name}, ${row.column.step.name}`} />
      ) : (
        <span dir="auto">{inOneLine(column.text(row))}</span>
      )}
    </td>
  );
}

/** Only the rows the cursor leaves and enters are drawn anew when it moves. */
const SheetRow = memo(function SheetRow(props: RowProps) {
  return (
    <tr aria-rowindex={props.at + 2} data-here={props.here >= 0 || undefined}>
      {props.columns.map((column, index) => (
        <Cell key={column.id} {...props} column={column} index={index} />
      ))}
    </tr>
  );
});

function Head(props: {
  columns: readonly SheetColumn[];
  order: Order | undefined;
  sort: (order: Order | undefined) => void;
}) {
  const next = (id: string): Order | undefined => {
    if (props.order?.column !== id) return { column: id, down: false };
    return props.order.down ? undefined : { column: id, down: true };
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {props.columns.map((column, at) => {
          const own = props.order?.column === column.id ? props.order : undefined;
          return (
            <th
              key={column.id}
              scope="col"
              aria-colindex={at + 1}
              aria-sort={own ? (own.down ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" tabIndex={-1} onClick={() => props.sort(next(column.id))}>
                <span>{column.name}</span>
                {own ? own.down ? <ArrowDown size={13} aria-hidden /> : <ArrowUp size={13} aria-hidden /> : null}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
};

function useKeys(sheet: Sheet, rows: readonly Row[], columns: readonly SheetColumn[]) {
  const cell = (): string => {
    const row = rows[sheet.cursor.row];
    return row ? (columns[sheet.cursor.column]?.text(row) ?? '') : '';
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.closest('thead')) return;
    const held = event.ctrlKey || event.metaKey;
    const arrow = arrows[event.key];
    if (arrow && !held && !event.altKey) sheet.keep(arrow[0], arrow[1]);
    else if (event.key === 'Home' || event.key === 'End') {
      const last = event.key === 'End';
      const column = last ? columns.length - 1 : 0;
      sheet.put({ row: held ? (last ? rows.length - 1 : 0) : sheet.cursor.row, column });
    } else if ((event.key === 'Enter' || event.key === 'F2') && !held) sheet.begin();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && !held) sheet.clear();
    else if (event.key.length === 1 && !held && !event.altKey) sheet.begin(event.key);
    else return;
    event.preventDefault();
  };
  return {
    onKeyDown,
    onCopy: (event: React.ClipboardEvent): void => {
      if (sheet.typed !== undefined) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', cell());
    },
    onPaste: (event: React.ClipboardEvent): void => {
      if (sheet.typed !== undefined) return;
      event.preventDefault();
      sheet.paste(event.clipboardData.getData('text/plain'));
    },
  };
}

/** Keeps the cursor in sight, and follows what was selected in another view. */
function useFollow(frame: React.RefObject<HTMLElement | null>, sheet: Sheet, rows: readonly Row[]): void {
  const { desk } = useOpenMap();
  const { spot } = useDeskState(desk);
  const record = spot && spot.kind !== 'cell' ? spot.id : spot?.step;
  const at = rowOf(rows, record);
  const { row, column } = sheet.cursor;
  const known = useRef<string>(undefined);
  useEffect(() => {
    if (known.current === record) return;
    known.current = record;
    if (at >= 0 && at !== row) sheet.put({ row: at, column });
  }, [record, at, row, column, sheet]);
  useEffect(() => {
    const root = frame.current;
    if (!root) return;
    const top = row * rowHeight;
    const room = root.clientHeight - rowHeight * 2;
    if (top < root.scrollTop) root.scrollTo({ top });
    else if (top > root.scrollTop + room) root.scrollTo({ top: top - room });
    root.querySelector(`#cell-${row}-${column}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [frame, row, column]);
}

export function SheetView() {
  const { measured } = useOpenMap();
  const shown = useRows();
  const { rows, columns } = shown;
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const sheet = useSheet(rows, columns);
  const now = useRef(sheet);
  useLayoutEffect(() => {
    now.current = sheet;
  }, [sheet]);
  const { from, to } = useWindow(frame, rows.length);
  const keys = useKeys(sheet, rows, columns);
  useFollow(frame, sheet, rows);
  const typing = sheet.typed !== undefined;
  useEffect(() => {
    // Typing ended: the keys go to the table again.
    if (!typing && document.activeElement === document.body) table.current?.focus({ preventScroll: true });
  }, [typing]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div className="sheet">
      <Bar shown={shown} />
      <div className="table-frame" ref={frame}>
        <table
          className="sheet-table map-table"
          style={{ width }}
          ref={table}
          aria-label={t('Table of {title}', { title: measured.map.title })}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          {...asGrid}
          {...(rows.length > 0 ? { 'aria-activedescendant': `cell-${sheet.cursor.row}-${sheet.cursor.column}` } : {})}
          {...keys}
        >
          <colgroup>
            {columns.map((column) => (
              <col key={column.id} style={{ width: column.width }} />
            ))}
          </colgroup>
          <Head columns={columns} order={shown.order} sort={shown.setOrder} />
          <tbody>
            {from > 0 ? <tr aria-hidden style={{ height: from * rowHeight }} /> : null}
            {rows.slice(from, to).map((row, offset) => {
              const at = from + offset;
              return (
                <SheetRow
                  key={keyOfRow(row)}
                  {...{ now, row, at, columns }}
                  here={sheet.cursor.row === at ? sheet.cursor.column : -1}
                  typed={sheet.cursor.row === at ? sheet.typed : undefined}
                />
              );
            })}
            {to < rows.length ? <tr aria-hidden style={{ height: (rows.length - to) * rowHeight }} /> : null}
          </tbody>
        </table>
        {rows.length === 0 ? <p className="sheet-none soft">{t('No row holds these words.')}</p> : null}
      </div>
    </div>
  );
}

function Bar({ shown }: { shown: ReturnType<typeof useRows> }) {
  const choices = [
    ['cards', t('Cards')],
    ['steps', t('Steps')],
  ] as const;
  return (
    <div className="sheet-bar">
      <fieldset className="switch" aria-label={t('What the rows are')}>
        {choices.map(([id, name]) => (
          <button
            key={id}
            type="button"
            aria-pressed={shown.by === id}
            data-selected={shown.by === id || undefined}
            onClick={() => shown.choose(id)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <input
        type="search"
        className="input"
        placeholder={t('Show rows with …')}
        aria-label={t('Show rows with these words')}
        value={shown.words}
        onChange={(event) => shown.setWords(event.target.value)}
      />
      <output className="soft">
        {shown.rows.length === shown.all.length
          ? t('{n, plural, one {# row} other {# rows}}', { n: shown.rows.length })
          : t('{n} of {of} rows', { n: shown.rows.length, of: shown.all.length })}
      </output>
      <span className="soft sheet-hint">{t('Type into a cell, Enter or Tab goes on, paste fills a column')}</span>
    </div>
  );
}
