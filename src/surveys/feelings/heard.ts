/** What feelings are counted from: who said what, about which place of which journey, in numbers and in words. */

/** The journey as a whole, a touchpoint by its code in the discovery, or a stage by its index. */
export type Place =
  | { readonly at: 'whole' }
  | { readonly at: 'touchpoint'; readonly touchpoint: number }
  | { readonly at: 'stage'; readonly stage: number };

/** One person on one place, once: several ratings of it in one response are one. */
export interface Heard {
  /** Whose it is: a customer, or the response itself where nobody is named. */
  readonly person: string;
  /** Id of the response. */
  readonly response: string;
  /** Index of the discovered journey; -1 where no journey of the log is known. */
  readonly group: number;
  readonly place: Place;
  /** Mean of the ratings in [-1, +1]. */
  readonly rating?: number;
  /** Answer to "would you recommend us", 0 to 10. */
  readonly nps?: number;
  /** Sentiment of what was written in [-1, +1]; absent in a language nobody reads here. */
  readonly sentiment?: number;
  /** How the visit went (`visitBits` of the strain); absent where the visit is not known. */
  readonly visit?: number;
}
