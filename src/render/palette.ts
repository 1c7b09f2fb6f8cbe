/** The paints of both themes, and which text may stand on which ground. */

export type Theme = 'light' | 'dark';
export const themes: readonly Theme[] = ['light', 'dark'];

const light = {
  paper: '#faf8f4',
  card: '#ffffff',
  head: '#faf8f4',
  sunk: '#f1ece2',
  ink: '#211d18',
  quiet: '#6b6256',
  line: '#e6e0d6',
  strong: '#cfc6b6',
  accent: '#0f766e',
  accentTint: '#d6ebe7',
  pain: '#b4481e',
  painTint: '#f7e2d7',
  sand: '#b08d4f',
  sandTint: '#f3ead8',
  blue: '#2563a8',
  teal: '#0f766e',
  ochre: '#a8730c',
  plum: '#8a3a72',
} as const;

export type PaintName = keyof typeof light;
export type Paints = Readonly<Record<PaintName, string>>;

const dark: Paints = {
  paper: '#171512',
  card: '#211e1a',
  head: '#1b1815',
  sunk: '#2a2620',
  ink: '#f0ebe2',
  quiet: '#a89e8f',
  line: '#38332b',
  strong: '#564e43',
  accent: '#45b8aa',
  accentTint: '#113a35',
  pain: '#f08a61',
  painTint: '#472318',
  sand: '#d1b27a',
  sandTint: '#3a3020',
  blue: '#6ba6e8',
  teal: '#45b8aa',
  ochre: '#dba63f',
  plum: '#d483b9',
};

export const palette: Readonly<Record<Theme, Paints>> = { light, dark };

/** Lines of the metro and series of the curve, in the order they are given out; after them, patterns. */
export const linePaints: readonly PaintName[] = ['blue', 'teal', 'ochre', 'plum'];

/** Every pair of text paint and ground the drawings use; a test holds each to AA. */
export const textOn: readonly (readonly [text: PaintName, ground: PaintName])[] = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'head'],
  ['ink', 'sunk'],
  ['ink', 'painTint'],
  ['ink', 'accentTint'],
  ['ink', 'sandTint'],
  ['quiet', 'paper'],
  ['quiet', 'card'],
  ['quiet', 'head'],
  ['quiet', 'sunk'],
  ['quiet', 'painTint'],
  ['quiet', 'accentTint'],
  ['quiet', 'sandTint'],
  ['accent', 'card'],
  ['accent', 'paper'],
  ['pain', 'card'],
  ['pain', 'paper'],
  ['pain', 'head'],
];

function channel(hex: string, at: number): number {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function luminance(hex: string): number {
  return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
}

/** Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}
