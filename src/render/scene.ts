/** What a drawing is before it becomes a file: primitives with named paints, laid out to the pixel. */
import type { PaintName, Theme } from './palette.ts';

export const views = [
  'grid',
  'curve',
  'metro',
  'storyboard',
  'blueprint',
  'timeline',
  'table',
  'matrix',
  'stakeholders',
] as const;
export type View = (typeof views)[number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A drawing. Lengths are CSS pixels; every `fill` and `stroke` names a paint of the palette. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly title: string;
  /** What a reader who cannot see the drawing is told. */
  readonly desc: string;
  readonly items: readonly Item[];
}

interface Painted {
  readonly fill?: PaintName;
  readonly stroke?: PaintName;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

export interface RectItem extends Box, Painted {
  readonly kind: 'rect';
  readonly radius?: number;
}

export interface LineItem extends Painted {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** One drawing command with absolute coordinates: move, line, cubic curve, close. */
export type PathStep =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export interface PathItem extends Painted {
  readonly kind: 'path';
  readonly steps: readonly PathStep[];
  readonly round?: boolean;
}

export interface CircleItem extends Painted {
  readonly kind: 'circle';
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}

export interface TextStyle {
  readonly size: number;
  readonly weight?: 400 | 500 | 600;
  readonly face?: 'sans' | 'serif';
  readonly italic?: boolean;
}

/** One line of text; `y` is its baseline, `anchor` is meant on paper (start = left), also for right-to-left text. */
export interface TextItem extends TextStyle {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly fill: PaintName;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Degrees, clockwise, around (x, y). */
  readonly rotate?: number;
}

/** A picture of the workspace, cropped to fill its box; `href` is a `data:` URL, in the app an address of ours. */
export interface ImageItem extends Box {
  readonly kind: 'image';
  readonly href: string;
  readonly alt: string;
}

/** What a hover or focus shows: evidence, as pairs of a label and its words. */
export interface Tip {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, words: string])[];
}

/**
 * Things that belong together. `role` says what it is (`card`, `stage`, `station`, ...), `record` the id of the map's
 * record it shows, `box` where it stands, `label` its whole text: enough to select it in an editor or to make one
 * shape of it in a slide. `pin` marks what stays put while the rest scrolls below it.
 */
export interface GroupItem {
  readonly kind: 'group';
  readonly role: string;
  readonly items: readonly Item[];
  readonly record?: string;
  readonly label?: string;
  readonly box?: Box;
  readonly tip?: Tip;
  readonly pin?: 'top' | 'left' | 'right' | 'corner' | 'corner-right';
}

export type Item = RectItem | LineItem | PathItem | CircleItem | TextItem | ImageItem | GroupItem;
