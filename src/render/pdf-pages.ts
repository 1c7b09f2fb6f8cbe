/** How a drawing goes onto paper: fitted to one page, or cut into tiles with crop marks that say where they belong. */
import { deny } from '../lib/refusal.ts';
import type { Scene } from './scene.ts';
import { say } from './language.ts';

export const papers = ['A4', 'A3', 'A0'] as const;
export type Paper = (typeof papers)[number];

/** Points, landscape (ISO 216). */
const sizes: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  A4: [841.89, 595.28],
  A3: [1190.55, 841.89],
  A0: [3370.39, 2383.94],
};

/** 10 mm no printer minds. */
const edge = 28.35;
/** Points of paper for each pixel of the drawing at its own size. */
export const ownScale = 0.75;
/** More pages than this nobody glues together. */
const mostTiles = 400;

/** One page: its size, and which part of the drawing stands where on it. All lengths in points but `scale`. */
export interface PaperPage {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Where the drawing's left upper corner lies, before scaling. */
  readonly left: number;
  readonly top: number;
  /** What of the page the drawing may cover. */
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** "Page 2 of 6: row 1, column 2"; absent on a single page. */
  readonly label?: string;
}

/** Refused `too-many-tiles`. */
export function pagesOf(scene: Scene, paper: Paper, tiled: boolean): PaperPage[] {
  const [width, height] = sizes[paper];
  const room = { x: edge, y: edge, width: width - 2 * edge, height: height - 2 * edge };
  if (!tiled) {
    const scale = Math.min(room.width / scene.width, room.height / scene.height);
    const left = edge + (room.width - scene.width * scale) / 2;
    return [{ width, height, scale, left, top: edge, frame: room }];
  }
  const columns = Math.max(1, Math.ceil((scene.width * ownScale) / room.width));
  const rows = Math.max(1, Math.ceil((scene.height * ownScale) / room.height));
  if (columns * rows > mostTiles)
    deny('too-many-tiles', `In its own size the map would take ${columns * rows} pages of ${paper}.`, {
      fix: 'Choose a larger paper, or fit the map to one page.',
    });
  const all = columns * rows;
  return Array.from({ length: all }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const label = say('Page {page} of {all}: row {row}, column {column}', {
      page: index + 1,
      all,
      row: row + 1,
      column: column + 1,
    });
    const [left, top] = [edge - column * room.width, edge - row * room.height];
    return { width, height, scale: ownScale, left, top, frame: room, ...(all > 1 ? { label } : {}) };
  });
}

/** Crop marks: short lines beside the four corners of the frame, outside of it. */
export function cropMarks({ frame }: PaperPage): (readonly [x1: number, y1: number, x2: number, y2: number])[] {
  const [gap, length] = [4, 14];
  const [left, right] = [frame.x, frame.x + frame.width];
  const [top, bottom] = [frame.y, frame.y + frame.height];
  return [top, bottom].flatMap((y) =>
    [left, right].flatMap((x) => {
      const [outX, outY] = [x === left ? -1 : 1, y === top ? -1 : 1];
      return [
        [x + outX * gap, y, x + outX * (gap + length), y] as const,
        [x, y + outY * gap, x, y + outY * (gap + length)] as const,
      ];
    }),
  );
}
