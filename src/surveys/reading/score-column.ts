/** Finds the scale of a column of scores: its kind, its ends, which end is good, and which values are no answers. */
import { npsScale, type Polarity, type Scale, type ScaleRange, type ScoreKind } from '../scales.ts';
import { labelIn, numberIn, saysNothing, type LabelFamily } from './score-text.ts';
import { kindSaid, polaritySaid, touchpointSaid } from './score-words.ts';

/** What a person says about a score; everything absent is found. */
export interface ScoreWish {
  readonly kind?: ScoreKind;
  readonly min?: number;
  readonly max?: number;
  readonly polarity?: Polarity;
  /** Empty: about no touchpoint of its own. */
  readonly touchpoint?: string;
  /** Values that mean "not applicable", as they stand in the file. */
  readonly missing?: readonly string[];
}

/** How the scores of a column, or of one question of it, are read. */
export interface ScoreSpec extends Omit<Scale, 'polarity'> {
  /** Undefined where it must be asked. */
  readonly polarity: Polarity | undefined;
  readonly touchpoint?: string;
  /** The touchpoint was taken out of the name. */
  readonly guessed?: true;
  /** Numbers that mean "not applicable". */
  readonly codes: readonly number[];
  /** Other texts that do, lower case. */
  readonly words: readonly string[];
  /** Steps in words, on 1 to 5. */
  readonly labels: boolean;
}

export interface FoundScore extends ScoreSpec {
  /** One sentence. */
  readonly why: string;
  readonly sure: boolean;
  /** The name, not only the values, says that this is a score. */
  readonly named: boolean;
  readonly answered: number;
  readonly notApplicable: number;
  readonly empty: number;
  /** What a person should look at, one sentence each. */
  readonly doubts: readonly string[];
}

/** Undefined where the values are no scores. `values` as they stand in the rows, empty ones too. */
export function findScore(name: string, values: readonly string[], wish: ScoreWish = {}): FoundScore | undefined {
  const tally = tallyOf(values, wish.missing ?? []);
  if (tally.filled === 0 && wish.kind === undefined) return undefined;
  const inWords = tally.numbers.size === 0 && tally.labels > 0;
  if (tally.unread > 0.2 * tally.filled) return undefined;
  const kind = wish.kind ?? kindSaid(name) ?? kindOfLabels(tally.families);
  const codes = inWords ? [] : codesOf(tally, kind, wish);
  const kept = [...tally.numbers].filter(([value]) => !codes.includes(value));
  if (kept.length === 0 && !inWords && wish.max === undefined) return undefined;
  const { range, doubts } = inWords
    ? { range: { min: 1, max: 5 }, doubts: [] }
    : rangeOf(name, kept, tally, kind, wish);
  if (!range) return undefined;
  const fitting = fit(kind ?? 'scale', range, wish);
  const polarity = wish.polarity ?? (inWords ? 'higher-is-better' : polaritySaid(name, fitting.kind));
  const coded = tally.numbersFilled - kept.reduce((sum, [, count]) => sum + count, 0);
  const answered = inWords ? tally.labels : tally.numbersFilled - coded;
  const touchpoint = wish.touchpoint ?? touchpointSaid(name, fitting.kind);
  const told = [...doubts, ...fitting.doubts, ...constant(kept, answered)];
  return {
    kind: fitting.kind,
    range,
    polarity,
    ...(touchpoint === undefined || touchpoint === '' ? {} : { touchpoint }),
    ...(touchpoint !== undefined && wish.touchpoint === undefined ? { guessed: true as const } : {}),
    codes,
    words: (wish.missing ?? []).map((word) => word.trim().toLowerCase()),
    labels: inWords,
    why: reason(name, wish, kind, range, inWords),
    sure: doubts.length + fitting.doubts.length === 0 && polarity !== undefined,
    named: wish.kind !== undefined || kind !== undefined,
    answered,
    notApplicable: coded + tally.nothing,
    empty: tally.empty,
    doubts: told,
  };
}

interface Tally {
  readonly numbers: ReadonlyMap<number, number>;
  readonly numbersFilled: number;
  readonly filled: number;
  readonly empty: number;
  readonly nothing: number;
  readonly unread: number;
  readonly labels: number;
  readonly families: ReadonlySet<LabelFamily>;
  /** Highest value as the texts name it. */
  readonly of: number | undefined;
}

/** Different texts that a scale in words has: two ways to write each of its steps. */
const mostSteps = 12;

