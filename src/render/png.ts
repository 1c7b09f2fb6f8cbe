/** SVG -> PNG, with our own fonts; the machine's fonts serve only letters ours do not have. */
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { deny } from '../lib/refusal.ts';
import { bandOf } from './band.ts';
import { faceFiles, facePath, type FaceName } from './font-files.ts';
import { pngOf } from './png-file.ts';
import type { Scene } from './scene.ts';
import { sceneToSvg } from './svg.ts';

/** A picture of more than 64 megapixels, a quarter of a gigabyte, is drawn strip by strip, each of 16 megapixels. */
const atOnce = 2 ** 26;
const ofStrip = 2 ** 24;
/** A picture of more takes minutes to draw, and no program that people have opens it: 2,048 megapixels. */
const mostPixels = 2 ** 31;
const largestScale = 4;
/** Drawn beyond the edges of a strip and cut off: what is cut by an edge is drawn a little otherwise there. */
const seam = 4;

export interface PngOptions {
  /** Pixels of the image for each pixel of the drawing, 1 to 4. */
  readonly scale?: number;
  /** False to leave out the machine's own fonts, as the golden tests do. */
  readonly systemFonts?: boolean;
  /** Pixels drawn at once, where it should be fewer than memory allows. */
  readonly atOnce?: number;
}

const optionsOf = (scale: number, systemFonts: boolean): ResvgRenderOptions => ({
  fitTo: { mode: 'zoom', value: scale },
  font: {
    fontFiles: (Object.keys(faceFiles) as FaceName[]).map(facePath),
    loadSystemFonts: systemFonts,
    defaultFontFamily: 'Inter',
    sansSerifFamily: 'Inter',
    serifFamily: 'Newsreader',
  },
});

/** Strips of the picture from top to bottom, as RGBA pixels. */
function* stripsOf(scene: Scene, height: number, scale: number, options: ResvgRenderOptions): Generator<Uint8Array> {
  for (let from = 0; from < scene.height; from += height) {
    const to = Math.min(scene.height, from + height);
    const band = { from: Math.max(0, from - seam), to: Math.min(scene.height, to + seam) };
    const svg = sceneToSvg(bandOf(scene, band.from, band.to), { band });
    const { pixels, width } = new Resvg(svg, options).render();
    const line = width * scale * 4;
    yield pixels.subarray((from - band.from) * line, (to - band.from) * line);
  }
}

function tooLarge({ width, height }: Scene, scale: number): never {
  const fits = [3, 2, 1].find((one) => width * height * one ** 2 <= mostPixels);
  return deny('picture-too-large', `A picture of ${width * scale} by ${height * scale} pixels is too large.`, {
    fix: fits
      ? `The largest scale that works here is ${fits}; SVG and PDF have no pixels and no such limit.`
      : 'Choose SVG or PDF, which have no pixels.',
  });
}

/** Throws `Refused` with code `picture-too-large` when even strip by strip it would be more than can be used. */
export async function toPng(drawing: Scene | string, options: PngOptions = {}): Promise<Uint8Array> {
  const scale = Math.min(largestScale, options.scale ?? 2);
  const resvg = optionsOf(scale, options.systemFonts ?? true);
  if (typeof drawing === 'string') return new Resvg(drawing, resvg).render().asPng();
  const { width, height } = drawing;
  if (width * height * scale ** 2 > mostPixels) tooLarge(drawing, scale);
  if (width * height * scale ** 2 <= (options.atOnce ?? atOnce))
    return new Resvg(sceneToSvg(drawing), resvg).render().asPng();
  // Whole lines of the drawing are whole lines of the picture.
  const whole = { ...drawing, width: Math.ceil(width), height: Math.ceil(height) };
  const lines = Math.max(1, Math.floor((options.atOnce ?? ofStrip) / (whole.width * scale ** 2)));
  return pngOf(whole.width * scale, whole.height * scale, stripsOf(whole, lines, scale, resvg));
}
