/** Measures of a part as plain data, to cross between threads, and back. */
import type { PartMeasures } from './part-measures.ts';
import { type PackedValues, ValuesByKey } from './values-by-key.ts';

type Lists = 'stageTimes' | 'stageWaits' | 'waits' | 'durations';

export type PackedPart = Omit<PartMeasures, Lists> & { readonly [List in Lists]: PackedValues };

/** What is usually asked of the lists is found first, so that whoever asks has nothing left to do. */
export function packedPart(measures: PartMeasures): PackedPart {
  const { stageTimes, stageWaits, waits, durations } = measures;
  return {
    ...measures,
    stageTimes: stageTimes.packed(),
    stageWaits: stageWaits.packed(),
    waits: waits.packed(),
    durations: durations.packed(),
  };
}

export function unpackedPart(packed: PackedPart): PartMeasures {
  return {
    ...packed,
    stageTimes: new ValuesByKey(packed.stageTimes),
    stageWaits: new ValuesByKey(packed.stageWaits),
    waits: new ValuesByKey(packed.waits),
    durations: new ValuesByKey(packed.durations),
  };
}
