/** Seeded random numbers: the same seed gives the same sequence everywhere (sfc32, Chris Doty-Humphrey, PractRand). */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, below). */
  int(below: number): number;
  /** Standard normal (Box-Muller). */
  normal(): number;
  /** Index drawn with probability proportional to its weight; weights need not sum to 1. */
  pick(weights: ArrayLike<number>): number;
  /** Shuffles in place (Fisher-Yates) and returns the same array. */
  shuffle<T>(items: T[]): T[];
}

export function seeded(seed: number | string): Random {
  let [a, b, c] = seedState(String(seed));
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) next();
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (weights) => pick(weights, next()),
    shuffle: (items) => shuffle(items, int),
  };
}

/** FNV-1a, three times with different offsets. */
function seedState(text: string): [number, number, number] {
  const state: [number, number, number] = [0x811c9dc5 | 0, 0x9e3779b9 | 0, 0x85ebca6b | 0];
  for (let i = 0; i < text.length; i++) {
    for (let k = 0; k < 3; k++) state[k] = Math.imul((state[k] ?? 0) ^ text.charCodeAt(i), 0x01000193);
  }
  return state;
}

function pick(weights: ArrayLike<number>, at: number): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] ?? 0;
  let left = at * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

function shuffle<T>(items: T[], int: (below: number) => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = int(i + 1);
    const held = items[i] as T;
    items[i] = items[j] as T;
    items[j] = held;
  }
  return items;
}
