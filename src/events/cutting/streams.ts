/** Customers' events in order, as cutting reads them: no journeys yet. */

export interface Streams {
  /** One touchpoint code an event. */
  readonly codes: Uint16Array;
  /** Microseconds since 1970, one an event. */
  readonly micros: Float64Array;
  /** Events of customer i are `offsets[i] .. offsets[i + 1] - 1`, in time order, ties in input order. */
  readonly offsets: Uint32Array;
}

/** Every n-th customer, so that about `most` events are left; the streams themselves when they are no more. */
export function someCustomers(streams: Streams, most: number): Streams {
  const { codes, micros, offsets } = streams;
  const every = Math.ceil(codes.length / most);
  if (every <= 1) return streams;
  const runs: [from: number, to: number][] = [];
  for (let who = 0; who + 1 < offsets.length; who += every) {
    runs.push([offsets[who] as number, offsets[who + 1] as number]);
  }
  const length = runs.reduce((sum, [from, to]) => sum + to - from, 0);
  const some = {
    codes: new Uint16Array(length),
    micros: new Float64Array(length),
    offsets: new Uint32Array(runs.length + 1),
  };
  runs.forEach(([from, to], run) => {
    const at = some.offsets[run] as number;
    some.codes.set(codes.subarray(from, to), at);
    some.micros.set(micros.subarray(from, to), at);
    some.offsets[run + 1] = at + to - from;
  });
  return some;
}
