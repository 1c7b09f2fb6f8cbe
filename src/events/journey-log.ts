/** The log as mining reads it: journeys as runs in typed arrays. Everything downstream of the store works on this. */

/**
 * Journeys are consecutive runs of `codes`, ordered by customer, then by start. Journey j holds the events
 * `offsets[j] .. offsets[j + 1] - 1`, in time order, ties in input order.
 */
export interface JourneyLog {
  /** Event names by code. */
  readonly names: readonly string[];
  /** One code an event. */
  readonly codes: Uint16Array;
  /** Milliseconds since 1970, one an event. When an event has a service time this is its completion. */
  readonly times: Float64Array;
  /** Where the log has start and complete rows: the start of the service, NaN where none. */
  readonly serviceStarts?: Float64Array;
  /** Journey count + 1 entries. */
  readonly offsets: Uint32Array;
  /** Customer number of each journey; rises, so that a customer's journeys stand together. */
  readonly customerOf: Uint32Array;
  readonly customers: number;
  /** How the customer's stream was cut, in words a reader can judge. */
  readonly cut: Cut;
  /** What was done before anything was counted; absent where nothing was. */
  readonly cleaning?: Cleaning;
}

/** What the log no longer shows of the rows it was read from. */
export interface Cleaning {
  /** Events that programs made, as it seems, and whose they were. */
  readonly robots: SetAside;
  /** They were counted like all others nevertheless, because somebody said so. */
  readonly robotsKept: boolean;
  /** Events of our own people, and of tests. */
  readonly staff: SetAside;
  /** Customers whose events came under more than one id. */
  readonly joined: number;
}

export interface SetAside {
  readonly events: number;
  readonly customers: number;
}

/**
 * Customer and journey ids as the log has them, by number. Apart from the log because they are large, and because
 * the log travels to worker threads as bare arrays.
 */
export interface JourneyNames {
  readonly customer: (customer: number) => string;
  readonly journey: (journey: number) => string;
}

export type Cut =
  | { readonly by: 'journey-column'; readonly column: string }
  | { readonly by: 'customer' }
  | { readonly by: 'goal'; readonly event: string }
  | { readonly by: 'start'; readonly event: string }
  /** Nothing tells journeys apart but that each reaches this goal once. */
  | { readonly by: 'goal-once'; readonly event: string }
  | { readonly by: 'gap'; readonly seconds: number; readonly found: boolean; readonly goal?: string }
  | FoundCut;

/** Told apart by pauses and by what usually ends and begins a journey. */
export interface FoundCut {
  readonly by: 'found';
  /** Typical pauses in seconds: inside journeys, and between two of a customer. */
  readonly within: number;
  readonly between: number;
  /** Pairs of events that held a beginning, and pairs of which it was hard to say. */
  readonly begins: number;
  readonly unsure: number;
  /** Not reached twice in one journey, because somebody said so. */
  readonly goal?: string;
}

/** What is known of each customer, coded: what the group of a journey may be explained by. */
export interface TraitTable {
  /** What the log's own channel column says most often of each event name, as it stands in the log. */
  readonly channels?: Readonly<Record<string, string>>;
  readonly properties: readonly {
    readonly name: string;
    readonly values: readonly string[];
    /** Index into `values` for each customer; 65535 = no value. */
    readonly ofCustomer: Uint16Array;
  }[];
}
