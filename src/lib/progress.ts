/** How long work reports how far it is and learns that it was cancelled. */

export interface Progress {
  /** What is being done, as a person would say it: "Reading orders.csv". */
  readonly doing: string;
  readonly done: number;
  /** Absent when the end is not known. */
  readonly total?: number;
  readonly unit?: 'rows' | 'bytes' | 'journeys' | 'steps';
}

/** Passed as a defaulted last argument to anything that may take longer than 100 ms. */
export interface Watch {
  readonly report: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export const unwatched: Watch = { report: () => undefined };

/** Throws the signal's reason when the work was cancelled. */
export function checkpoint(watch: Watch): void {
  watch.signal?.throwIfAborted();
}
