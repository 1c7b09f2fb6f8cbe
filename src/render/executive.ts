/** What a board wants to know of a map: the worst pains by how many they reach, and what is asked for. */
import type { Card, MeasuredMap } from '../map/map.ts';
import type { Measure } from '../map/measure.ts';
import { feelingAt, feelingsOf } from './feeling.ts';
import { candidatesOf, type Candidate } from './matrix-scores.ts';
import { answers, columnsOf, readStage, touchpointOf, type Column } from './reading.ts';

export interface Pain {
  readonly card: Card;
  readonly column: Column;
  /** Journeys or customers it reaches, as measured; undefined where nobody counted. */
  readonly reach: number | undefined;
  readonly measure: Measure | undefined;
  /** Whether the count is of the pain itself, or of everybody who comes through its stage. */
  readonly reachOf: 'pain' | 'stage' | undefined;
  /** Declared by people, 1 to 5. */
  readonly impact: number | undefined;
  readonly felt: number | undefined;
}

/** How many a measure stands for: a count itself, a share of what it was counted in. */
function people(measure: Measure): number | undefined {
  if (measure.suppressed || measure.value === null) return undefined;
  if (measure.unit === 'count') return measure.value;
  if (measure.unit !== 'share') return undefined;
  return measure.value * (measure.of ?? measure.n);
}

function reachOf(measured: MeasuredMap, card: Card, column: Column): Pick<Pain, 'reach' | 'measure' | 'reachOf'> {
  const own = answers(measured, [...(card.measures ?? []), ...(touchpointOf(measured.map, card)?.measures ?? [])]);
  for (const { measure } of own) {
    const reach = people(measure);
    if (reach !== undefined) return { reach, measure, reachOf: 'pain' };
  }
  const { journeys } = readStage(measured, column.stage);
  const reach = journeys && people(journeys);
  return {
    reach,
    measure: reach === undefined ? undefined : journeys,
    reachOf: reach === undefined ? undefined : 'stage',
  };
}

/** Every pain point: by measured reach, then by declared impact, then by how bad the step feels, then in map order. */
export function painsOf(measured: MeasuredMap): Pain[] {
  const { map } = measured;
  const columns = new Map(columnsOf(map).map((column) => [column.step.id, column]));
  const series = feelingsOf(measured);
  const lanes = new Set(map.lanes.filter((lane) => lane.kind === 'pains').map((lane) => lane.id));
  const all = map.cards.flatMap((card): Pain[] => {
    const column = lanes.has(card.lane) ? columns.get(card.step) : undefined;
    if (!column || card.text.trim() === '') return [];
    const impact = card.intensity ?? touchpointOf(map, card)?.impact;
    return [
      { card, column, ...reachOf(measured, card, column), impact, felt: feelingAt(series, column.index)?.point.value },
    ];
  });
  // A pain that was counted itself comes before one of which only the passers-by were counted.
  const rank = (one: Pain): number => (one.reachOf === 'pain' ? 2 : one.reachOf === 'stage' ? 1 : 0);
  return all.toSorted(
    (a, b) =>
      rank(b) - rank(a) ||
      (b.reach ?? 0) - (a.reach ?? 0) ||
      (b.impact ?? 0) - (a.impact ?? 0) ||
      (a.felt ?? 0) - (b.felt ?? 0),
  );
}

/** Opportunities and solutions still open, the most valuable for the least effort first; unscored ones last. */
export function asksOf(measured: MeasuredMap, customerWeight = 0.5): Candidate[] {
  const open = candidatesOf(measured.map, customerWeight).filter(
    (one) => one.card.progress !== 'done' && one.card.progress !== 'dropped' && one.card.text.trim() !== '',
  );
  const scored = (one: Candidate): boolean => one.value !== undefined && one.effort !== undefined;
  return [...open.filter(scored), ...open.filter((one) => !scored(one))];
}
