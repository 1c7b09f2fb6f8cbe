/** An expected "no", as a value: what was refused, where, and what to do about it. */

/** Where in the input something went wrong; every field that is known is filled in. */
export interface Place {
  readonly file?: string;
  /** Physical line, counted from 1. */
  readonly line?: number;
  readonly field?: string;
}

export interface Refusal {
  readonly refused: true;
  /** Stable, kebab-case; scripts and translations rely on it. */
  readonly code: string;
  /** One plain sentence: what is wrong. Shown to people. */
  readonly message: string;
  /** One plain sentence: what to do instead. */
  readonly fix?: string;
  readonly place?: Place;
}

export function refusal(code: string, message: string, more: Pick<Refusal, 'fix' | 'place'> = {}): Refusal {
  return { refused: true, code, message, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}

/** Carries a refusal through code that streams, up to the door that presents it. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(why: Refusal, options?: ErrorOptions) {
    super(why.message, options);
    this.name = 'Refused';
    this.refusal = why;
  }
}

/** Shorthand for `throw new Refused(refusal(...))`. */
export function deny(code: string, message: string, more: Pick<Refusal, 'fix' | 'place'> = {}): never {
  throw new Refused(refusal(code, message, more));
}
