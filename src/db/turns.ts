/** Lets one caller in at a time, first come, first served; a caller may give up while it waits. */

export class Turns {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** Callers inside and waiting. */
  get busy(): number {
    return this.#waiting;
  }

  /** Resolves to what ends the turn; rejects with the signal's reason when it was cancelled before the turn came. */
  async take(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const before = this.#last;
    let leave: () => void = () => undefined;
    const own = new Promise<void>((resolve) => (leave = resolve));
    this.#last = before.then(() => own);
    this.#waiting++;
    const end = (): void => {
      this.#waiting--;
      leave();
    };
    await givingUp(before, signal).catch((reason: unknown) => {
      end();
      throw reason;
    });
    return end;
  }
}

function givingUp(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return turn;
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    void turn.then(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
  });
}
