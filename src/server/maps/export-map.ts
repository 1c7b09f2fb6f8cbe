/** A map with its answers as a file, in every form we can write. */
import { printJourneyFile } from '../../map/file.ts';
import type { MeasuredMap } from '../../map/map.ts';
import { toCsv } from '../../render/csv.ts';
import { draw } from '../../render/draw.ts';
import { toHtml } from '../../render/html.ts';
import { toMermaid } from '../../render/mermaid.ts';
import { toPdf } from '../../render/pdf.ts';
import { toPng } from '../../render/png.ts';
import { toSvgFile } from '../../render/svg-file.ts';
import type { ExportForm, ExportQuery } from '../api.ts';
import type { ExportedFile } from '../services.ts';

type Print = (measured: MeasuredMap, query: ExportQuery) => string | Uint8Array | Promise<string | Uint8Array>;

const forms: Readonly<Record<ExportForm, { readonly type: string; readonly print: Print }>> = {
  'journey.json': {
    type: 'application/json; charset=utf-8',
    print: ({ map, measures }) => printJourneyFile(map, measures),
  },
  svg: { type: 'image/svg+xml', print: (measured, query) => toSvgFile(draw(measured, query)) },
  png: { type: 'image/png', print: (measured, query) => toPng(draw(measured, query)) },
  pdf: { type: 'application/pdf', print: (measured, query) => toPdf([draw(measured, query)]) },
  html: { type: 'text/html; charset=utf-8', print: (measured) => toHtml([measured]) },
  mmd: { type: 'text/vnd.mermaid; charset=utf-8', print: (measured) => toMermaid(measured).text },
  csv: { type: 'text/csv; charset=utf-8', print: (measured) => toCsv(measured) },
};

export async function exportMap(measured: MeasuredMap, form: ExportForm, query: ExportQuery): Promise<ExportedFile> {
  const { type, print } = forms[form];
  return { name: `${nameOf(measured.map.title)}.${form}`, type, body: await print(measured, query) };
}

/** A file name of a title: no sign a file system minds, not too long. */
function nameOf(title: string): string {
  const plain = title
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    [...plain]
      .slice(0, 80)
      .join('')
      .replace(/^\.+|\.+$/g, '') || 'journey map'
  );
}