function tallyOf(values: readonly string[], missing: readonly string[]): Tally {
  const texts = new Map<string, number>();
  for (const value of values) texts.set(value, (texts.get(value) ?? 0) + 1);
  const numbers = new Map<number, number>();
  const families = new Set<LabelFamily>();
  const gone = new Set(missing.map((one) => one.trim().toLowerCase()));
  const tally = { numbersFilled: 0, filled: 0, empty: 0, nothing: 0, unread: 0, labels: 0 };
  const strengths = new Set<string>();
  const steps = new Set<string>();
  let of: number | undefined;
  for (const [text, count] of texts) {
    if (text.trim() === '') tally.empty += count;
    else if (saysNothing(text) || gone.has(text.trim().toLowerCase())) tally.nothing += count;
    else {
      tally.filled += count;
      const found = numberIn(text);
      const label = found ? undefined : labelIn(text);
      if (found) {
        numbers.set(found.value, (numbers.get(found.value) ?? 0) + count);
        tally.numbersFilled += count;
        of = Math.max(of ?? 0, found.of ?? 0) || undefined;
      } else if (label) {
        tally.labels += count;
        steps.add(text.trim().toLowerCase());
        if (label.family) families.add(label.family);
        if (label.strength) strengths.add(label.strength);
      } else tally.unread += count;
    }
  }
  // Seven steps in words would fall onto five.
  if (strengths.size > 1) tally.unread += tally.labels;
  // Sentences that happen to speak of what is easy are comments.
  if (steps.size > mostSteps) tally.unread += tally.labels;
  // Words for the middle alone ("average") say too little.
  if (tally.labels > 0 && families.size === 0) tally.unread += tally.labels;
  return { ...tally, numbers, families, of };
}

function kindOfLabels(families: ReadonlySet<LabelFamily>): ScoreKind | undefined {
  if (families.has('ease')) return 'ces';
  if (families.has('satisfaction')) return 'csat';
  return families.size > 0 ? 'scale' : undefined;
}

const usualCodes = [-1, -2, -8, -9, -77, -88, -98, -99, -999, 77, 88, 96, 97, 98, 99, 888, 998, 999, 9999];

/** Values apart from the scale that surveys write where nothing was answered. */
function codesOf(tally: Tally, kind: ScoreKind | undefined, wish: ScoreWish): number[] {
  const given = (wish.missing ?? []).map(Number).filter((one) => Number.isFinite(one));
  const values = [...tally.numbers.keys()].toSorted((a, b) => a - b);
  const inside = (value: number): boolean =>
    wish.max !== undefined && value <= wish.max && value >= (wish.min ?? 0) && !given.includes(value);
  const rest = values.filter((value) => !given.includes(value) && (!usualCodes.includes(value) || inside(value)));
  const max = Math.max(...rest, wish.max ?? 0);
  // A hundred-point scale may hold 77 and 99; a scale around zero holds -1 and -2.
  const hundred = max > 20 || rest.length === 0;
  const around = values.filter((value) => value < 0).length > 3;
  const codes = values.filter(
    (value) =>
      given.includes(value) || (usualCodes.includes(value) && !inside(value) && (value < 0 ? !around : !hundred)),
  );
  const scale = values.filter((value) => !codes.includes(value));
  const top = wish.max ?? Math.max(...scale.filter((value) => value !== 9));
  if (scale.includes(9) && top <= 7 && !inside(9)) codes.push(9);
  if (scale.includes(0) && zeroIsNoAnswer(scale, kind, wish)) codes.push(0);
  return codes;
}

/** Stars, satisfaction and effort begin at 1; so does what ends at 5 or 7. */
function zeroIsNoAnswer(values: readonly number[], kind: ScoreKind | undefined, wish: ScoreWish): boolean {
  if (wish.min !== undefined) return wish.min > 0;
  const max = wish.max ?? Math.max(...values);
  return kind !== 'nps' && max <= 7 && values.some((value) => value > 1);
}

function rangeOf(
  name: string,
  kept: readonly (readonly [number, number])[],
  tally: Tally,
  kind: ScoreKind | undefined,
  wish: ScoreWish,
): { range?: ScaleRange; doubts: string[] } {
  const values = kept.map(([value]) => value);
  const [low, high] = [Math.min(...values), highestBut(kept)];
  if (wish.kind === 'nps') return { range: npsScale.range, doubts: [] };
  const found = wish.min !== undefined && wish.max !== undefined ? undefined : usualRange(low, high, kind, tally.of);
  const min = wish.min ?? found?.min;
  const max = wish.max ?? found?.max;
  if (min === undefined || max === undefined || max <= min) return { doubts: [] };
  const doubts = wish.max === undefined ? doubtsOf(name, kept, { min, max }, kind) : [];
  return { range: { min, max }, doubts };
}

