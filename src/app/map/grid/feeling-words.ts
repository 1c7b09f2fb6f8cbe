/** What the line of feelings shows at each step, in words, for those who do not see it. */
import type { Lane, MeasuredMap } from '../../../map/map.ts';
import type { FeelingPoint, FeelingSeries } from '../../../render/feeling.ts';
import { disagreementsOf, disagreementTold, voicesOf, voiceWords } from '../../../render/feeling-voices.ts';
import { isHidden } from '../../../render/grid-feeling.ts';
import { columnsOf } from '../../../render/reading.ts';
import { count, valence } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import { laneFeelings } from './shape.ts';

const at = (points: readonly FeelingPoint[], column: number): FeelingPoint | undefined =>
  points.find((one) => one.from <= column && column <= one.to);

const told = new WeakMap<MeasuredMap, Map<string, readonly string[]>>();

/** By column; empty where nothing is told. Worked out once for each state of a map. */
export function feelingWords(measured: MeasuredMap, lane: Lane): readonly string[] {
  const known = told.get(measured) ?? new Map<string, readonly string[]>();
  told.set(measured, known);
  const words = known.get(lane.id) ?? wordsOf(measured, laneFeelings(measured, lane));
  known.set(lane.id, words);
  return words;
}

function wordsOf(measured: MeasuredMap, series: readonly FeelingSeries[]): string[] {
  const voices = voicesOf(measured, series);
  const apart = disagreementsOf(series);
  const isMeasured = series.some((one) => one.measured);
  return columnsOf(measured.map).map((column) => {
    const { index } = column;
    const found = series.filter((one) => one.measured).flatMap((one) => at(one.points, index) ?? []);
    const measures = found.map((point) =>
      t('measured {value}, n {n}', { value: valence(point.value), n: count(point.measure?.n ?? 0) }),
    );
    const heard = voices.flatMap(({ by, points }) => {
      const point = at(points, index);
      return point ? [`${voiceWords(by)} ${valence(point.value)}`] : [];
    });
    const far = apart.filter(({ measured: one }) => one.from <= index && index <= one.to).map(disagreementTold);
    if (found.length === 0 && isMeasured) return t(isHidden(measured, column) ? 'too few to show' : 'not measured');
    return [...measures, ...heard, ...far].join('; ');
  });
}
