/** Journeys as nothing but their codes, for steps that need no times. */

/** Path j is `codes[offsets[j] .. offsets[j + 1] - 1]`. A JourneyLog is one. */
export interface Paths {
  readonly codes: Uint16Array;
  readonly offsets: Uint32Array;
}

/** The same paths with immediate repeats collapsed: a a b a becomes a b a. */
export function compacted(paths: Paths): Paths {
  const codes = new Uint16Array(paths.codes.length);
  const offsets = new Uint32Array(paths.offsets.length);
  let at = 0;
  for (let j = 0; j + 1 < paths.offsets.length; j++) {
    const begin = paths.offsets[j] as number;
    const end = paths.offsets[j + 1] as number;
    for (let i = begin; i < end; i++) {
      const code = paths.codes[i] as number;
      if (i === begin || code !== paths.codes[i - 1]) codes[at++] = code;
    }
    offsets[j + 1] = at;
  }
  return { codes: codes.slice(0, at), offsets };
}

/** Path j as an array of codes. */
export function pathOf(paths: Paths, j: number): number[] {
  return Array.from(paths.codes.subarray(paths.offsets[j], paths.offsets[j + 1]));
}
