/** Which cells of a table of groups must stay hidden, so that neither a cell nor a total gives away a few people. */

/** People a shown cell holds at least, unless somebody set another number. */
export const usualLeast = 10;
/** What may be set. */
export const leastRange = { min: 5, max: 50 } as const;

/** `total` is the sum of `parts`; all are indices of cells. */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** The nearest number that may be set. */
export function leastPeople(wished: number | undefined): number {
  if (wished === undefined || !Number.isFinite(wished)) return usualLeast;
  return Math.min(leastRange.max, Math.max(leastRange.min, Math.round(wished)));
}

/** Some people, but fewer than may be shown. Nobody at all is no group and gives nobody away. */
export function tooFew(people: number, least: number = usualLeast): boolean {
  return people > 0 && people < least;
}

/**
 * 1 for every cell that must be hidden. Cells of fewer than `least` people are (primary suppression); then, as long as
 * a hidden cell follows from a shown total, or the hidden parts of a total hold fewer than `least` people together,
 * the next smallest part is hidden too, and at last the total (secondary suppression; Cox 1980). Whether a cell
 * follows from all totals taken together is decided by elimination, not by looking at one total at a time.
 * Empty cells are shown and protect nobody. Deterministic: of equal cells the first is hidden.
 */
export function hiddenCells(people: ArrayLike<number>, sums: readonly Sum[], least: number = usualLeast): Uint8Array {
  return hiddenFaces([people], sums, { least });
}

/**
 * The same where a figure tells of several crowds at once, its faces: who came and, as it is a share, who did not. It is
 * hidden when one of them needs it, and each face holds its own sums. `unshown` cells are never shown by anybody, so
 * they protect others without needing protection; what follows about fewer than `least` of them is covered all the same.
 */
export function hiddenFaces(
  faces: readonly ArrayLike<number>[],
  sums: readonly Sum[],
  { least = usualLeast, unshown = [] }: { readonly least?: number; readonly unshown?: Iterable<number> } = {},
): Uint8Array {
  const hidden = new Uint8Array(faces[0]?.length ?? 0);
  for (const cell of unshown) hidden[cell] = 1;
  for (const people of faces) {
    for (let cell = 0; cell < hidden.length; cell++) if (tooFew(people[cell] ?? 0, least)) hidden[cell] = 1;
  }
  const tables = faces.map((people) => new Table(people, sums, hidden, least));
  while (tables.some((table) => table.coverTotals() || table.coverDerived())) continue;
  return hidden;
}

/** Cells that follow exactly from what is shown, given the sums: what an attacker with patience finds out. */
export function derivable(hidden: Uint8Array, sums: readonly Sum[]): number[] {
  const rows = sums.map((sum) => rowOf(sum, hidden)).filter((row) => row.size > 0);
  return reduced(rows).flatMap((row) => (row.size === 1 ? [...row.keys()] : []));
}

class Table {
  readonly #people: ArrayLike<number>;
  readonly #sums: readonly Sum[];
  readonly #hidden: Uint8Array;
  readonly #least: number;

  constructor(people: ArrayLike<number>, sums: readonly Sum[], hidden: Uint8Array, least: number) {
    this.#people = people;
    this.#sums = sums;
    this.#hidden = hidden;
    this.#least = least;
  }

