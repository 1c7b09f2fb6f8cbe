/** SVG -> PNG, with our own fonts; the machine's fonts serve only letters ours do not have. */
import { Resvg } from '@resvg/resvg-js';
import { deny } from '../lib/refusal.ts';
import { faceFiles, facePath, type FaceName } from './font-files.ts';
import type { Scene } from './scene.ts';
import { sceneToSvg } from './svg.ts';

/** More pixels than this would take gigabytes: 256 megapixels. */
const mostPixels = 2 ** 28;

export interface PngOptions {
  /** Pixels of the image for each pixel of the drawing, 1 to 4. */
  readonly scale?: number;
  /** False to leave out the machine's own fonts, as the golden tests do. */
  readonly systemFonts?: boolean;
}

/** Throws `Refused` with code `picture-too-large` when the image would not fit into memory. */
export async function toPng(drawing: Scene | string, options: PngOptions = {}): Promise<Uint8Array> {
  const scale = options.scale ?? 2;
  if (typeof drawing !== 'string' && drawing.width * drawing.height * scale ** 2 > mostPixels) {
    deny(
      'picture-too-large',
      `A picture of ${drawing.width * scale} by ${drawing.height * scale} pixels is too large.`,
      {
        fix: 'Choose a smaller scale, or SVG or PDF, which have no pixels.',
      },
    );
  }
  const svg = typeof drawing === 'string' ? drawing : sceneToSvg(drawing);
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontFiles: (Object.keys(faceFiles) as FaceName[]).map(facePath),
      loadSystemFonts: options.systemFonts ?? true,
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
      serifFamily: 'Newsreader',
    },
  }).render();
  return image.asPng();
}
