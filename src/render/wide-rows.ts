/** A map as the table people draw in spreadsheets: stages across, steps below them, one row a lane. */
import type { JourneyMap, Lane, MeasuredMap, Stage } from '../map/map.ts';
import { plain } from '../map/rich-text.ts';
import { laneWords } from './long-table.ts';
import { cardsIn, columnsOf, shownLanes, touchpointOf, type Column, type PlacedCard } from './reading.ts';
import { valence } from './wording.ts';

export interface WideRow {
  readonly kind: 'fact' | 'stages' | 'steps' | 'lane';
  readonly lane?: Lane;
  /** The name first, then one cell a column. */
  readonly cells: readonly string[];
}

/** Rows and columns are counted from 0; both ends belong to it. */
export interface Area {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export interface WideTable {
  readonly rows: readonly WideRow[];
  /** Heads of stages with several steps, and cells of cards that span steps. */
  readonly merged: readonly Area[];
  readonly columns: readonly Column[];
}

function cardWords(map: JourneyMap, { kind }: Lane, { card }: PlacedCard): string {
  const touchpoint = touchpointOf(map, card);
  const words = plain(card.text) || touchpoint?.name || '';
  if (kind !== 'emotions' || card.valence === undefined) return words;
  const who = map.personas.length > 1 ? map.personas.find((one) => one.id === card.persona)?.name : undefined;
  const value = valence(card.valence);
  const felt = words === '' ? value : `${words} (${value})`;
  return who === undefined ? felt : `${who}: ${felt}`;
}

/** Several cards of a cell are bullets; the lines of one card stay together below its bullet. */
function cellWords(words: readonly string[]): string {
  const said = words.filter((one) => one.trim() !== '');
  if (said.length < 2 && !(said[0] ?? '').includes('\n')) return said[0] ?? '';
  return said.map((one) => `• ${one.replaceAll('\n', '\n  ')}`).join('\n');
}

/** A card that spans steps stands alone in its cell, else only over its first column. */
function laneRow(
  map: JourneyMap,
  lane: Lane,
  columns: readonly Column[],
): { cells: string[]; spans: [number, number][] } {
  const placed = cardsIn(map, lane, columns);
  const cells = columns.map((_, at) =>
    cellWords(placed.filter((one) => one.column === at).map((one) => cardWords(map, lane, one))),
  );
  const taken = new Map<number, number>();
  for (const one of placed)
    for (let at = 0; at < one.span; at++) taken.set(one.column + at, (taken.get(one.column + at) ?? 0) + 1);
  const spans = placed.flatMap((one): [number, number][] => {
    const alone = Array.from({ length: one.span }, (_, at) => taken.get(one.column + at)).every((many) => many === 1);
    return one.span > 1 && alone ? [[one.column, one.column + one.span - 1]] : [];
  });
  return { cells, spans };
}

function facts({ map }: MeasuredMap): WideRow[] {
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['Title', map.title],
    ['Persona', map.personas.map(({ name }) => name).join(', ')],
    ['Scenario', map.scenario],
    ['Summary', map.summary],
    ['Owner', map.owner],
  ];
  return pairs.flatMap(([name, value]) => (value ? [{ kind: 'fact', cells: [name, value] } as const] : []));
}

const finer = ({ steps, name }: Stage): boolean => steps.length > 1 || steps[0]?.name !== name;

export function wideTable(measured: MeasuredMap): WideTable {
  const { map } = measured;
  const columns = columnsOf(map);
  const head = facts(measured);
  const rows: WideRow[] = [...head];
  const merged: Area[] = [];
  const stages = columns.map((column, at) => (columns[at - 1]?.stage === column.stage ? '' : column.stage.name));
  for (const stage of map.stages) {
    const own = columns.filter((column) => column.stage === stage);
    const [from, to] = [own[0]?.index ?? 0, own.at(-1)?.index ?? 0];
    if (to > from) merged.push({ row: rows.length, from: from + 1, to: to + 1 });
  }
  rows.push({ kind: 'stages', cells: ['Stage', ...stages] });
  if (map.stages.some(finer)) rows.push({ kind: 'steps', cells: ['Step', ...columns.map(({ step }) => step.name)] });
  for (const lane of shownLanes(map)) {
    const { cells, spans } = laneRow(map, lane, columns);
    merged.push(...spans.map(([from, to]) => ({ row: rows.length, from: from + 1, to: to + 1 })));
    const scale = lane.kind === 'emotions' ? ' (−2 to +2)' : '';
    rows.push({ kind: 'lane', lane, cells: [`${laneWords(lane)}${scale}`, ...cells] });
  }
  return { rows, merged, columns };
}
