/** Finds what a pile of texts is about: words for things that many texts share, grouped by what stands together. */
import type { Lexicon } from './lexicon.ts';
import { stemOf } from './stems.ts';
import type { Occurrences, Term, TermCounts } from './term-counts.ts';
import { everydayName } from './touchpoints.ts';

export interface FoundTheme {
  readonly name: string;
  /** Indices of its terms, and the words they stand for, most used first. */
  readonly terms: readonly number[];
  readonly stems: readonly string[];
}

export interface FindWishes {
  /** Texts with words. */
  readonly texts: number;
  /** Texts a theme is spoken of in at least. */
  readonly least: number;
  readonly most: number;
  /** Words that already belong to a touchpoint. */
  readonly taken: (stem: string) => boolean;
  readonly takenNames: ReadonlySet<string>;
  readonly lexicon: Lexicon;
  /** Name themes by everyday names, which are English. */
  readonly english: boolean;
}

/** Terms compared with each other at most. */
const candidates = 120;
/** A word in more texts than these is what all of them are about, not a theme among others. */
const everywhere = 0.5;
/** Share of its uses in which a word names a thing. */
const thingly = 0.3;
/** Association (normalised pointwise mutual information; Bouma, 2009) at which two words are one theme. */
const together = 0.33;

/** Most spoken of first. The same texts give the same themes. */
export function findThemes({ terms, occurrences }: TermCounts, wishes: FindWishes): FoundTheme[] {
  const chosen = terms
    .map((term, id) => ({ term, id }))
    .filter(({ term }) => isCandidate(term, wishes))
    .toSorted((a, b) => b.term.texts - a.term.texts || (a.term.stem < b.term.stem ? -1 : 1))
    .slice(0, candidates)
    .map(({ id }) => id);
  const groups = grouped(chosen, terms, associations(chosen, occurrences));
  const byTerm = textsByTerm(chosen, occurrences);
  const used = new Set(wishes.takenNames);
  return groups
    .map((ids) => ({ ids, texts: textsOf(ids, byTerm) }))
    .filter((one) => one.texts >= wishes.least)
    .toSorted((a, b) => b.texts - a.texts)
    .slice(0, wishes.most)
    .map(({ ids }) => ({
      name: freshName(ids, terms, wishes, used),
      terms: ids,
      stems: ids.map((id) => terms[id]?.stem ?? ''),
    }));
}

function isCandidate(term: Term, { texts, least, taken, lexicon }: FindWishes): boolean {
  if (term.texts < Math.min(least, 3) || term.texts > texts * everywhere || taken(term.stem)) return false;
  const everyday = everydayName.has(term.stem);
  if (everyday) return term.texts * 400 >= texts;
  if (term.texts < least || term.texts * 200 < texts) return false;
  const share = term.asThing / term.uses;
  return share >= (lexicon.rate(term.stem) === undefined ? thingly : 2 * thingly);
}

/** Pairs of chosen terms by how much more often they share a sentence than by chance, in [-1, 1]. */
function associations(
  chosen: readonly number[],
  { term, text, sentence }: Occurrences,
): (a: number, b: number) => number {
  const place = new Map(chosen.map((id, at) => [id, at]));
  const width = chosen.length;
  const counts = new Float64Array(width * width);
  let sentences = 0;
  let here: number[] = [];
  const close = (): void => {
    for (const a of here) for (const b of here) counts[a * width + b] = (counts[a * width + b] ?? 0) + 1;
    here = [];
  };
  for (let at = 0; at < term.length; at++) {
    if (at === 0 || text[at] !== text[at - 1] || sentence[at] !== sentence[at - 1]) {
      close();
      sentences++;
    }
    const found = place.get(term[at] ?? -1);
    if (found !== undefined && !here.includes(found)) here.push(found);
  }
  close();
  return (a, b) => {
    const [i, j] = [place.get(a) ?? 0, place.get(b) ?? 0];
    const both = (counts[i * width + j] ?? 0) / sentences;
    if (both === 0) return -1;
    const chance = ((counts[i * width + i] ?? 0) / sentences) * ((counts[j * width + j] ?? 0) / sentences);
    return both >= 1 ? 1 : Math.log(both / chance) / -Math.log(both);
  };
}

/** Words of one everyday thing go together; each further word joins the group it stands nearest to, or begins one. */
function grouped(
  chosen: readonly number[],
  terms: readonly Term[],
  association: (a: number, b: number) => number,
): number[][] {
  const everyday = new Map<string, number[]>();
  const groups: number[][] = [];
  for (const id of chosen) {
    const name = everydayName.get(terms[id]?.stem ?? '');
    const group = name === undefined ? undefined : everyday.get(name);
    if (group) {
      group.push(id);
      continue;
    }
    const fresh = [id];
    if (name !== undefined) everyday.set(name, fresh);
    groups.push(fresh);
  }
  const kept: number[][] = [];
  for (const group of groups) {
    const [first = 0] = group;
    const near = kept
      .map((one) => ({ one, value: association(one[0] ?? 0, first) }))
      .reduce<{ one: number[]; value: number } | undefined>(
        (best, next) => (best && best.value >= next.value ? best : next),
        undefined,
      );
    const single = group.length === 1 && !everydayName.has(terms[first]?.stem ?? '');
    if (near && single && near.value >= together && near.one.length < 8) near.one.push(first);
    else kept.push(group);
  }
  return kept;
}

/** Texts each of the chosen terms stands in, in order, each once. */
function textsByTerm(chosen: readonly number[], { term, text }: Occurrences): Map<number, number[]> {
  const found = new Map(chosen.map((id): [number, number[]] => [id, []]));
  for (let at = 0; at < term.length; at++) {
    const texts = found.get(term[at] ?? -1);
    if (texts && texts.at(-1) !== text[at]) texts.push(text[at] ?? -1);
  }
  return found;
}

function textsOf(ids: readonly number[], byTerm: ReadonlyMap<number, readonly number[]>): number {
  const [only] = ids;
  if (ids.length === 1) return byTerm.get(only ?? -1)?.length ?? 0;
  return new Set(ids.flatMap((id) => byTerm.get(id) ?? [])).size;
}

function freshName(ids: readonly number[], terms: readonly Term[], { english }: FindWishes, used: Set<string>): string {
  const first = terms[ids[0] ?? 0];
  const everyday = english ? everydayNameOf(ids, terms) : undefined;
  const names = [everyday, first && spoken(first), ...ids.slice(1).map((id) => spoken(terms[id] as Term))];
  const name = names.find((one) => one !== undefined && !used.has(one.toLowerCase())) ?? `${names.at(-1) ?? ''} (2)`;
  used.add(name.toLowerCase());
  return name;
}

/** One word alone may mean something else ("back support"); two of the same thing, or its very name, do not. */
function everydayNameOf(ids: readonly number[], terms: readonly Term[]): string | undefined {
  const stems = ids.map((id) => terms[id]?.stem ?? '');
  const name = everydayName.get(stems[0] ?? '');
  const same = stems.filter((stem) => everydayName.get(stem) === name).length;
  return name !== undefined && (same > 1 || stemOf(name.toLowerCase()) === stems[0]) ? name : undefined;
}

/** As people write it most, with the word before it where that is nearly always the same: "Power outlets". */
function spoken(term: Term): string {
  const most = (counts: ReadonlyMap<string, number>): [string, number] =>
    [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['', 0];
  const [word] = most(term.surfaces);
  const [before, times] = most(term.before);
  const name = times * 2 >= term.uses ? `${before} ${word}` : word;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
