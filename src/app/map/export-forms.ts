/** What the export menu offers: forms in their groups, and which questions each asks. */
import type { MapForm, WriteOptions } from '../../render/map-forms.ts';

type Ask = Exclude<keyof WriteOptions, 'view' | 'theme' | 'language' | 'overview' | 'on'>;

export interface FormOffer {
  readonly form: MapForm;
  /** In English, the key of the catalogue. */
  readonly name: string;
  readonly hint: string;
  readonly asks: readonly Ask[];
  /** Draws the view that is open. */
  readonly drawn?: boolean;
}

const around: readonly Ask[] = ['title', 'logo', 'legend', 'date', 'version'];

export const formGroups: readonly { readonly name: string; readonly forms: readonly FormOffer[] }[] = [
  {
    name: 'Pictures',
    forms: [
      { form: 'png', name: 'PNG picture', hint: 'for chats and pages', asks: ['scale', ...around], drawn: true },
      { form: 'svg', name: 'SVG picture', hint: 'sharp at any size', asks: around, drawn: true },
      {
        form: 'pdf',
        name: 'PDF',
        hint: 'to print, on one page or many',
        asks: ['paper', 'tiled', ...around],
        drawn: true,
      },
      { form: 'pptx', name: 'PowerPoint slides', hint: 'shapes to edit, a slide a stage', asks: ['legend'] },
      { form: 'html', name: 'HTML page', hint: 'works offline', asks: [] },
    ],
  },
  {
    name: 'Tables',
    forms: [
      { form: 'xlsx', name: 'Excel workbook', hint: 'the map and every card', asks: [] },
      { form: 'csv', name: 'CSV table', hint: 'one row a card, or the map', asks: ['table'] },
    ],
  },
  {
    name: 'Texts and files',
    forms: [
      { form: 'journey.json', name: 'Journey file', hint: 'everything, to open again', asks: [] },
      { form: 'mmd', name: 'Mermaid text', hint: 'for GitHub and wikis', asks: ['diagram', 'comments'] },
      { form: 'md', name: 'Markdown outline', hint: 'everything in words', asks: [] },
      { form: 'cjml', name: 'CJML 2.0', hint: 'touchpoints and actors as XML', asks: [] },
      { form: 'theydo.json', name: 'TheyDo JSON', hint: 'opportunities, insights, solutions, metrics', asks: [] },
    ],
  },
];

export const offers: readonly FormOffer[] = formGroups.flatMap(({ forms }) => forms);

/** The address of the file, with what differs from the usual alone. */
export function exportAddress(map: string, offer: FormOffer, options: WriteOptions, usual: WriteOptions): string {
  const asked: readonly (keyof WriteOptions)[] = [
    ...offer.asks,
    ...(offer.drawn || offer.form === 'pptx' ? (['view', 'theme'] as const) : []),
    'language',
  ];
  const query = new URLSearchParams(
    asked.filter((key) => options[key] !== usual[key]).map((key): [string, string] => [key, String(options[key])]),
  ).toString();
  return `/api/maps/${encodeURIComponent(map)}/export.${offer.form}${query === '' ? '' : `?${query}`}`;
}
