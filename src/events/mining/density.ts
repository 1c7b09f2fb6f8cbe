/**
 * Clusters where many things lie close together, whatever the clusters' shapes, and leaves the scattered ones out
 * (HDBSCAN*: Campello, Moulavi and Sander 2013; its finest clusters: McInnes, Healy and Astels 2017). Things weigh.
 */

export interface Scattered {
  readonly weights: Float64Array;
  /** Distance of a and b at `a * count + b`, 0 .. 255 for what is as different as can be. */
  readonly distances: Uint8Array;
}

export interface DensityWishes {
  /** A thing is as dense as the distance within which this much weight lies. */
  readonly near: number;
  /** The least weight of a cluster, not below `near`. */
  readonly least: number;
}

export const outlier = -1;

/** The cluster of each thing, in the order of their first things; `outlier` for those in none. O(count²). */
export function densityClusters(things: Scattered, wishes: DensityWishes): Int16Array {
  const count = things.weights.length;
  if (count === 0) return new Int16Array(0);
  const tree = hierarchyOf(things, spanningTree(things, coresOf(things, wishes.near)));
  const found = new Int16Array(count).fill(outlier);
  const members = leaves(tree, wishes.least).map((node) => thingsUnder(tree, node));
  members.sort((a, b) => (a[0] as number) - (b[0] as number));
  members.forEach((list, cluster) => {
    for (const thing of list) found[thing] = cluster;
  });
  return found;
}

/** The distance within which `near` weight lies, of each thing. */
function coresOf({ weights, distances }: Scattered, near: number): Uint8Array {
  const count = weights.length;
  const within = new Float64Array(256);
  return Uint8Array.from(weights, (_, a) => {
    within.fill(0);
    for (let b = 0; b < count; b++) {
      const at = distances[a * count + b] as number;
      within[at] = (within[at] as number) + (weights[b] as number);
    }
    let sum = 0;
    for (let distance = 0; distance < 256; distance++) {
      sum += within[distance] as number;
      if (sum >= near) return distance;
    }
    return 255;
  });
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly distance: number;
}

/** Edges of the least spanning tree over mutual reachability (Prim 1957), nearest first. */
function spanningTree({ weights, distances }: Scattered, cores: Uint8Array): Edge[] {
  const count = weights.length;
  const nearest = new Int32Array(count);
  const far = new Int32Array(count).fill(256);
  const joined = new Uint8Array(count);
  const edges: Edge[] = [];
  let now = 0;
  for (let step = 1; step < count; step++) {
    joined[now] = 1;
    let next = -1;
    for (let b = 0; b < count; b++) {
      if (joined[b]) continue;
      const reach = Math.max(cores[now] as number, cores[b] as number, distances[now * count + b] as number);
      if (reach < (far[b] as number)) {
        far[b] = reach;
        nearest[b] = now;
      }
      if (next < 0 || (far[b] as number) < (far[next] as number)) next = b;
    }
    edges.push({ a: nearest[next] as number, b: next, distance: far[next] as number });
    now = next;
  }
  return edges.sort((one, other) => one.distance - other.distance || one.b - other.b);
}

/** Nodes 0 .. count - 1 are things; each later one joins its children at a distance. */
interface Hierarchy {
  readonly count: number;
  readonly root: number;
  readonly children: readonly (readonly number[])[];
  readonly distances: readonly number[];
  readonly weights: readonly number[];
}

/** Everything that joins at one distance joins at once, so that the order of equal edges decides nothing. */
function hierarchyOf({ weights }: Scattered, edges: readonly Edge[]): Hierarchy {
  const count = weights.length;
  const parent = Array.from({ length: count }, (_, thing) => thing);
  const topOf = (node: number): number => {
    let top = node;
    while (parent[top] !== top) top = parent[top] as number;
    for (let at = node; at !== top;) {
      const next = parent[at] as number;
      parent[at] = top;
      at = next;
    }
    return top;
  };
  const tree = {
    children: Array.from({ length: count }, (): number[] => []),
    distances: Array.from({ length: count }, () => 0),
    weights: [...weights],
  };
  for (const { a, b, distance } of edges) {
    const [one, other] = [topOf(a), topOf(b)];
    const node = tree.children.length;
    const parts = [one, other].flatMap((part) =>
      part >= count && tree.distances[part] === distance ? (tree.children[part] as number[]) : [part],
    );
    tree.children.push(parts);
    tree.distances.push(distance);
    tree.weights.push((tree.weights[one] as number) + (tree.weights[other] as number));
    parent.push(node);
    parent[one] = parent[other] = node;
  }
  return { ...tree, count, root: tree.children.length - 1 };
}

/**
 * Nodes under which no two parts are both heavy enough to be clusters: the finest ones. The excess of mass would
 * rather take two scripts that share most steps as one, because single slips lead from one to the other.
 */
function leaves(tree: Hierarchy, least: number): number[] {
  const found: number[] = [];
  const open = [tree.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    let now = node;
    let large = heavyParts(tree, now, least);
    while (large.length === 1) {
      now = large[0] as number;
      large = heavyParts(tree, now, least);
    }
    if (large.length === 0) found.push(node);
    else open.push(...large);
  }
  return found;
}

/** What lies at one place is one thing. */
function heavyParts(tree: Hierarchy, node: number, least: number): number[] {
  if (tree.distances[node] === 0) return [];
  return (tree.children[node] as number[]).filter((child) => (tree.weights[child] as number) >= least);
}

function thingsUnder(tree: Hierarchy, node: number): number[] {
  const found: number[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next < tree.count) found.push(next);
    else open.push(...(tree.children[next] as number[]));
  }
  return found.sort((a, b) => a - b);
}
