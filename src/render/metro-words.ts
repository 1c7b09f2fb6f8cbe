/** What the metro view and its legend have in common. */
import { linePaints, type PaintName } from './palette.ts';
import { say } from './language.ts';

/** Lines beyond the four paints repeat them, dashed. */
export function linePaint(index: number): { stroke: PaintName; dash?: readonly number[] } {
  const stroke = linePaints[index % linePaints.length] ?? 'blue';
  return index < linePaints.length ? { stroke } : { stroke, dash: [10, 4] };
}

export function times(count: number): string {
  return say('{n, plural, one {once} =2 {twice} other {{n} times}}', { n: count });
}
