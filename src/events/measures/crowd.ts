/** Counts people where journeys come customer by customer: each once, however often they are met. */
export class Crowd {
  size = 0;
  #last = -1;

  note(customer: number): void {
    if (customer === this.#last) return;
    this.#last = customer;
    this.size++;
  }
}

/**
 * Customers behind each side of the figures of a cell, so that nobody is told of who is one of few. One with several
 * journeys may stand on both sides.
 */
export interface People {
  /** All of whose journeys of the group belong to the cell; who others have missed it. */
  readonly always: number;
  readonly repeated: number;
  readonly once: number;
  readonly lost: number;
  readonly kept: number;
  /** Who may still go on. */
  readonly open: number;
  readonly waited: number;
  /** Whose journey began here: nothing to wait for. */
  readonly began: number;
  readonly converted: number;
  readonly failed: number;
  /** For each pair of nested sets the cell stands in: those of the larger set that are not in the smaller. */
  readonly beyond: readonly number[];
}

/** Collects what `People` tells. */
export class Crowds {
  always = 0;
  readonly repeated = new Crowd();
  readonly once = new Crowd();
  readonly lost = new Crowd();
  readonly kept = new Crowd();
  readonly open = new Crowd();
  readonly waited = new Crowd();
  readonly began = new Crowd();
  readonly converted = new Crowd();
  readonly failed = new Crowd();
  readonly #beyond: Crowd[] = [];

  /** Of the `pair`-th pair. */
  beyond(pair: number): Crowd {
    while (this.#beyond.length <= pair) this.#beyond.push(new Crowd());
    return this.#beyond[pair] as Crowd;
  }

  get people(): People {
    const { always, repeated, once, lost, kept, open, waited, began, converted, failed } = this;
    return {
      always,
      repeated: repeated.size,
      once: once.size,
      lost: lost.size,
      kept: kept.size,
      open: open.size,
      waited: waited.size,
      began: began.size,
      converted: converted.size,
      failed: failed.size,
      beyond: this.#beyond.map((crowd) => crowd.size),
    };
  }
}

/** Side by side the sum of what was counted of separate customers. */
export function peopleTogether(parts: readonly People[]): People {
  const sum = (of: (one: People) => number): number => parts.reduce((total, one) => total + of(one), 0);
  const pairs = Math.max(0, ...parts.map((one) => one.beyond.length));
  return {
    always: sum((one) => one.always),
    repeated: sum((one) => one.repeated),
    once: sum((one) => one.once),
    lost: sum((one) => one.lost),
    kept: sum((one) => one.kept),
    open: sum((one) => one.open),
    waited: sum((one) => one.waited),
    began: sum((one) => one.began),
    converted: sum((one) => one.converted),
    failed: sum((one) => one.failed),
    beyond: Array.from({ length: pairs }, (_, pair) => sum((one) => one.beyond[pair] ?? 0)),
  };
}
