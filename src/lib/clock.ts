/** The time, handed in so that tests can hold it still. */

/** Milliseconds since 1970-01-01T00:00Z. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
