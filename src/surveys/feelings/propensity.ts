/** What each answer counts, so that those who answered stand for those who did not: inverse response propensity. */
import { signs, type StrainCounts, visitBits } from '../../events/strain/strain.ts';
import { fitLogistic, logistic, logOdds } from '../../lib/logistic.ts';

/** Answers from which on weights are worth their noise. */
export const weighedFrom = 500;
/** No answer counts more than this many times the mean of its cell (trimmed, as by Potter 1990). */
const heaviest = 5;
/** Answers of a stratum at least, strata of a cell at most, and how many answers the fit is worth against a stratum's own. */
const leastAnswers = 5;
const mostStrata = 8;
const pseudoAnswers = 2;
/** How far cells may lie apart in how many answer: their constants are pulled together only a little. */
const ridgeOfCells = 0.1;

/** Answers of one cell, by how the visit went. */
export type AnsweredKinds = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Of a visit of one kind at one cell, how much an answer counts; means of 1 over the answers of each cell. */
export type WeightOf = (cell: number, kind: number) => number;

/**
 * Who answers is fitted by logistic regression over all visits, answered or not: on their signs of strain, on whether
 * the journey reached its goal or ended here, and on trouble elsewhere, with a constant for every cell (a touchpoint
 * or the journey as a whole, of one group). What the fit foretells is put right within each cell, in strata of like
 * chances (Rosenbaum and Rubin 1984; Little 1986). An answer counts the chance of its cell over its own (stabilised:
 * Robins, Hernán and Brumback 2000), trimmed. Journeys as wholes are another survey than touchpoints and fitted apart.
 * `answered` is by the strain's cells, then kinds.
 */
export function answerWeights(strain: StrainCounts, answered: AnsweredKinds): WeightOf {
  const found = new Map<number, ReadonlyMap<number, number>>();
  const whole = strain.places - 1;
  const isWhole = (cell: number): boolean => cell % strain.places === whole;
  for (const wanted of [true, false]) {
    const cells = [...answered.keys()].filter((cell) => isWhole(cell) === wanted).toSorted((a, b) => a - b);
    for (const [cell, weights] of fitted(strain, answered, cells)) found.set(cell, weights);
  }
  return (cell, kind) => found.get(cell)?.get(kind) ?? 1;
}

interface Row {
  readonly cell: number;
  readonly kind: number;
  readonly came: number;
  readonly answered: number;
}

interface Chance extends Row {
  /** Of answering, for a visit of this cell and kind. */
  readonly chance: number;
}

function fitted(
  strain: StrainCounts,
  answered: AnsweredKinds,
  cells: readonly number[],
): [number, ReadonlyMap<number, number>][] {
  const strata = new Map(cells.map((cell, at) => [cell, at]));
  const rows = rowsOf(strain, answered).filter(({ cell }) => strata.has(cell));
  if (rows.length === 0) return [];
  const features = Float64Array.from(rows.flatMap(({ kind }) => featuresOf(kind)));
  const fit = fitLogistic(
    {
      features,
      width,
      trials: rows.map((row) => row.came),
      hits: rows.map((row) => row.answered),
      strata: rows.map((row) => strata.get(row.cell) ?? 0),
    },
    { ridgeOfStrata: ridgeOfCells },
  );
  const byCell = new Map(cells.map((cell): [number, Chance[]] => [cell, []]));
  rows.forEach((row, at) => {
    const chance = logistic(logOdds(fit, features, at, strata.get(row.cell)));
    byCell.get(row.cell)?.push({ ...row, chance });
  });
  return [...byCell].map(([cell, own]) => [cell, stabilised(own)]);
}

function rowsOf({ visits }: StrainCounts, answered: AnsweredKinds): Row[] {
  return Array.from(visits.cells, (cell, at) => {
    const kind = visits.kinds[at] as number;
    const said = answered.get(cell)?.get(kind) ?? 0;
    // More answers than visits cannot be: somebody answered twice.
    return { cell, kind, came: Math.max(visits.counts[at] as number, said), answered: said };
  });
}

function stabilised(rows: readonly Chance[]): Map<number, number> {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const all = sum((row) => row.answered);
  const rate = all / sum((row) => row.came);
  const raw = new Map(
    strataOf(rows, all).flatMap((own) => {
      const tried = own.reduce((total, { came, chance }) => total + came * chance, 0);
      const said = own.reduce((total, row) => total + row.answered, 0);
      // A stratum answers as it did, drawn a little towards what the fit foretells.
      const factor = (said + pseudoAnswers) / (tried + pseudoAnswers);
      return own.map(({ kind, chance }): [number, number] => [kind, rate / (chance * factor)]);
    }),
  );
  const mean = (weights: ReadonlyMap<number, number>): number =>
    sum(({ kind, answered }) => answered * (weights.get(kind) ?? 1)) / all;
  let weights = raw;
  // What is trimmed lowers the mean it is held against.
  for (let usual = mean(weights), before = Infinity; usual < before; before = usual, usual = mean(weights)) {
    const most = heaviest * usual;
    weights = new Map([...weights].map(([kind, weight]) => [kind, Math.min(most, weight)]));
  }
  const usual = mean(weights);
  return new Map([...weights].map(([kind, weight]) => [kind, weight / usual]));
}

/** Kinds in the order of their chance, cut where so many answered. */
function strataOf(rows: readonly Chance[], all: number): Chance[][] {
  const enough = Math.max(leastAnswers, all / mostStrata);
  const strata: Chance[][] = [];
  let open: Chance[] = [];
  let [said, left] = [0, all];
  for (const row of rows.toSorted((a, b) => a.chance - b.chance || a.kind - b.kind)) {
    open.push(row);
    said += row.answered;
    left -= row.answered;
    if (said < enough || left < enough) continue;
    strata.push(open);
    [open, said] = [[], 0];
  }
  return open.length > 0 ? [...strata, open] : strata;
}

const width = signs.length + 5;

/** Each sign, several of them, the goal reached, left here, and trouble at one or more other touchpoints. */
function featuresOf(kind: number): number[] {
  const own = signs.map((_, bit) => (kind >> bit) & 1);
  const elsewhere = Math.floor(kind / visitBits.elsewhere);
  return [
    ...own,
    Number(own.filter((bit) => bit === 1).length > 1),
    Number((kind & visitBits.reached) !== 0),
    Number((kind & visitBits.left) !== 0),
    Number(elsewhere > 0),
    Number(elsewhere > 1),
  ];
}
