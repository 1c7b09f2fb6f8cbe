/** The table view: the same data in rows and columns, for reading figures off. */
import type { MeasuredMap } from '../map/map.ts';
import { baseline, block, group, line, lineHeight, margin, rect, roundedSteps, styles, text } from './marks.ts';
import { outlineOf } from './outline.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import type { Item, Scene, TextItem } from './scene.ts';
import { tableOf, type Cell, type Table, type TableColumn } from './table-rows.ts';
import { clamp, widthOf } from './text.ts';
import { say } from './language.ts';
import { runsAgainst } from './direction.ts';

const pad = 10;
const limits = { name: [96, 150], number: [84, 120], words: [120, 220] } as const;

function columnWidth(table: Table, column: TableColumn, index: number): number {
  const [least, most] = limits[column.kind];
  const wishes = table.rows.flatMap((row) => {
    return (row.cells[index] ?? []).flatMap(({ text: words, grey }) => [
      widthOf(words, styles.text) / (column.kind === 'words' ? 2.2 : 1),
      ...grey.map((one) => widthOf(one, styles.small)),
    ]);
  });
  const need = Math.max(widthOf(column.name, styles.strong), ...wishes) + 2 * pad + 2;
  return Math.round(Math.min(most, Math.max(least, need)));
}

interface Placed extends TableColumn {
  readonly x: number;
  readonly width: number;
}

function layColumns(table: Table, room: number): Placed[] {
  const widths = table.columns.map((column, index) => columnWidth(table, column, index));
  const spare = room - widths.reduce((sum, width) => sum + width, 0);
  const flexible = table.columns.filter((column) => column.kind === 'words').length;
  const each = spare > 0 && flexible > 0 ? Math.floor(spare / flexible) : 0;
  let x = margin;
  return table.columns.map((column, index) => {
    const width = (widths[index] ?? 0) + (column.kind === 'words' ? Math.min(each, 180) : 0);
    const placed = { ...column, x, width };
    x += width;
    return placed;
  });
}

function numberLines(cell: Cell, column: Placed, y: number): { items: TextItem[]; height: number } {
  const right = column.x + column.width - pad;
  let at = y;
  const items: TextItem[] = [];
  const add = (words: string, style: typeof styles.strong | typeof styles.small, fill: 'ink' | 'quiet'): void => {
    items.push(text(words, right, at + baseline(style), style, fill, 'end'));
    at += lineHeight(style);
  };
  const room = column.width - 2 * pad;
  cell.forEach((entry, index) => {
    if (index > 0) at += 4;
    if (entry.text) add(entry.text, styles.strong, 'ink');
    for (const words of entry.grey) {
      for (const one of clamp(words, room, styles.small, 2).lines) add(one, styles.small, 'quiet');
    }
  });
  return { items, height: at - y };
}

function wordLines(cell: Cell, column: Placed, y: number): { items: TextItem[]; height: number } {
  const style = column.key === 'stage' ? styles.strong : styles.text;
  let at = y;
  const items = cell.flatMap(({ text: words }) => {
    const { lines } = clamp(words, column.width - 2 * pad, style, 6);
    const nobody = words === say('nobody');
    const drawn = block(
      lines,
      { x: column.x + pad, y: at, width: column.width - 2 * pad },
      nobody ? styles.strong : style,
      nobody ? 'pain' : 'ink',
    );
    at += lines.length * lineHeight(style) + 4;
    return drawn;
  });
  return { items, height: Math.max(0, at - y - 4) };
}

function drawHead(columns: readonly Placed[], top: number): { items: Item[]; height: number } {
  const heads = columns.map((column) => clamp(column.name, column.width - 2 * pad, styles.strong, 2).lines);
  const height = Math.max(1, ...heads.map((lines) => lines.length)) * lineHeight(styles.strong) + 16;
  const items = columns.flatMap((column, index) => {
    const lines = heads[index] ?? [];
    const at = { x: column.x + pad, y: top + 8, width: column.width - 2 * pad };
    if (column.kind !== 'number' || runsAgainst(column.name)) return block(lines, at, styles.strong, 'quiet');
    return block(lines, at, styles.strong, 'quiet').map((one) => ({
      ...one,
      x: at.x + at.width,
      anchor: 'end' as const,
    }));
  });
  return { items, height };
}

function drawRows(
  table: Table,
  columns: readonly Placed[],
  top: number,
  right: number,
): { items: Item[]; bottom: number } {
  let y = top;
  const items = table.rows.flatMap((row, rowIndex): Item[] => {
    const drawn = columns.map((column, index) => {
      const cell = row.cells[index] ?? [];
      const again = column.key === 'stage' && !row.opens;
      if (again) return { items: [], height: 0 };
      return column.kind === 'number' ? numberLines(cell, column, y + 9) : wordLines(cell, column, y + 9);
    });
    const height = Math.max(18, ...drawn.map((one) => one.height)) + 18;
    const box = { x: margin, y, width: right - margin, height };
    const rule = rowIndex === 0 ? [] : [line(row.opens ? margin : (columns[1]?.x ?? margin), y, right, y)];
    y += height;
    return [
      ...rule,
      group(
        'row',
        drawn.flatMap((one) => one.items),
        { record: row.record, label: row.stage, box },
      ),
    ];
  });
  return { items, bottom: y };
}

export function drawTable(measured: MeasuredMap, options: DrawOptions): Scene {
  const table = tableOf(measured);
  const columns = layColumns(table, (options.width ?? usualWidth) - 2 * margin);
  const last = columns.at(-1);
  const right = Math.max(last ? last.x + last.width : 0, margin + 620);
  const title = options.title === false ? { items: [], height: margin } : titleBlock(measured, right - margin);
  const head = drawHead(columns, title.height);
  const top = title.height + head.height;
  const body = drawRows(table, columns, top, right);
  const empty =
    table.rows.length === 0 ? [text(say('No stages yet.'), margin + pad, top + 30, styles.text, 'quiet')] : [];
  const bottom = table.rows.length === 0 ? top + 52 : body.bottom;
  const frame = { x: margin, y: title.height, width: right - margin, height: bottom - title.height };
  const headBox = { x: margin, y: title.height, width: right - margin, height: head.height };
  const items: Item[] = [
    group('title', title.items),
    rect(frame, { fill: 'card', radius: 10 }),
    group('rows', [...body.items, ...empty]),
    group(
      'heads',
      [
        { kind: 'path', steps: roundedSteps(headBox, { topLeft: 10, topRight: 10 }), fill: 'head' },
        ...head.items,
        line(margin, top, right, top, { stroke: 'strong' }),
      ],
      { pin: 'top', box: headBox },
    ),
    rect(frame, { stroke: 'line', radius: 10 }),
  ];
  return page(measured, options, { items, width: right + margin, height: bottom + margin, desc: outlineOf(measured) });
}
