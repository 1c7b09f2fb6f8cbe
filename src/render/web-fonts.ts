/** Our fonts as CSS with the letters inside, for files that must look right with no network; Node only. */
import { readFont } from './font-files.ts';

interface WebFace {
  readonly family: 'Inter' | 'Newsreader';
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

const webFaces: readonly WebFace[] = [
  { family: 'Inter', weight: 400, style: 'normal' },
  { family: 'Inter', weight: 500, style: 'normal' },
  { family: 'Inter', weight: 600, style: 'normal' },
  { family: 'Newsreader', weight: 400, style: 'italic' },
  { family: 'Newsreader', weight: 500, style: 'normal' },
];

/** Subsets as the font packages cut them; a subset is embedded when one of its letters occurs. */
const subsets: readonly {
  readonly name: string;
  readonly has: RegExp;
  readonly range: string;
  readonly only?: 'Inter';
}[] = [
  {
    name: 'latin',
    has: /[ -\u00ff]/,
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
  {
    name: 'latin-ext',
    has: /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20ab\u20ad-\u20c0\u2c60-\u2c7f\ua720-\ua7ff]/,
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
  {
    name: 'cyrillic',
    has: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/,
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
    only: 'Inter',
  },
  { name: 'greek', has: /[\u0370-\u03ff]/, range: 'U+0370-03FF', only: 'Inter' },
  {
    name: 'vietnamese',
    has: /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/,
    range:
      'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  },
];

function faceRule(face: WebFace, subset: (typeof subsets)[number]): string {
  const family = face.family.toLowerCase();
  const file = `@fontsource/${family}/files/${family}-${subset.name}-${face.weight}-${face.style}.woff2`;
  const data = readFont(file).toString('base64');
  return `@font-face{font-family:${face.family};font-style:${face.style};font-weight:${face.weight};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${subset.range}}`;
}

/** `@font-face` rules for all letters of `words` that our fonts have. */
export function fontCss(words: string): string {
  const needed = subsets.filter((subset) => subset.name === 'latin' || subset.has.test(words));
  return needed
    .flatMap((subset) =>
      webFaces
        .filter((face) => subset.only === undefined || subset.only === face.family)
        .map((face) => faceRule(face, subset)),
    )
    .join('\n');
}
