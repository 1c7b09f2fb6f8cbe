/** What goes back and forth between the state store and the thread PGlite lives in. */

export interface Maintenance {
  /** Milliseconds between two looks at what is to be done. */
  readonly every: number;
  /** Bytes of write-ahead log after which a checkpoint is made. */
  readonly log: number;
  /** Dead rows of a table after which it is vacuumed, besides a fifth of its live ones. */
  readonly dead: number;
}

export interface WorkerStart {
  readonly folder: string;
  readonly maintenance: Maintenance;
}

/** `connection` numbers the connections, so that a late answer to one that is gone is not taken for another's. */
export type ToWorker =
  | { readonly do: 'talk'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly do: 'count-syncs' }
  | { readonly do: 'close' };

export type FromWorker =
  | { readonly told: 'ready' }
  | { readonly told: 'talk'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly told: 'syncs'; readonly count: number }
  | { readonly told: 'closed' };
