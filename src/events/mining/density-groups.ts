/** Groups of a scripted process: where many of the most walked paths lie close together; the rest goes to the likeliest. */
import { densityClusters, outlier } from './density.ts';
import { fitted, type Mixture, mixtureOf } from './mixture.ts';
import { followed, scriptsAmong } from './scripts.ts';
import { longestQuick, QuickDistance } from './quick-edit-distance.ts';
import { subset, touchpointsOf, type Transitions } from './transitions.ts';

/** Paths compared with each other. */
const compared = 3000;
/** Share of the compared journeys that must lie near a path for it to be dense, and that make a cluster. */
const denseShare = 0.003;

/**
 * Chains around the clusters of the 3,000 most walked paths (edit distance over the longer length): each stands for
 * its most walked path, clusters that are slips of a heavier one join it, and every other path goes to the nearest.
 * `covered` is the share of journeys that are slips of one of them. Undefined when there are not two.
 * O(3000² length + paths * clusters * length²).
 */
export function densityModel(
  data: Transitions,
  pooled: Float64Array,
): { readonly model: Mixture; readonly covered: number } | undefined {
  const picked = mostWalkedOf(data);
  const top = subset(
    data,
    picked,
    picked.map((v) => data.weights[v] as number),
  );
  const total = top.weights.reduce((sum, weight) => sum + weight, 0);
  const dense = Math.max(2, denseShare * total);
  const of = densityClusters({ weights: top.weights, distances: distancesOf(top) }, { near: dense, least: dense });
  const heaviest = new Map<number, number>();
  of.forEach((cluster, i) => {
    if (cluster !== outlier && !heaviest.has(cluster)) heaviest.set(cluster, picked[i] as number);
  });
  const paths = Array.from(data.weights, (_, v) => touchpointsOf(data, v));
  const centres = scriptsAmong([...heaviest.values()], data, paths);
  if (centres.length < 2) return undefined;
  const journeys = data.weights.reduce((sum, weight) => sum + weight, 0);
  const { of: groupOf, count, covered } = followed(data, paths, centres, journeys);
  return { model: fitted(data, pooled, mixtureOf(data, pooled, groupOf, count), 3), covered };
}

function mostWalkedOf({ weights }: Transitions): number[] {
  const walked = [...weights.keys()].filter((v) => (weights[v] as number) > 0);
  walked.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);
  return walked.slice(0, compared);
}

function distancesOf(data: Transitions): Uint8Array {
  const paths = Array.from(data.weights, (_, v) => touchpointsOf(data, v).slice(0, longestQuick));
  const count = paths.length;
  const distances = new Uint8Array(count * count);
  const quick = new QuickDistance(data.size);
  for (let a = 0; a < count; a++) {
    const path = paths[a] as number[];
    quick.from(path);
    for (let b = a + 1; b < count; b++) {
      const other = paths[b] as number[];
      const longer = Math.max(path.length, other.length);
      const distance = Math.round((255 * quick.to(other)) / Math.max(1, longer));
      distances[a * count + b] = distance;
      distances[b * count + a] = distance;
    }
  }
  return distances;
}
