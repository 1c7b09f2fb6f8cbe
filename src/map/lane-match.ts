/** Which lanes of a map stand for lanes that come from elsewhere. */
import { folded } from './lane-words.ts';
import type { Lane } from './map.ts';

type Fits = (lane: Lane, other: Lane) => boolean;

const alike: Fits = (lane, other) => lane.kind === other.kind && (lane.wanted === true) === (other.wanted === true);
const rounds: readonly Fits[] = [
  (lane, other) => alike(lane, other) && lane.id === other.id,
  (lane, other) => alike(lane, other) && folded(lane.name) === folded(other.name) && lane.persona === other.persona,
  (lane, other) => alike(lane, other) && folded(lane.name) === folded(other.name),
  (lane, other) => alike(lane, other) && lane.kind !== 'free',
];

/**
 * For each incoming lane by its id the lane of the map that stands for it: one of the same kind, of the same name
 * first, and each for one only; free lanes by name alone. A lane without one is left out.
 */
export function lanesMatched(lanes: readonly Lane[], incoming: readonly Lane[]): Map<string, Lane> {
  const found = new Map<string, Lane>();
  const used = new Set<Lane>();
  for (const fits of rounds) {
    for (const lane of incoming) {
      if (found.has(lane.id)) continue;
      const match = lanes.find((one) => !used.has(one) && fits(one, lane));
      if (match === undefined) continue;
      used.add(match);
      found.set(lane.id, match);
    }
  }
  return found;
}