/** A slip of the pen ("12" among answers up to 10) makes no scale of a hundred; it is set aside when it is read. */
function highestBut(kept: readonly (readonly [number, number])[]): number {
  const total = kept.reduce((sum, [, count]) => sum + count, 0);
  const within = kept.filter(([value]) => value <= 10);
  const beyond = total - within.reduce((sum, [, count]) => sum + count, 0);
  return total >= 10 && beyond < total * 0.1 ? highest(within) : highest(kept);
}

/** The smallest scale people use that holds all values. */
function usualRange(
  low: number,
  high: number,
  kind: ScoreKind | undefined,
  of: number | undefined,
): ScaleRange | undefined {
  if (of !== undefined && high <= of) return { min: low < 1 ? 0 : 1, max: of };
  if (kind === 'nps' && low >= 0 && high <= 10 && (high > 5 || low === 0)) return { min: 0, max: 10 };
  if (low < 0) return high <= -low && -low <= 100 ? { min: roundUp(-low) * -1, max: roundUp(-low) } : undefined;
  if (high <= 5) return { min: low < 1 ? 0 : 1, max: 5 };
  if (high <= 7) return { min: low < 1 ? 0 : 1, max: 7 };
  if (high <= 10) return { min: low < 1 ? 0 : 1, max: 10 };
  return high <= 100 ? { min: 0, max: 100 } : undefined;
}

const roundUp = (value: number): number => [1, 2, 3, 5, 10, 100].find((one) => one >= value) ?? value;

function doubtsOf(
  name: string,
  kept: readonly (readonly [number, number])[],
  { min, max }: ScaleRange,
  kind: ScoreKind | undefined,
): string[] {
  const doubts: string[] = [];
  const total = kept.reduce((sum, [, count]) => sum + count, 0);
  const above = (limit: number): number => kept.filter(([value]) => value > limit).reduce((sum, [, n]) => sum + n, 0);
  if (above(max) > 0) {
    doubts.push(
      `${above(max)} of ${total} values of "${name}" lie above ${max}, the end of its scale; their rows will be set aside.`,
    );
  }
  if (kind === 'nps' && max !== 10) {
    doubts.push(`"${name}" is called an NPS, which runs from 0 to 10, but its values run to ${highest(kept)}.`);
  }
  if (max > 7 && above(5) > 0 && above(5) < total * 0.1 && total - above(5) >= 20) {
    doubts.push(
      `${above(5)} of ${total} values of "${name}" lie above 5: perhaps two scales were mixed. It was taken to run from ${min} to ${max}.`,
    );
  }
  if (total >= 30 && highest(kept) < 4 && kept.length > 1) {
    doubts.push(`No value of "${name}" is above ${highest(kept)}; it was taken to run from ${min} to ${max}.`);
  }
  return doubts;
}

const highest = (kept: readonly (readonly [number, number])[]): number => Math.max(...kept.map(([value]) => value));

/** NPS stands and falls with its scale; five steps of a rating are stars. */
function fit(kind: ScoreKind, range: ScaleRange, wish: ScoreWish): { kind: ScoreKind; doubts: string[] } {
  if (kind === 'nps' && (range.min !== 0 || range.max !== 10)) {
    return wish.kind === 'nps' ? { kind, doubts: [] } : { kind: 'scale', doubts: [] };
  }
  if (kind === 'stars' && range.max !== 5 && wish.kind === undefined) return { kind: 'scale', doubts: [] };
  return { kind, doubts: [] };
}

function constant(kept: readonly (readonly [number, number])[], answered: number): string[] {
  const [only] = kept;
  if (kept.length !== 1 || !only || answered < 5) return [];
  return [`All ${answered} answers are ${only[0]}: a question that everybody answers alike tells nothing apart.`];
}

function reason(
  name: string,
  wish: ScoreWish,
  kind: ScoreKind | undefined,
  { min, max }: ScaleRange,
  inWords: boolean,
): string {
  if (Object.keys(wish).length > 0) return 'chosen by hand';
  if (inWords) return 'its values are the five steps of a scale, in words';
  return kindSaid(name) !== undefined && kind !== undefined
    ? `its name says so, and its values lie on ${min} to ${max}`
    : `its values lie on ${min} to ${max}`;
}
