/** The forms a map can be written in: their names, endings and types, and what may be asked of each. */
import { z } from 'zod';
import { languageIds } from '../lib/language.ts';
import { papers } from './pdf-pages.ts';
import { themes } from './palette.ts';
import { views } from './scene.ts';

/** Forms that hold an overview and every map, and forms that hold one map a file. */
export const pageForms = ['html', 'pdf', 'pptx', 'xlsx'] as const;
export const singleForms = ['journey.json', 'svg', 'png', 'csv', 'mmd', 'md', 'cjml', 'theydo.json'] as const;
export const mapForms = [...singleForms, ...pageForms] as const;
export type PageForm = (typeof pageForms)[number];
export type MapForm = (typeof mapForms)[number];

export const holdsPages = (form: MapForm): form is PageForm => pageForms.some((one) => one === form);

/** Bytes of the largest file that is read; a map is never as large. */
export const largestFile = 50 * 2 ** 20;

/** Yes or no, also as an address says it. */
const flag = (usual: boolean) =>
  z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).default(usual);

/** Everything that may be asked of a form; each form heeds what concerns it. Texts of an address or command line do. */
export const WriteOptions = z.object({
  view: z.enum(views).default('grid'),
  theme: z.enum(themes).default('light'),
  /** Of every word that is not the map's own; English where nobody says. */
  language: z.enum(languageIds).optional(),
  /** PNG: pixels of the picture for each of the drawing. */
  scale: z.coerce.number().int().min(1).max(4).default(2),
  /** PDF: `drawing` makes pages as large as the drawings; the others are landscape, one page a map. */
  paper: z.enum(['drawing', ...papers]).default('drawing'),
  /** PDF: the drawing in its own size on as many pages of `paper` as it takes, with crop marks. */
  tiled: flag(false),
  /** On every picture: the title, the logo of the map, the key, the day and the version. */
  title: flag(true),
  logo: flag(true),
  legend: flag(true),
  date: flag(false),
  version: flag(false),
  /** The day that is written, such as `2026-11-21`; today where `date` is asked and nothing said. */
  on: z.iso.date().optional(),
  /** An overview before the maps also where there is but one. */
  overview: flag(false),
  /** CSV: one row a card, or stages across and lanes down. */
  table: z.enum(['long', 'wide']).default('long'),
  /** Mermaid: `auto` is a journey where feelings are known, else a timeline. */
  diagram: z.enum(['auto', 'journey', 'timeline', 'quadrantChart']).default('auto'),
  /** Mermaid: comments of ours that make reading it again lossless. */
  comments: z.enum(['auto', 'always', 'never']).default('auto'),
});
export type WriteOptions = z.infer<typeof WriteOptions>;

/** What a file could not hold or a reader not take, in words; where, and on which line of the text. */
export interface Lost {
  readonly what: string;
  readonly where?: string;
  /** Counted from 1. */
  readonly line?: number;
}

interface FormFacts {
  readonly type: string;
  readonly name: string;
}

export const formFacts: Readonly<Record<MapForm, FormFacts>> = {
  'journey.json': { type: 'application/json; charset=utf-8', name: 'Journey file' },
  svg: { type: 'image/svg+xml', name: 'SVG picture' },
  png: { type: 'image/png', name: 'PNG picture' },
  csv: { type: 'text/csv; charset=utf-8', name: 'CSV table' },
  mmd: { type: 'text/vnd.mermaid; charset=utf-8', name: 'Mermaid text' },
  md: { type: 'text/markdown; charset=utf-8', name: 'Markdown outline' },
  cjml: { type: 'application/xml; charset=utf-8', name: 'CJML 2.0' },
  'theydo.json': { type: 'application/json; charset=utf-8', name: 'TheyDo JSON' },
  html: { type: 'text/html; charset=utf-8', name: 'HTML page, works offline' },
  pdf: { type: 'application/pdf', name: 'PDF to print' },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    name: 'PowerPoint slides',
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'Excel workbook' },
};

/** Every ending a written file may have, longest first, and the form it means. */
export const endings: readonly (readonly [ending: string, form: MapForm])[] = [
  ['.journey.json', 'journey.json'],
  ['.theydo.json', 'theydo.json'],
  ['.cjml.xml', 'cjml'],
  ['.cjml', 'cjml'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.pdf', 'pdf'],
  ['.svg', 'svg'],
  ['.png', 'png'],
  ['.pptx', 'pptx'],
  ['.xlsx', 'xlsx'],
  ['.csv', 'csv'],
  ['.mmd', 'mmd'],
  ['.md', 'md'],
];
