/** Writes one line of a drawing into a PDF: real text, each letter in a font that has it; Node only. */
import { openSync } from 'fontkit';
import { findFallback, type FallbackFont } from './fallback-fonts.ts';
import { facePath, type FaceName } from './font-files.ts';
import { palette } from './palette.ts';
import type { TextItem } from './scene.ts';
import type { Theme } from './palette.ts';
import { graphemes, isRightToLeft } from './text.ts';

interface Run {
  readonly font: string;
  readonly text: string;
  readonly rtl: boolean;
}

function faceName(item: TextItem): FaceName {
  const weight = item.weight ?? 400;
  if (item.face !== 'serif') return `sans-${weight}`;
  if (item.italic) return 'serif-400-italic';
  return weight >= 500 ? 'serif-500' : 'serif-400';
}

const letters = new Map<FaceName, ReadonlySet<number>>();

function lettersOf(name: FaceName): ReadonlySet<number> {
  const known = letters.get(name);
  if (known) return known;
  const font = openSync(facePath(name));
  const read = new Set('characterSet' in font ? font.characterSet : []);
  letters.set(name, read);
  return read;
}

/** Letters no glyph is drawn for: joiners, direction marks, variation selectors. */
const silent = /^[\p{Cf}\p{Cc}\ufe00-\ufe0f]+$/u;

/** The fonts of one document; registers a fallback the first time a letter needs it. */
export class PdfFonts {
  readonly #doc: PDFKit.PDFDocument;
  readonly #fallbacks: FallbackFont[] = [];
  readonly #missing = new Set<number>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    for (const name of ['sans-400', 'sans-500', 'sans-600', 'serif-400', 'serif-400-italic', 'serif-500'] as const) {
      doc.registerFont(name, facePath(name));
    }
  }

  fontFor(letter: string, wanted: FaceName): string {
    const codes = Array.from(letter, (one) => one.codePointAt(0) ?? 0).filter(
      (code) => !silent.test(String.fromCodePoint(code)),
    );
    if (codes.every((code) => lettersOf(wanted).has(code))) return wanted;
    if (codes.every((code) => lettersOf('sans-400').has(code))) return 'sans-400';
    return this.#fallback(codes[0] ?? 0) ?? wanted;
  }

  #fallback(code: number): string | undefined {
    const known = this.#fallbacks.findIndex((one) => one.has(code));
    if (known >= 0) return `fallback-${known}`;
    const found = this.#missing.has(code) ? undefined : findFallback(code);
    if (!found) {
      this.#missing.add(code);
      return undefined;
    }
    const name = `fallback-${this.#fallbacks.length}`;
    this.#fallbacks.push(found);
    if (found.name === undefined) this.#doc.registerFont(name, found.file);
    else this.#doc.registerFont(name, found.file, found.name);
    return name;
  }
}

/** Neighbouring letters of one font and direction; spaces go with what stands before them. */
function runsOf(text: string, wanted: FaceName, fonts: PdfFonts): Run[] {
  const runs: { font: string; text: string; rtl: boolean }[] = [];
  for (const letter of graphemes(text)) {
    const last = runs.at(-1);
    if (last && (/^\s+$/.test(letter) || silent.test(letter))) {
      last.text += letter;
      continue;
    }
    const font = fonts.fontFor(letter, wanted);
    const rtl = /\p{L}/u.test(letter) ? isRightToLeft(letter) : (last?.rtl ?? false);
    if (last?.font === font && last.rtl === rtl) last.text += letter;
    else runs.push({ font, text: letter, rtl });
  }
  return isRightToLeft(text) ? runs.reverse() : runs;
}

/** Paints the line with its baseline at (x, y), anchored as the drawing says. */
export function writeText(doc: PDFKit.PDFDocument, fonts: PdfFonts, item: TextItem, theme: Theme): void {
  const runs = runsOf(item.text, faceName(item), fonts);
  const widths = runs.map((run) => doc.font(run.font).fontSize(item.size).widthOfString(run.text));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const shift = item.anchor === 'end' ? whole : item.anchor === 'middle' ? whole / 2 : 0;
  doc.save();
  if (item.rotate) doc.rotate(item.rotate, { origin: [item.x, item.y] });
  let x = item.x - shift;
  // The sans has no italic of its own.
  const slanted = item.italic === true && item.face !== 'serif';
  runs.forEach((run, index) => {
    doc.font(run.font).fontSize(item.size).fillColor(palette[theme][item.fill]);
    doc.text(run.text, x, item.y, { lineBreak: false, baseline: 'alphabetic', oblique: slanted });
    x += widths[index] ?? 0;
  });
  doc.restore();
}
