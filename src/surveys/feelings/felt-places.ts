/** What feelings need to know of a discovered log, or of a map that no log stands behind. */
export interface FeltPlaces {
  /** ISO instants: what was looked at. */
  readonly source: { readonly from: string; readonly to: string };
  /** Index = code. */
  readonly touchpoints: readonly { readonly code: number; readonly name: string; readonly events: readonly string[] }[];
  /** Touchpoint codes of each. */
  readonly stages: readonly { readonly id: string; readonly touchpoints: readonly number[] }[];
  readonly journeys: readonly { readonly id: string }[];
  /** The log as one journey. */
  readonly all?: { readonly id: string };
}
