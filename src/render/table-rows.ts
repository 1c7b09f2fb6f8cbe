/** The table twin of a map: one row for each step, the same figures and words the drawings show. */
import type { Lane, MeasuredMap } from '../map/map.ts';
import type { Measure } from '../map/measure.ts';
import { feelingsOf, type FeelingSeries } from './feeling.ts';
import {
  cardsByColumn,
  columnsOf,
  readStage,
  shownLanes,
  touchpointOf,
  type Column,
  type PlacedCard,
  type StageReading,
} from './reading.ts';
import { count, inQuotes, interval, valence, valueWords } from './wording.ts';
import { say } from './language.ts';

export interface Entry {
  readonly text: string;
  /** Unit, n and interval, in smaller grey type after it. */
  readonly grey: readonly string[];
}

/** One entry for each card or figure. */
export type Cell = readonly Entry[];

export interface TableColumn {
  readonly key: string;
  readonly name: string;
  readonly kind: 'name' | 'number' | 'words';
}

export interface TableRow {
  readonly record: string;
  readonly stage: string;
  /** True on the first step of its stage: figures of the whole stage stand there. */
  readonly opens: boolean;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

function figure(measure: Measure | undefined): Cell {
  if (measure === undefined) return [];
  if (measure.suppressed || measure.value === null) return [{ text: '', grey: [valueWords(measure)] }];
  const spread = interval(measure);
  const n = measure.unit === 'count' ? '' : `n ${count(measure.of ?? measure.n)}`;
  return [{ text: valueWords(measure), grey: [spread, n].filter(Boolean) }];
}

interface Figure {
  readonly key: string;
  readonly name: string;
  readonly of: (reading: StageReading) => Measure | undefined;
}

const figures: readonly Figure[] = [
  { key: 'journeys', name: 'Journeys', of: (reading) => reading.journeys },
  { key: 'share', name: 'Reached by', of: (reading) => reading.share },
  { key: 'time', name: 'Median time', of: (reading) => reading.time },
  { key: 'wait', name: 'Wait before', of: (reading) => reading.wait },
  { key: 'left', name: 'Left here', of: (reading) => reading.dropOff },
];

const howSaid = (series: FeelingSeries): string => say(series.wanted ? 'wanted' : 'declared');

function feelingCell(all: readonly FeelingSeries[], column: Column): Cell {
  return all.flatMap((series) => {
    const who = ['Measured', 'Declared', 'Wanted'].includes(series.name) ? '' : `${series.name}, `;
    return series.points
      .filter((point) => point.from <= column.index && column.index <= point.to)
      .map((point) => ({
        text: valence(point.value),
        grey: [`${who}${point.measure ? say('measured, n {n}', { n: count(point.measure.n) }) : howSaid(series)}`],
      }));
  });
}

function laneCell(measured: MeasuredMap, lane: Lane, column: Column, cards: readonly PlacedCard[]): Cell {
  const words = cards.map(({ card }) => {
    const touchpoint = touchpointOf(measured.map, card);
    const name = card.text || touchpoint?.name || '';
    return touchpoint && lane.kind === 'touchpoints' ? `${name} (${say(touchpoint.channel)})` : name;
  });
  const plain = (text: string): Entry => ({ text, grey: [] });
  if (lane.kind === 'owner') return [plain(words.find(Boolean) ?? column.stage.owner ?? say('nobody'))];
  return words.filter(Boolean).map((text) => plain(lane.kind === 'quotes' ? inQuotes(text) : text));
}

/** Columns without a single entry are left out, so that the table holds what the map holds. */
export function tableOf(measured: MeasuredMap): Table {
  const { map } = measured;
  const columns = columnsOf(map);
  const lanes = shownLanes(map).filter((lane) => lane.kind !== 'emotions');
  const cards = lanes.map((lane) => cardsByColumn(map, lane, columns));
  const series = feelingsOf(measured);
  const finer = map.stages.some((stage) => stage.steps.length > 1);
  const readings = new Map(map.stages.map((stage) => [stage, readStage(measured, stage)]));
  const make = columns.map((column) => {
    const reading = readings.get(column.stage);
    const opens = column.stage.steps[0] === column.step;
    return {
      column,
      opens,
      cells: [
        ...figures.map((one) => (opens && reading ? figure(one.of(reading)) : [])),
        feelingCell(series, column),
        ...lanes.map((lane, index) => laneCell(measured, lane, column, cards[index]?.[column.index] ?? [])),
      ],
    };
  });
  const all: TableColumn[] = [
    ...figures.map(({ key, name }) => ({ key, name: say(name), kind: 'number' as const })),
    { key: 'feeling', name: say('Feeling'), kind: 'number' },
    ...lanes.map((lane) => ({ key: lane.id, name: lane.name, kind: 'words' as const })),
  ];
  const kept = all.map((_, index) => make.some(({ cells }) => (cells[index]?.length ?? 0) > 0));
  const names: TableColumn[] = [
    { key: 'stage', name: say('Stage'), kind: 'name' },
    ...(finer ? [{ key: 'step', name: say('Step'), kind: 'name' as const }] : []),
  ];
  return {
    columns: [...names, ...all.filter((_, index) => kept[index])],
    rows: make.map(({ column, opens, cells }) => ({
      record: column.step.id,
      stage: column.stage.name,
      opens,
      cells: [
        [{ text: column.stage.name, grey: [] }],
        ...(finer ? [[{ text: column.step.name, grey: [] }]] : []),
        ...cells.filter((_, index) => kept[index]),
      ],
    })),
  };
}
