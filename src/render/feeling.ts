/** The feelings of a map as series of points: measured and declared apart, nothing filled in between. */
import type { Card, JourneyMap, MeasuredMap } from '../map/map.ts';
import type { Measure, MeasureRef } from '../map/measure.ts';
import { columnsOf, shownValue, type Column } from './reading.ts';

export interface FeelingPoint {
  /** First and last column it stands for. */
  readonly from: number;
  readonly to: number;
  /** In [-2, +2]. */
  readonly value: number;
  readonly measure?: Measure;
  readonly card?: Card;
}

export interface FeelingSeries {
  readonly id: string;
  readonly name: string;
  readonly measured: boolean;
  readonly points: readonly FeelingPoint[];
}

/** More lines than this cannot be told apart; measured ones come first. */
export const mostSeries = 5;

interface Draft {
  readonly name: string;
  readonly measured: boolean;
  readonly points: FeelingPoint[];
}

class Collector {
  readonly #drafts = new Map<string, Draft>();

  add(id: string, name: string, measured: boolean, point: FeelingPoint): void {
    const draft = this.#drafts.get(id) ?? { name, measured, points: [] };
    this.#drafts.set(id, draft);
    const taken = draft.points.some((one) => one.from <= point.to && point.from <= one.to);
    if (!taken) draft.points.push(point);
  }

  series(): FeelingSeries[] {
    const all = [...this.#drafts].map(([id, draft]) => ({
      id,
      name: draft.name,
      measured: draft.measured,
      points: draft.points.toSorted((a, b) => a.from - b.from),
    }));
    return [...all.filter((one) => one.measured), ...all.filter((one) => !one.measured)].slice(0, mostSeries);
  }
}

const clamped = (value: number): number => Math.max(-2, Math.min(2, value));

function personaName(map: JourneyMap, id: string | undefined): string | undefined {
  return map.personas.find((one) => one.id === id)?.name;
}

function addMeasured(
  into: Collector,
  measured: MeasuredMap,
  refs: readonly MeasureRef[] | undefined,
  at: { from: number; to: number; card?: Card },
): void {
  for (const ref of refs ?? []) {
    if (ref.ask !== 'feeling') continue;
    const measure = measured.measures[ref.id];
    const value = shownValue(measure);
    if (measure === undefined || value === undefined) continue;
    const who = at.card?.persona ?? ref.journey ?? '';
    const name = personaName(measured.map, at.card?.persona) ?? 'Measured';
    into.add(`measured ${who}`, name, true, { ...at, value: clamped(value), measure });
  }
}

function emotionCards(map: JourneyMap): Card[] {
  const lanes = map.lanes.filter((lane) => lane.kind === 'emotions').map((lane) => lane.id);
  return lanes.flatMap((lane) => map.cards.filter((card) => card.lane === lane));
}

type Place = (card: Card) => { from: number; to: number; card: Card } | undefined;

function placeIn(columns: readonly Column[]): Place {
  const at = new Map(columns.map((column) => [column.step.id, column.index]));
  return (card) => {
    const from = at.get(card.step);
    if (from === undefined) return undefined;
    return { from, to: Math.min(columns.length - 1, from + (card.span ?? 1) - 1), card };
  };
}

/** Up to five series; a cell answers before its step, a step before its stage. */
export function feelingsOf(measured: MeasuredMap): FeelingSeries[] {
  const { map } = measured;
  const columns = columnsOf(map);
  const into = new Collector();
  const placeOf = placeIn(columns);
  for (const card of emotionCards(map)) {
    const at = placeOf(card);
    if (!at) continue;
    addMeasured(into, measured, card.measures, at);
    if (card.valence === undefined) continue;
    const name = personaName(map, card.persona) ?? 'Declared';
    into.add(`declared ${card.lane} ${card.persona ?? ''}`, name, false, { ...at, value: clamped(card.valence) });
  }
  for (const { index, step } of columns) addMeasured(into, measured, step.measures, { from: index, to: index });
  for (const stage of map.stages) {
    const own = columns.filter((column) => column.stage === stage).map((column) => column.index);
    const [from] = own;
    if (from !== undefined) addMeasured(into, measured, stage.measures, { from, to: own.at(-1) ?? from });
  }
  return into.series();
}

/** Points next to each other, without a missing one between: what may be joined by a line. */
export function unbroken(points: readonly FeelingPoint[]): FeelingPoint[][] {
  const runs: FeelingPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run && (run.at(-1)?.to ?? -2) + 1 === point.from) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
