/** The files a verb is asked to write: which form each ending means, and one name for each journey. */
import { deny } from '../lib/refusal.ts';
import { endings, type MapForm } from '../render/map-forms.ts';
import { checkPlace } from './write-whole.ts';

export interface Output {
  readonly path: string;
  readonly form: MapForm;
  /** The ending as it was written. */
  readonly ending: string;
}

/** Refused when no form has this ending. */
export function outputOf(path: string): Output {
  const found = endings.find(([ending]) => path.toLowerCase().endsWith(ending));
  if (found) return { path, form: found[1], ending: path.slice(-found[0].length) };
  return deny('unknown-form', `The ending of "${path}" says no form of map.`, {
    fix: `It must be one of ${endings.map(([ending]) => ending).join(', ')}.`,
  });
}

/** All outputs, their folders there and writable. */
export async function outputsOf(paths: readonly string[]): Promise<Output[]> {
  const outputs = paths.map(outputOf);
  for (const output of outputs) await checkPlace(output.path);
  return outputs;
}

/** `NAME.svg` for the first, `NAME.2.svg` for the second, ... */
export function numbered(output: Output, place: number): string {
  if (place === 1) return output.path;
  return `${output.path.slice(0, -output.ending.length)}.${place}${output.ending}`;
}