  /** One more cell is hidden for each shown total that gives its hidden parts away; false when none does. */
  coverTotals(): boolean {
    let changed = false;
    for (const sum of this.#sums) {
      if (this.#hidden[sum.total] === 1) continue;
      const covered = sum.parts.filter((part) => this.#hidden[part] === 1);
      if (covered.length === 0 || this.#veils(covered)) continue;
      changed = this.#hideNext(sum) || changed;
    }
    return changed;
  }

  /** Together they hold people enough, and not just as many as a few each can only hold in one way. */
  #veils(cells: readonly number[]): boolean {
    const together = cells.reduce((all, cell) => all + this.#count(cell), 0);
    if (together === 0) return true;
    if (together < this.#least) return false;
    const met = cells.filter((cell) => this.#count(cell) > 0);
    if (!met.every((cell) => tooFew(this.#count(cell), this.#least))) return true;
    return together > met.length && together < met.length * (this.#least - 1);
  }

  /** The same for cells that follow from several totals at once: what stands nearest to them is hidden. */
  coverDerived(): boolean {
    const found = derivable(this.#hidden, this.#sums).filter((cell) => tooFew(this.#count(cell), this.#least));
    let changed = false;
    for (const cell of found) {
      const next = this.#nearest(cell);
      if (next === undefined) continue;
      this.#hidden[next] = 1;
      changed = true;
    }
    return changed;
  }

  /** The smallest shown cell with people in a sum with this one, else in a sum with what is hidden there, and so on. */
  #nearest(cell: number): number | undefined {
    const reached = new Set([cell]);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      const about = this.#sums
        .map(({ total, parts }) => [...parts, total])
        .filter((one) => one.some((at) => reached.has(at)));
      const shown = about.flat().filter((at) => this.#hidden[at] === 0 && this.#count(at) > 0);
      if (shown.length > 0) return this.#smallest(shown);
      for (const one of about) for (const at of one) if (this.#hidden[at] === 1) reached.add(at);
    }
    return undefined;
  }

  #smallest(cells: readonly number[]): number | undefined {
    const [first, ...others] = cells;
    if (first === undefined) return undefined;
    return others.reduce((least, at) => (this.#count(at) < this.#count(least) ? at : least), first);
  }

  /** The smallest shown part that holds people, else the total; false when both are hidden already. */
  #hideNext({ total, parts }: Sum): boolean {
    const shown = parts.filter((part) => this.#hidden[part] === 0 && this.#count(part) > 0);
    const next = this.#smallest(shown) ?? total;
    if (this.#hidden[next] === 1) return false;
    this.#hidden[next] = 1;
    return true;
  }

  #count(cell: number): number {
    return this.#people[cell] ?? 0;
  }
}

/** Arithmetic modulo a prime whose products stay exact: what is 0 here is 0, but for one chance in 67 million. */
const prime = 67_108_859;

/** Coefficients of one equation by cell, hidden cells only. */
type Row = Map<number, number>;

function rowOf({ total, parts }: Sum, hidden: Uint8Array): Row {
  const row: Row = new Map();
  for (const part of parts) if (hidden[part] === 1) row.set(part, ((row.get(part) ?? 0) + 1) % prime);
  if (hidden[total] === 1) row.set(total, ((row.get(total) ?? 0) + prime - 1) % prime);
  return row;
}

/** Gauss and Jordan: in the end each row has a cell that stands in no other row. */
function reduced(rows: readonly Row[]): Row[] {
  const done: { row: Row; pivot: number }[] = [];
  for (const row of rows) {
    for (const { row: known, pivot } of done) subtract(row, known, pivot);
    const [first] = row.keys();
    if (first === undefined) continue;
    scale(row, inverse(row.get(first) ?? 1));
    for (const { row: known } of done) subtract(known, row, first);
    done.push({ row, pivot: first });
  }
  return done.map(({ row }) => row);
}

/** Takes `other` away from `row` as often as makes its pivot vanish; the pivot of `other` is 1. */
function subtract(row: Row, other: Row, pivot: number): void {
  const times = row.get(pivot);
  if (times === undefined) return;
  for (const [cell, value] of other) {
    const left = ((row.get(cell) ?? 0) + prime - ((times * value) % prime)) % prime;
    if (left === 0) row.delete(cell);
    else row.set(cell, left);
  }
}

function scale(row: Row, by: number): void {
  for (const [cell, value] of row) row.set(cell, (value * by) % prime);
}

/** Fermat: a^(p-2). */
function inverse(value: number): number {
  let [result, base, power] = [1, value, prime - 2];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
