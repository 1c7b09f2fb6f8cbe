/** Reads whatever file a map comes in, by its content, and writes maps in every form; Node only. */
import { refusal, isRefusal, type Refusal } from '../lib/refusal.ts';
import { measuredMapOf, parseJourneyFile, printJourneyFile } from '../map/file.ts';
import { withHeard } from '../map/heard.ts';
import type { MeasuredMap } from '../map/map.ts';
import { decodeText } from './decode-text.ts';
import { foreignBytes } from './foreign-bytes.ts';
import { speaking } from './language.ts';
import { lossesOf } from './losses-of-form.ts';
import { largestFile, type Lost, type MapForm, type WriteOptions } from './map-forms.ts';
import { looksLikeMermaid, readMermaidFile } from './mermaid-files.ts';
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
  if (bytes.length === 0) return refusal('empty-file', `${name} is empty.`, { fix: 'Choose another file.' });
  const title = name.replace(/\.\w+$/, '') || 'Journey map';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { readXlsxFile } = await import('./read-xlsx.ts');
    return readXlsxFile(bytes, title);
  }
  const foreign = foreignBytes(name, bytes);
  if (foreign) return foreign;
  const { text, encoding } = decodeText(bytes);
  if (isNoise(text))
    return refusal('not-a-map', `${name} is neither text nor a workbook.`, {
      fix: 'Bring a journey file, a table (CSV or XLSX), Mermaid, CJML or TheyDo JSON.',
    });
  if (/^\s*$/.test(text)) return refusal('empty-file', `${name} is empty.`, { fix: 'Choose another file.' });
  if (/^\s*[{[]/.test(text)) return readJson(text, title);
  if (/^\s*</.test(text)) {
    const { readCjml } = await import('./cjml.ts');
    return readCjml(text, title);
  }
  if (looksLikeMermaid(text)) return readMermaidFile(text, title);
  const { readCsv } = await import('./csv.ts');
  return readCsv(text, encoding, title);
}

/** Whether what was decoded is full of signs nobody types. */
function isNoise(text: string): boolean {
  const head = text.slice(0, 10_000);
  const odd = head.match(/(?![\t\n\v\f\r])\p{Cc}|\ufffd/gu)?.length ?? 0;
  return odd > 4 && odd > head.length / 100;
}

/** Undefined for what is no JSON: the reader of journey files says where it breaks. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readJson(text: string, title: string): Promise<ReadMaps | Refusal> {
  const { looksLikeTheyDo, readTheyDo } = await import('./theydo.ts');
  const json = jsonIn(text);
  if (looksLikeTheyDo(json)) return readTheyDo(json, text, title);
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
  const shown = kept.has(form) ? maps : maps.map(withHeard);
  const content = await writers[form](shown, options);
  const lost = speaking(options.language, () => shown.flatMap((measured) => lossesOf(measured, form, options)));
  return { content, lost: unique(lost) };
}

type Content = string | Uint8Array;
type Write = (maps: readonly MeasuredMap[], options: WriteOptions) => Promise<Content>;

/** A writer of the first map; forms that hold one are given one. */
function ofOne(write: (measured: MeasuredMap, options: WriteOptions) => Promise<Content>): Write {
  return ([measured], options) => {
    if (measured === undefined) throw new Error('a form that holds one map was given none');
    return write(measured, options);
  };
}

async function sceneOf(measured: MeasuredMap, options: WriteOptions): Promise<Scene> {
  const { drawSheet } = await import('./sheet.ts');
  const { view, theme, language, title, logo, legend, version, date, on } = options;
  const today = date ? (on ?? new Date().toISOString().slice(0, 10)) : undefined;
  return drawSheet(measured, { view, theme, language }, { title, logo, legend, version, on: today });
}

const unique = (lost: readonly Lost[]): Lost[] => [...new Map(lost.map((one) => [one.what, one])).values()];

/** Forms that hold the map as it is kept; the others draw or tell it, with what was heard of its parts. */
const kept: ReadonlySet<MapForm> = new Set(['journey.json', 'mmd', 'cjml', 'theydo.json']);

const writers: Readonly<Record<MapForm, Write>> = {
  'journey.json': ofOne(async ({ map, measures, pictures }) => printJourneyFile(map, measures, pictures)),
  svg: ofOne(async (measured, options) => {
    const { toSvgFile } = await import('./svg-file.ts');
    return toSvgFile(await sceneOf(measured, options));
  }),
  png: ofOne(async (measured, options) => {
    const { toPng } = await import('./png.ts');
    return await toPng(await sceneOf(measured, options), { scale: options.scale });
  }),
  csv: ofOne(async (measured, { table }) => {
    const { toCsv } = await import('./csv.ts');
    return toCsv(measured, table);
  }),
  mmd: ofOne(async (measured, options) => {
    const { toMermaid } = await import('./mermaid.ts');
    return toMermaid(measured, options).text;
  }),
  md: ofOne(async (measured, { language }) => {
    const { toMarkdown } = await import('./markdown.ts');
    return speaking(language, () => toMarkdown(measured));
  }),
  cjml: ofOne(async (measured) => {
    const { toCjml } = await import('./cjml.ts');
    return toCjml(measured);
  }),
  'theydo.json': ofOne(async (measured) => {
    const { toTheyDo } = await import('./theydo.ts');
    return toTheyDo(measured);
  }),
  html: async (maps, { language }) => {
    const { toHtml } = await import('./html.ts');
    return toHtml(maps, { language });
  },
  pptx: async (maps, options) => {
    const { toPptx } = await import('./pptx.ts');
    return toPptx(maps, options);
  },
  xlsx: async (maps, { overview, language }) => {
    const { toXlsx } = await import('./xlsx.ts');
    return toXlsx(maps, { overview, language });
  },
  pdf: async (maps, options) => {
    const [{ toPdf }, { drawOverview }] = await Promise.all([import('./pdf.ts'), import('./overview.ts')]);
    const scenes = await Promise.all(maps.map((measured) => sceneOf(measured, options)));
    const first =
      maps.length === 1 && !options.overview
        ? []
        : [drawOverview(maps, { theme: options.theme, language: options.language })];
    const { paper, tiled, language } = options;
    const onPaper = paper === 'drawing' ? {} : { paper, tiled, whole: first.length };
    return await toPdf([...first, ...scenes], { language, ...onPaper });
  },
};
