/** How long each step of a journey takes and waits: measured, declared, or not known; never made up. */
import type { MeasuredMap, Stage, Step } from '../map/map.ts';
import type { Measure } from '../map/measure.ts';
import { answer, columnsOf, shownValue, type Column } from './reading.ts';

/** A length of time and where it comes from. */
export interface Length {
  readonly seconds: number;
  readonly from: 'measured' | 'declared';
  readonly measure?: Measure;
  /** What somebody said, where it was also measured. */
  readonly declared?: number;
}

/** One row of the timeline: a step, or a stage that was only measured as a whole. */
export interface Timed {
  readonly columns: readonly Column[];
  readonly whole: boolean;
  readonly wait: Length | undefined;
  readonly takes: Length | undefined;
}

function lengthOf(measure: Measure | undefined, declared: number | undefined): Length | undefined {
  const seconds = shownValue(measure);
  if (measure !== undefined && seconds !== undefined && seconds >= 0) {
    return { seconds, from: 'measured', measure, ...(declared === undefined ? {} : { declared }) };
  }
  return declared === undefined ? undefined : { seconds: declared, from: 'declared' };
}

function timesOf(
  measured: MeasuredMap,
  stage: Stage,
  step: Step,
): { wait: Length | undefined; takes: Length | undefined } {
  // What is measured of a stage with one step is measured of that step.
  const refs = [...(step.measures ?? []), ...(stage.steps.length === 1 ? (stage.measures ?? []) : [])];
  return {
    wait: lengthOf(answer(measured, refs, 'wait-before'), step.waitBefore),
    takes: lengthOf(answer(measured, refs, 'time-in'), step.takes),
  };
}

/** Every step in order; a stage of several steps, none of them timed, is one row where the stage itself was measured. */
export function timesOfMap(measured: MeasuredMap): Timed[] {
  const columns = columnsOf(measured.map);
  return measured.map.stages.flatMap((stage): Timed[] => {
    const own = columns.filter((column) => column.stage === stage);
    const rows = own.map((column) => ({
      columns: [column],
      whole: false,
      ...timesOf(measured, stage, column.step),
    }));
    if (own.length === 1 || rows.some((row) => row.wait || row.takes)) return rows;
    const wait = lengthOf(answer(measured, stage.measures, 'wait-before'), undefined);
    const takes = lengthOf(answer(measured, stage.measures, 'time-in'), undefined);
    return wait || takes ? [{ columns: own, whole: true, wait, takes }] : rows;
  });
}

/** What waiting and doing add up to; `unknown` counts rows of which neither is known. */
export function totals(times: readonly Timed[]): { waiting: number; doing: number; unknown: number } {
  const sum = (pick: (one: Timed) => Length | undefined): number =>
    times.reduce((all, one) => all + (pick(one)?.seconds ?? 0), 0);
  return {
    waiting: sum((one) => one.wait),
    doing: sum((one) => one.takes),
    unknown: times.filter((one) => !one.wait && !one.takes).length,
  };
}
