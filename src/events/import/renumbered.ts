/** Numbers given elsewhere become numbers of this intern, in the order they are asked for. */
import type { Intern } from './intern.ts';
import type { PackedTexts } from './packed-texts.ts';

export class Renumbered {
  private readonly into: Intern;
  private readonly texts: PackedTexts;
  private readonly codes: Int32Array;

  constructor(into: Intern, texts: PackedTexts) {
    this.into = into;
    this.texts = texts;
    this.codes = new Int32Array(texts.offsets.length).fill(-1);
  }

  code(theirs: number): number {
    const known = this.codes[theirs] as number;
    if (known >= 0) return known;
    const { bytes, offsets } = this.texts;
    const code = this.into.code(bytes, offsets[theirs] ?? 0, offsets[theirs + 1] ?? 0);
    this.codes[theirs] = code;
    return code;
  }
}
