/** One kind of answer (ratings, sentiments of texts, NPS) laid out by place and group, with what must stay hidden. */
import { hiddenCells } from '../../lib/suppression.ts';
import type { StrainCounts } from '../../events/strain/strain.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import type { Heard } from './heard.ts';
import { type Layout, sumsOfColumns } from './layout.ts';
import { answerWeights, weighedFrom } from './propensity.ts';

/** No answer speaks for more than this many times the visits that an answer speaks for on the whole. */
const furthestFromUsual = 5;

export interface Spoken {
  readonly heard: Heard;
  readonly value: number;
}

export class Series {
  readonly #cells: readonly number[][];
  readonly #people: Uint32Array;
  readonly #hidden: Uint8Array;
  readonly #spoken: readonly Spoken[];
  readonly #weights: Float64Array;
  readonly #layout: Layout;

  /** Weighted where more than 500 answered and the strain of the visits is known. */
  constructor(layout: Layout, spoken: readonly Spoken[], least: number, strain?: StrainCounts) {
    this.#spoken = spoken;
    this.#cells = Array.from({ length: layout.cells }, () => []);
    this.#layout = layout;
    spoken.forEach(({ heard }, at) => {
      const cell = layout.cellOf(heard);
      this.#cells[cell]?.push(at);
      this.#cells[cell % layout.places]?.push(at);
    });
    this.#people = Uint32Array.from(this.#cells, (cell) => new Set(cell.map((at) => spoken[at]?.heard.person)).size);
    this.#hidden = hiddenCells(this.#people, sumsOfColumns(layout.columns, layout.places), least);
    this.#weights =
      strain && spoken.length > weighedFrom
        ? weightsOf(layout, spoken, strain)
        : new Float64Array(spoken.length).fill(1);
  }

  /**
   * What was said at some places, by everybody (column 0) or a group: of several, and of a total, at those that may be
   * shown. Undefined where people spoke and none of it may be shown.
   */
  said(column: number, places: readonly number[]): readonly Spoken[] | undefined {
    const members = this.#members(column, places);
    return members?.flatMap((at) => this.#spoken[at] ?? []);
  }

  /** `came` counts the visits that could have been answered, where that is known. */
  estimate(column: number, places: readonly number[], came?: number): Told<Estimate> {
    const members = this.#members(column, places);
    if (!members) return { state: 'hidden' };
    const found = estimateOf(
      members.map((at) => ({ value: (this.#spoken[at] as Spoken).value, weight: this.#weights[at] as number })),
      came === undefined || came === 0 ? 0 : members.length / came,
    );
    return found ? { state: 'told', found } : { state: 'silent' };
  }

  #members(column: number, places: readonly number[]): readonly number[] | undefined {
    const { places: size } = this.#layout;
    const parts = new Set(places.flatMap((place) => this.#layout.partsOf(place)));
    const cells = [...parts].map((part) => column * size + part);
    const spoken = cells.filter((cell) => (this.#people[cell] ?? 0) > 0);
    const shown = spoken.filter((cell) => this.#hidden[cell] !== 1);
    return spoken.length > 0 && shown.length === 0 ? undefined : shown.flatMap((cell) => this.#cells[cell] ?? []);
  }
}

/** `hidden`: people said something, but too few to show it, or showing it would tell what too few said. */
export type Told<Found> = { readonly state: 'told'; readonly found: Found } | { readonly state: 'hidden' | 'silent' };

/**
 * Every answer about a touchpoint or the whole is weighted within its place and group; a place counts for as many as
 * came to it. Answers whose visit is not known count as the mean.
 */
function weightsOf(layout: Layout, spoken: readonly Spoken[], strain: StrainCounts): Float64Array {
  const groups = new Map<number, number[]>();
  spoken.forEach(({ heard }, at) => {
    const cell = visitCell(layout, heard, strain);
    if (cell !== undefined) {
      const own = groups.get(cell);
      if (own) own.push(at);
      else groups.set(cell, [at]);
    }
  });
  const weights = new Float64Array(spoken.length).fill(Number.NaN);
  const kindOf = (at: number): number => spoken[at]?.heard.visit ?? 0;
  const weightOf = answerWeights(
    strain,
    new Map([...groups].map(([cell, members]) => [cell, counted(members.map(kindOf))])),
  );
  const usual = visitsEach(groups, strain);
  let [known, total] = [0, 0];
  for (const [cell, members] of groups) {
    // Visits for each answer: a total is of visits, not of who happened to be asked. One answer never speaks for all.
    const each = Math.min(furthestFromUsual * usual, Math.max(1, (strain.journeys[cell] as number) / members.length));
    for (const at of members) weights[at] = each * weightOf(cell, kindOf(at));
    known += members.length;
    total += each * members.length;
  }
  const mean = known === 0 ? 1 : total / known;
  return weights.map((weight) => (Number.isNaN(weight) ? mean : weight));
}

function counted(kinds: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Visits for each answer, all cells together. */
function visitsEach(groups: ReadonlyMap<number, readonly number[]>, strain: StrainCounts): number {
  let [visits, answers] = [0, 0];
  for (const [cell, members] of groups) {
    visits += strain.journeys[cell] as number;
    answers += members.length;
  }
  return answers === 0 ? 1 : Math.max(1, visits / answers);
}

/** Where the strain counted the visit an answer is about. */
function visitCell(layout: Layout, { group, place, visit }: Heard, strain: StrainCounts): number | undefined {
  if (visit === undefined || place.at === 'stage') return undefined;
  const column = layout.groups === 0 ? 0 : group + 1;
  if (column < 0 || (column === 0 && layout.groups > 0)) return undefined;
  return column * strain.places + (place.at === 'whole' ? strain.places - 1 : place.touchpoint);
}
