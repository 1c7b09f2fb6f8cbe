/** What a gap rule is, and what it finds. */
import type { Checked } from './checked.ts';

export const placeKinds = ['map', 'stage', 'step', 'lane', 'card', 'touchpoint', 'persona'] as const;

/** Where on a map something was found; the id of a map is its own. */
export interface LintPlace {
  readonly kind: (typeof placeKinds)[number];
  readonly id: string;
}

/** One place that breaks a rule. `text` is a sentence with `{names}` that `values` fill, so that it can be translated. */
export interface Found {
  readonly place: LintPlace;
  readonly text: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Rule {
  /** Kebab-case; stable: settings and scripts name it. */
  readonly id: string;
  /** "Touchpoint without owner". */
  readonly title: string;
  /** After a count: `['touchpoint without owner', 'touchpoints without owner']`. */
  readonly counted: readonly [one: string, many: string];
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /** When it stays silent, where that is not plain from its title. */
  readonly silent?: string;
  readonly check: (about: Checked) => readonly Found[];
}

export interface Finding {
  /** The id of the rule. */
  readonly rule: string;
  readonly place: LintPlace;
  /** One plain sentence that names the thing. */
  readonly message: string;
  readonly fix: string;
  /** The message before its names were filled in, for translation. */
  readonly text: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A name as it stands between quotation marks in a sentence: one line, at most sixty characters. */
export function short(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim().replaceAll('“', '‘').replaceAll('”', '’');
  const signs = [...line];
  return signs.length > 60 ? `${signs.slice(0, 57).join('').trimEnd()}...` : line;
}

/** A feeling with its sign: +0.9, 0.0, −1.3. */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(1);
  if (digits === '0.0') return digits;
  return `${value > 0 ? '+' : '\u2212'}${digits}`;
}
