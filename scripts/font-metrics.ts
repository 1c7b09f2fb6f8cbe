/** How wide every letter of the shipped fonts is, written down so that drawings are measured without a browser. */
import { createRequire } from 'node:module';
import { openSync } from 'fontkit';

const require = createRequire(import.meta.url);

const faces: Readonly<Record<string, string>> = {
  'sans-400': '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  'sans-500': '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  'sans-600': '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  'serif-400': '@expo-google-fonts/newsreader/400Regular/Newsreader_400Regular.ttf',
  'serif-400-italic': '@expo-google-fonts/newsreader/400Regular_Italic/Newsreader_400Regular_Italic.ttf',
  'serif-500': '@expo-google-fonts/newsreader/500Medium/Newsreader_500Medium.ttf',
};

/** Latin, Greek, Cyrillic, Vietnamese, punctuation, currency, arrows, signs. */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x24f],
  [0x2b0, 0x2ff],
  [0x370, 0x52f],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x20a0, 0x20bf],
  [0x2100, 0x22ff],
];

/** Runs of advances in thousandths of an em: `first code point in hex:advance,advance,...;...` */
function advances(path: string): string {
  const font = openSync(require.resolve(path));
  if (!('glyphForCodePoint' in font)) throw new Error(`${path} holds several fonts.`);
  const has = new Set(font.characterSet);
  const runs: string[] = [];
  for (const [from, to] of ranges) {
    let run: number[] = [];
    for (let code = from; code <= to + 1; code++) {
      const inside = code <= to && has.has(code);
      if (inside) run.push(Math.round((font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm) * 1000));
      if (!inside && run.length > 0) {
        runs.push(`${(code - run.length).toString(16)}:${run.join(',')}`);
        run = [];
      }
    }
  }
  return runs.join(';');
}

/** The text of src/render/font-metrics.generated.ts. */
export function fontMetrics(): string {
  const body = Object.entries(faces)
    .map(([face, path]) => `  '${face}':\n    '${advances(path)}',`)
    .join('\n');
  return `/** Advance widths of the shipped fonts. Written by scripts/font-metrics.ts; never edited. */

export const advanceRuns: Readonly<Record<string, string>> = {
${body}
};
`;
}
