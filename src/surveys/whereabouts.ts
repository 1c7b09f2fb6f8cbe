/** What is known of the places an answer may be about, and of what each customer met and when. */

/** A touchpoint that a customer met. */
export interface Met {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly touchpoint: string;
  /** Customers see it: not backstage, and not the survey itself. */
  readonly facing: boolean;
  readonly delivery: boolean;
}

/** The event that triggered a question, and whose it was. */
export interface Trigger extends Met {
  readonly customer: string;
}

/** Touchpoints and stages by every name they go by. */
export interface KnownPlaces {
  /** The touchpoint's name as discovery or the map has it. */
  touchpoint(name: string): string | undefined;
  /** The stage's id. */
  stage(name: string): string | undefined;
}

/** Everything attachment asks. Without `places` nothing is known, and each tag names a touchpoint of its own. */
export interface Whereabouts {
  readonly places?: KnownPlaces;
  /** No response of the source names a place, and there is no log to find one by: all are about the whole. */
  readonly untagged?: boolean;
  /** The event that triggered a question, by its id; `customer`: who answered, as an id may be shared by several. */
  event?(id: string, customer: string | undefined): Trigger | undefined;
  /** What the customer met from one instant to another, both included, in order of time. */
  met?(customer: string, from: number, to: number): readonly Met[];
  /** The customer's journeys in order, by their numbers in the log, with the time of their first event. */
  journeys?(customer: string): readonly { readonly journey: number; readonly begins: number }[];
  journeyNamed?(id: string): number | undefined;
}

export const nowhere: Whereabouts = {};

export interface NamedPlaces {
  /** `also`: other names of it, such as those of the events folded into it. */
  readonly touchpoints: readonly { readonly name: string; readonly also?: readonly string[] }[];
  readonly stages: readonly { readonly id: string; readonly names: readonly string[] }[];
}

/**
 * Names are compared without case, accents and punctuation. A place's own name counts before any other name of a place;
 * another name that two places share is nobody's.
 */
export function placesNamed({ touchpoints, stages }: NamedPlaces): KnownPlaces {
  const byTouchpoint = new Names();
  for (const { name } of touchpoints) byTouchpoint.own(name, name);
  for (const { name, also = [] } of touchpoints) for (const other of also) byTouchpoint.alias(other, name);
  const byStage = new Names();
  for (const { id, names } of stages) {
    for (const [at, name] of names.entries()) if (at === 0) byStage.own(name, id);
  }
  for (const { id, names } of stages) for (const name of names.slice(1)) byStage.alias(name, id);
  for (const { id } of stages) byStage.own(id, id);
  return { touchpoint: (name) => byTouchpoint.find(name), stage: (name) => byStage.find(name) };
}

class Names {
  readonly #owned = new Map<string, string>();
  /** Null where two places share the name. */
  readonly #aliases = new Map<string, string | null>();

  own(name: string, id: string): void {
    const key = foldedName(name);
    if (!this.#owned.has(key)) this.#owned.set(key, id);
  }

  alias(name: string, id: string): void {
    const key = foldedName(name);
    const known = this.#aliases.get(key);
    this.#aliases.set(key, known === undefined || known === id ? id : null);
  }

  find(name: string): string | undefined {
    const key = foldedName(name);
    return this.#owned.get(key) ?? this.#aliases.get(key) ?? undefined;
  }
}

/** "Wi-Fi", "wifi" and "WIFI" alike. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
