/** A drawing as an SVG file that carries its fonts, so that it looks the same where they are not installed; Node only. */
import type { Scene } from './scene.ts';
import { sceneToSvg } from './svg.ts';
import { fontCss } from './web-fonts.ts';

export function toSvgFile(scene: Scene): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${sceneToSvg(scene, { css: fontCss(sceneToSvg(scene)) })}\n`;
}
