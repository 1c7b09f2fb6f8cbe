/** Finds, among the machine's own fonts, one that has letters ours do not; Node only. */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { openSync, type Font } from 'fontkit';

const folders = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  join(homedir(), 'Library/Fonts'),
];

/** A face as a PDF can embed it; `name` picks one of a collection. */
export interface FallbackFont {
  readonly file: string;
  readonly name: string | undefined;
  readonly has: (codePoint: number) => boolean;
}

function fontFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => ['.ttf', '.otf', '.ttc'].includes(extname(file).toLowerCase()))
      .map((file) => join(folder, file))
      .sort();
  } catch {
    // A folder another system would have: nothing to look through.
    return [];
  }
}

function facesIn(file: string): { font: Font; name: string | undefined }[] {
  try {
    const opened = openSync(file);
    if ('fonts' in opened) return opened.fonts.map((font) => ({ font, name: font.postscriptName ?? undefined }));
    return [{ font: opened, name: undefined }];
  } catch {
    // Bitmap and damaged fonts stand in those folders too; the next one may serve.
    return [];
  }
}

let listed: readonly string[] | undefined;

/** Upright regular faces first, as they come closest to ours. */
function candidates(): readonly string[] {
  const plain = (file: string): number =>
    /(bold|italic|oblique|light|thin|black|mono|condensed|narrow)/i.test(file) ? 1 : 0;
  listed ??= folders.flatMap(fontFiles).sort((a, b) => plain(a) - plain(b));
  return listed;
}

/** The first of the machine's fonts with that letter; `undefined` where none has it. */
export function findFallback(codePoint: number): FallbackFont | undefined {
  for (const file of candidates()) {
    const found = facesIn(file).find(({ font }) => font.hasGlyphForCodePoint(codePoint));
    if (found) return { file, name: found.name, has: (code) => found.font.hasGlyphForCodePoint(code) };
  }
  return undefined;
}
