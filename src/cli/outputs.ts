/** The files a verb is asked to write: which form each ending means, and one name for each journey. */
import { deny } from '../lib/refusal.ts';
import { checkPlace } from './write-whole.ts';

export const pageForms = ['html', 'pdf'] as const;
export const mapForms = ['journey.json', 'svg', 'png', 'csv', 'mmd', 'md'] as const;
/** Forms that hold many pages, and forms that hold one map a file. */
export type PageForm = (typeof pageForms)[number];
export type MapForm = (typeof mapForms)[number];
export type Form = PageForm | MapForm;

export interface Output {
  readonly path: string;
  readonly form: Form;
  /** The ending as it was written. */
  readonly ending: string;
}

const endings: readonly (readonly [ending: string, form: Form])[] = [
  ['.journey.json', 'journey.json'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.pdf', 'pdf'],
  ['.svg', 'svg'],
  ['.png', 'png'],
  ['.csv', 'csv'],
  ['.mmd', 'mmd'],
  ['.md', 'md'],
];

/** Refused when no form has this ending. */
export function outputOf(path: string): Output {
  const found = endings.find(([ending]) => path.toLowerCase().endsWith(ending));
  if (found) return { path, form: found[1], ending: path.slice(-found[0].length) };
  if (/\.(pptx|xlsx)$/i.test(path)) {
    deny('form-not-written', `Sojourn does not write ${path.slice(-5)} yet.`, {
      fix: 'Use .html or .pdf for many pages, .csv for a spreadsheet.',
    });
  }
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

export const holdsPages = (form: Form): form is PageForm => pageForms.some((one) => one === form);
