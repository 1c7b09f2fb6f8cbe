/** Reads whatever file a map comes in, by its content, and writes maps in every form; Node only. */
import { refusal, isRefusal, type Refusal } from '../lib/refusal.ts';
import { measuredMapOf, parseJourneyFile, printJourneyFile } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import type { Lost, MapForm, WriteOptions } from './map-forms.ts';
import type { Scene } from './scene.ts';

export interface ReadMaps {
  readonly maps: readonly MeasuredMap[];
  /** In words: "Mermaid journey", "CSV with ; as separator, Windows-1252". */
  readonly format: string;
  /** What was understood as what, one sentence each. */
  readonly matched: readonly string[];
  /** What could not be taken over, in the order of the file. */
  readonly lost: readonly Lost[];
}

export interface WrittenFile {
  readonly content: string | Uint8Array;
  readonly lost: readonly Lost[];
}

/** Bytes of the largest file that is read; a map is never as large. */
export const largestFile = 50 * 2 ** 20;

/**
 * The maps in a file. `name` serves titles and messages only: what the file is is told from its bytes.
 * Refused `file-too-large`, `empty-file`, `unknown-form`, or what its own reader says, with the line where there is one.
 */
export async function readMapFile(name: string, bytes: Uint8Array): Promise<ReadMaps | Refusal> {
  if (bytes.length > largestFile) {
    return refusal('file-too-large', `${name} is larger than 50 MB, which no journey map is.`, {
      fix: 'Choose another file, or bring a log of events by Import.',
    });
  }
  const text = Buffer.from(bytes).toString('utf8');
  if (!/^\ufeff?\s*[{[]/.test(text) && text.trim() !== '') {
    return refusal('unknown-form', `${name} cannot be read as a map.`, {
      fix: 'Maps are read from .journey.json files.',
    });
  }
  const file = parseJourneyFile(text);
  if (isRefusal(file)) return file;
  const { stages, cards } = file;
  const matched = [`${stages.length} stages and ${cards.length} cards, with everything they hold`];
  return { maps: [measuredMapOf(file)], format: 'Journey file', matched, lost: [] };
}

/** Throws `Refused` for what a form cannot do, such as `picture-too-large`. One map for forms that hold one. */
export async function writeMapFile(
  maps: readonly MeasuredMap[],
  form: MapForm,
  options: WriteOptions,
): Promise<WrittenFile> {
  return writers[form](maps, options);
}

type Write = (maps: readonly MeasuredMap[], options: WriteOptions) => Promise<WrittenFile>;

/** A writer of the first map; forms that hold one are given one. */
function ofOne(write: (measured: MeasuredMap, options: WriteOptions) => Promise<WrittenFile>): Write {
  return ([measured], options) => {
    if (measured === undefined) throw new Error('a form that holds one map was given none');
    return write(measured, options);
  };
}

const whole = (content: string | Uint8Array): WrittenFile => ({ content, lost: [] });

async function sceneOf(measured: MeasuredMap, options: WriteOptions): Promise<Scene> {
  const { draw } = await import('./draw.ts');
  return draw(measured, { view: options.view, theme: options.theme });
}

const writers: Readonly<Record<MapForm, Write>> = {
  'journey.json': ofOne(async ({ map, measures, pictures }) => whole(printJourneyFile(map, measures, pictures))),
  svg: ofOne(async (measured, options) => {
    const { toSvgFile } = await import('./svg-file.ts');
    return whole(toSvgFile(await sceneOf(measured, options)));
  }),
  png: ofOne(async (measured, options) => {
    const { toPng } = await import('./png.ts');
    return whole(await toPng(await sceneOf(measured, options)));
  }),
  csv: ofOne(async (measured) => {
    const { toCsv } = await import('./csv.ts');
    return whole(toCsv(measured));
  }),
  mmd: ofOne(async (measured) => {
    const { toMermaid } = await import('./mermaid.ts');
    const { text, lost } = toMermaid(measured);
    return { content: text, lost: lost.map((what) => ({ what })) };
  }),
  md: ofOne(async (measured) => {
    const { toMarkdown } = await import('./markdown.ts');
    return whole(toMarkdown(measured));
  }),
  html: async (maps) => {
    const { toHtml } = await import('./html.ts');
    return whole(toHtml(maps));
  },
  pdf: async (maps, options) => {
    const [{ toPdf }, { drawOverview }] = await Promise.all([import('./pdf.ts'), import('./overview.ts')]);
    const scenes = await Promise.all(maps.map((measured) => sceneOf(measured, options)));
    const first = maps.length === 1 && !options.overview ? [] : [drawOverview(maps, { theme: options.theme })];
    return whole(await toPdf([...first, ...scenes]));
  },
};
