/** The feelings of a map as series of points: measured and declared apart, nothing filled in between. */
import type { Card, JourneyMap, Lane, MeasuredMap } from '../map/map.ts';
import type { Measure, MeasureRef } from '../map/measure.ts';
import { columnsOf, shownValue, type Column } from './reading.ts';
import { say } from './language.ts';

export interface FeelingPoint {
  /** First and last column it stands for. */
  readonly from: number;
  readonly to: number;
  /** In [-2, +2]. */
  readonly value: number;
  readonly measure?: Measure;
  readonly card?: Card;
  /** The step or stage that asked, where no card did: what shows its evidence. */
  readonly record?: string;
  /** Of a mean of what was declared: over how many. */
  readonly steps?: number;
}

export interface FeelingSeries {
  readonly id: string;
  readonly name: string;
  readonly measured: boolean;
  /** What it should feel like, not what it does. */
  readonly wanted: boolean;
  readonly persona?: string;
  /** The emotion lane it is written in; absent where the log or a survey tells of whole steps. */
  readonly lane?: string;
  readonly points: readonly FeelingPoint[];
}

/** More lines than this cannot be told apart; measured ones come first. */
export const mostSeries = 5;

/** Whose feelings these are. */
interface Whose {
  readonly name: string;
  readonly measured: boolean;
  readonly wanted: boolean;
  readonly persona?: string;
  readonly lane?: string;
}

interface Draft extends Whose {
  readonly points: FeelingPoint[];
}

class Collector {
  readonly #drafts = new Map<string, Draft>();

  add(id: string, whose: Whose, point: FeelingPoint): void {
    const draft = this.#drafts.get(id) ?? { ...whose, points: [] };
    this.#drafts.set(id, draft);
    const taken = draft.points.some((one) => one.from <= point.to && point.from <= one.to);
    if (!taken) draft.points.push(point);
  }

  series(): FeelingSeries[] {
    const all = [...this.#drafts].map(([id, draft]) => ({
      id,
      ...draft,
      points: draft.points.toSorted((a, b) => a.from - b.from),
    }));
    const rank = (one: Whose): number => (one.measured ? 0 : one.wanted ? 2 : 1);
    return all.toSorted((a, b) => rank(a) - rank(b));
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
  at: { from: number; to: number; card?: Card; record?: string },
  of: { persona?: string; lane?: string } = {},
): void {
  const { persona } = of;
  for (const ref of refs ?? []) {
    if (!isFeeling(ref, refs ?? [])) continue;
    const measure = measured.measures[ref.id];
    const value = shownValue(measure);
    if (measure === undefined || value === undefined) continue;
    const name = personaName(measured.map, persona) ?? 'Measured';
    const whose = { name, measured: true, wanted: false, ...of };
    into.add(`measured ${persona ?? ref.journey ?? ''}`, whose, { ...at, value: clamped(value), measure });
  }
}

/** The blend is the feeling; ratings and words are, where no blend is asked for beside them. Strain never is. */
function isFeeling(ref: MeasureRef, beside: readonly MeasureRef[]): boolean {
  if (ref.ask !== 'feeling' || ref.by === 'strain' || ref.by === 'touchpoints') return false;
  if ((ref.by ?? 'blend') === 'blend') return true;
  return !beside.some((one) => one.ask === 'feeling' && (one.by ?? 'blend') === 'blend');
}

function declaredBy(map: JourneyMap, lane: Lane, persona: string | undefined): Whose {
  const who = personaName(map, persona);
  const wanted = lane.wanted === true;
  const name = wanted ? (who === undefined ? 'Wanted' : say('{who}, wanted', { who })) : (who ?? 'Declared');
  return { name, measured: false, wanted, lane: lane.id, ...(persona === undefined ? {} : { persona }) };
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

function addLane(into: Collector, measured: MeasuredMap, lane: Lane, placeOf: Place): void {
  const { map } = measured;
  for (const card of map.cards) {
    const at = card.lane === lane.id ? placeOf(card) : undefined;
    if (!at) continue;
    const persona = card.persona ?? lane.persona;
    addMeasured(into, measured, card.measures, at, { lane: lane.id, ...(persona === undefined ? {} : { persona }) });
    if (card.valence === undefined) continue;
    const point = { ...at, value: clamped(card.valence) };
    into.add(`declared ${card.lane} ${persona ?? ''}`, declaredBy(map, lane, persona), point);
  }
}

/** Every series there is, measured first, wanted last; a cell answers before its step, a step before its stage. */
export function allFeelings(measured: MeasuredMap, personas: readonly string[] = []): FeelingSeries[] {
  const { map } = measured;
  const columns = columnsOf(map);
  const into = new Collector();
  const placeOf = placeIn(columns);
  for (const lane of map.lanes) if (lane.kind === 'emotions') addLane(into, measured, lane, placeOf);
  for (const { index, step } of columns)
    addMeasured(into, measured, step.measures, { from: index, to: index, record: step.id });
  for (const stage of map.stages) {
    const own = columns.filter((column) => column.stage === stage).map((column) => column.index);
    const [from] = own;
    if (from !== undefined)
      addMeasured(into, measured, stage.measures, { from, to: own.at(-1) ?? from, record: stage.id });
  }
  const asked = (one: FeelingSeries): boolean =>
    personas.length === 0 || one.persona === undefined || personas.includes(one.persona);
  return into.series().filter(asked);
}

/** The first five series: what one drawing can show apart. */
export function feelingsOf(measured: MeasuredMap, personas: readonly string[] = []): FeelingSeries[] {
  return allFeelings(measured, personas).slice(0, mostSeries);
}

/** How it feels at a column: measured before declared; what is only wanted does not count. */
export function feelingAt(
  series: readonly FeelingSeries[],
  column: number,
): { series: FeelingSeries; point: FeelingPoint } | undefined {
  for (const one of series) {
    const point = one.wanted ? undefined : one.points.find((at) => at.from <= column && column <= at.to);
    if (point) return { series: one, point };
  }
  return undefined;
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
