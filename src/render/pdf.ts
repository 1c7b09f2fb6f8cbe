/** Drawings -> PDF: the same primitives as vectors and real text, our fonts embedded, one page each; Node only. */
import PDFDocument from 'pdfkit';
import type { Language } from '../lib/language.ts';
import { palette, type PaintName, type Theme } from './palette.ts';
import { cropMarks, ownScale, pagesOf, type Paper, type PaperPage } from './pdf-pages.ts';
import { PdfFonts, writeText } from './pdf-text.ts';
import type { ImageItem, Item, Scene } from './scene.ts';
import { printPath } from './svg.ts';
import { clamp } from './text.ts';

export interface PdfOptions {
  readonly title?: string;
  readonly author?: string;
  /** When the document says it was made; fixed, so that the same maps give the same bytes. */
  readonly date?: Date;
  /** Of the document, and of the words on its edges. */
  readonly language?: Language | undefined;
  /** Fits each drawing to one such page; absent: pages as large as the drawings. */
  readonly paper?: Paper;
  /** Cuts the drawings in their own size into pages of `paper`, with crop marks; the first stays whole where it says so. */
  readonly tiled?: boolean;
  /** How many drawings at the front are fitted to one page also where the others are tiled. */
  readonly whole?: number;
}

/** Acrobat's limit for a page side, in points. */
const longest = 14_400;

type Shape = Exclude<Item, { kind: 'group' } | { kind: 'text' } | { kind: 'image' }>;

function outline(doc: PDFKit.PDFDocument, item: Shape): void {
  switch (item.kind) {
    case 'rect': {
      const radius = Math.min(item.radius ?? 0, item.width / 2, item.height / 2);
      if (radius > 0) doc.roundedRect(item.x, item.y, item.width, item.height, radius);
      else doc.rect(item.x, item.y, item.width, item.height);
      return;
    }
    case 'line':
      doc.moveTo(item.x1, item.y1).lineTo(item.x2, item.y2);
      return;
    case 'circle':
      doc.circle(item.cx, item.cy, item.r);
      return;
    case 'path':
      doc.path(printPath(item.steps));
  }
}

function paintShape(doc: PDFKit.PDFDocument, item: Shape, theme: Theme): void {
  const colour = (name: PaintName): string => palette[theme][name];
  if (item.fill === undefined && item.stroke === undefined) return;
  doc.save();
  if (item.opacity !== undefined) doc.opacity(item.opacity);
  if (item.stroke) doc.lineWidth(item.strokeWidth ?? 1);
  if (item.dash) doc.dash(item.dash[0] ?? 1, { space: item.dash[1] ?? item.dash[0] ?? 1 });
  if (item.kind === 'path' && item.round) doc.lineCap('round').lineJoin('round');
  outline(doc, item);
  if (item.fill && item.stroke) doc.fillAndStroke(colour(item.fill), colour(item.stroke));
  else if (item.fill) doc.fill(colour(item.fill));
  else if (item.stroke) doc.stroke(colour(item.stroke));
  doc.restore();
}

/** PDF holds PNG and JPEG; of any other picture its words are written. */
function paintImage(doc: PDFKit.PDFDocument, fonts: PdfFonts, item: ImageItem, theme: Theme): void {
  const { x, y, width, height, alt } = item;
  const bytes = /^data:image\/(?:png|jpeg);base64,(.+)$/.exec(item.href)?.[1];
  if (bytes === undefined) {
    const style = { size: 11.5 };
    const { lines } = clamp(alt, width - 24, style, 4);
    const top = y + height / 2 - (lines.length - 1) * 8 + 4;
    lines.forEach((words, at) =>
      writeText(
        doc,
        fonts,
        { kind: 'text', text: words, x: x + width / 2, y: top + at * 16, fill: 'quiet', anchor: 'middle', ...style },
        theme,
      ),
    );
    return;
  }
  doc.save();
  doc.rect(x, y, width, height).clip();
  doc.image(Buffer.from(bytes, 'base64'), x, y, { cover: [width, height], align: 'center', valign: 'center' });
  doc.restore();
}

function paint(doc: PDFKit.PDFDocument, fonts: PdfFonts, item: Item, theme: Theme): void {
  if (item.kind === 'group') for (const one of item.items) paint(doc, fonts, one, theme);
  else if (item.kind === 'text') writeText(doc, fonts, item, theme);
  else if (item.kind === 'image') paintImage(doc, fonts, item, theme);
  else paintShape(doc, item, theme);
}

function paintScene(doc: PDFKit.PDFDocument, fonts: PdfFonts, scene: Scene): void {
  doc.rect(0, 0, scene.width, scene.height).fill(palette[scene.theme].paper);
  for (const item of scene.items) paint(doc, fonts, item, scene.theme);
}

function paintPage(doc: PDFKit.PDFDocument, fonts: PdfFonts, scene: Scene): void {
  const fit = Math.min(ownScale, longest / scene.width, longest / scene.height);
  doc.addPage({ size: [scene.width * fit, scene.height * fit], margin: 0 });
  doc.outline.addItem(scene.title);
  doc.scale(fit);
  paintScene(doc, fonts, scene);
}

function paintPaper(doc: PDFKit.PDFDocument, fonts: PdfFonts, scene: Scene, pages: readonly PaperPage[]): void {
  pages.forEach((page, at) => {
    const { frame, label } = page;
    doc.addPage({ size: [page.width, page.height], margin: 0 });
    if (at === 0) doc.outline.addItem(scene.title);
    if (label === undefined) doc.rect(0, 0, page.width, page.height).fill(palette[scene.theme].paper);
    doc.save();
    doc.rect(frame.x, frame.y, frame.width, frame.height).clip();
    doc.translate(page.left, page.top).scale(page.scale);
    paintScene(doc, fonts, scene);
    doc.restore();
    if (label === undefined) return;
    for (const [x1, y1, x2, y2] of cropMarks(page)) doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(0.5).stroke('#000000');
    const words = { kind: 'text', size: 8, fill: 'quiet', x: frame.x + 24, y: frame.y + frame.height + 14 } as const;
    writeText(doc, fonts, { ...words, text: `${scene.title} · ${label}` }, 'light');
  });
}

/** One page for each drawing, or as many of `paper` as it takes; Refused `too-many-tiles`. Same drawings and options, same bytes on the same machine. */
export async function toPdf(scenes: readonly Scene[], options: PdfOptions = {}): Promise<Uint8Array> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    displayTitle: true,
    lang: options.language ?? 'en',
    info: {
      Title: options.title ?? scenes[0]?.title ?? 'Journey map',
      Author: options.author ?? '',
      Creator: 'Sojourn',
      Producer: 'Sojourn',
      CreationDate: options.date ?? new Date(0),
    },
  });
  const { paper, tiled = false, whole = 0 } = options;
  const laid = paper && scenes.map((scene, at) => pagesOf(scene, paper, tiled && at >= whole));
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('error', reject);
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    const fonts = new PdfFonts(doc);
    scenes.forEach((scene, at) => {
      const pages = laid?.[at];
      if (pages) paintPaper(doc, fonts, scene, pages);
      else paintPage(doc, fonts, scene);
    });
    if (scenes.length === 0) doc.addPage();
    doc.end();
  });
}
