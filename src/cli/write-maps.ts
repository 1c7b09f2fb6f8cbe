/** Writes measured maps in the forms that were asked for. */
import type { MeasuredMap } from '../map/map.ts';
import { checkpoint } from '../lib/progress.ts';
import { holdsPages, type Lost, type WriteOptions } from '../render/map-forms.ts';
import { numbered, type Output } from './outputs.ts';
import type { ProgressBar } from './progress-bar.ts';
import { writeWhole } from './write-whole.ts';

export interface Written {
  readonly path: string;
  /** What the form cannot hold, in words. */
  readonly lost: readonly string[];
}

/** The files in the order asked for; those of one output largest journey first. */
export async function writeMaps(
  maps: readonly MeasuredMap[],
  outputs: readonly Output[],
  options: WriteOptions,
  bar: ProgressBar,
): Promise<Written[]> {
  const { writeMapFile } = await import('../render/map-files.ts');
  const written: Written[] = [];
  for (const output of outputs) {
    const files = holdsPages(output.form) ? [maps] : maps.map((one) => [one]);
    for (const [at, held] of files.entries()) {
      const path = numbered(output, at + 1);
      checkpoint(bar);
      bar.report({ doing: `Writing ${path}`, done: 0 });
      const { content, lost } = await writeMapFile(held, output.form, options);
      await writeWhole(path, content);
      written.push({ path, lost: lost.map(lossWords) });
    }
  }
  return written;
}

/** "Line 12: the score is no number (At 10)". */
export function lossWords({ what, where, line }: Lost): string {
  const placed = where === undefined ? what : `${what} (${where})`;
  return line === undefined ? placed : `Line ${line}: ${placed}`;
}
