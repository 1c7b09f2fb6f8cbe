/** Paths as points: which touchpoints and pairs they hold, weighed by rarity, in the few directions that differ most. */
import type { Random } from '../../lib/random.ts';
import type { Transitions } from './transitions.ts';

export interface PathSpace {
  readonly dimensions: number;
  /** Coordinate d of path v at `v * dimensions + d`; length 1 unless the path is empty. */
  readonly points: Float64Array;
}

interface Rows {
  readonly begins: Uint32Array;
  readonly features: Uint32Array;
  readonly values: Float64Array;
  readonly width: number;
}

/**
 * Single touchpoints and transitions as features, term frequency times inverse document frequency, then truncated
 * singular vectors by block power iteration (Halko, Martinsson and Tropp 2011). O(rounds * entries * dimensions).
 */
export function pathSpace(data: Transitions, random: Random, dimensions = 20, rounds = 4): PathSpace {
  const rows = tfIdf(data);
  const width = Math.min(dimensions, rows.width);
  let basis: Float64Array = Float64Array.from({ length: rows.width * width }, () => random.normal());
  for (let round = 0; round < rounds; round++) {
    orthonormalised(basis, rows.width, width);
    basis = backProjected(rows, projected(rows, basis, width), data.weights, width);
  }
  orthonormalised(basis, rows.width, width);
  return { dimensions: width, points: normalised(projected(rows, basis, width), width) };
}

/** Features 0 .. transitions - 1 are transitions, then the touchpoints. */
function tfIdf(data: Transitions): Rows {
  const paths = data.weights.length;
  const width = data.froms.length + data.size;
  const begins = new Uint32Array(paths + 1);
  const features: number[] = [];
  const values: number[] = [];
  const found = new Float64Array(width);
  let total = 0;
  for (let v = 0; v < paths; v++) {
    const times = new Map<number, number>();
    for (let i = data.begins[v] as number; i < (data.begins[v + 1] as number); i++) {
      const id = data.ids[i] as number;
      times.set(id, (times.get(id) ?? 0) + 1);
      const to = data.tos[id] as number;
      if (to < data.size) times.set(data.froms.length + to, (times.get(data.froms.length + to) ?? 0) + 1);
    }
    const weight = data.weights[v] as number;
    total += weight;
    for (const [feature, count] of times) {
      features.push(feature);
      values.push(1 + Math.log(count));
      found[feature] = (found[feature] as number) + weight;
    }
    begins[v + 1] = features.length;
  }
  const rarity = found.map((weight) => (weight > 0 ? Math.log((1 + total) / (1 + weight)) + 1 : 0));
  const weighed = Float64Array.from(values, (value, i) => value * (rarity[features[i] as number] as number));
  return { begins, features: Uint32Array.from(features), values: unitRows(begins, weighed), width };
}

function unitRows(begins: Uint32Array, values: Float64Array): Float64Array {
  for (let v = 0; v + 1 < begins.length; v++) {
    const row = values.subarray(begins[v], begins[v + 1]);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)) || 1;
    row.forEach((value, i) => {
      row[i] = value / length;
    });
  }
  return values;
}

function projected(rows: Rows, basis: Float64Array, width: number): Float64Array {
  const points = new Float64Array((rows.begins.length - 1) * width);
  for (let v = 0; v + 1 < rows.begins.length; v++) {
    for (let i = rows.begins[v] as number; i < (rows.begins[v + 1] as number); i++) {
      const at = (rows.features[i] as number) * width;
      const value = rows.values[i] as number;
      for (let d = 0; d < width; d++) {
        points[v * width + d] = (points[v * width + d] as number) + value * (basis[at + d] as number);
      }
    }
  }
  return points;
}

function backProjected(rows: Rows, points: Float64Array, weights: Float64Array, width: number): Float64Array {
  const basis = new Float64Array(rows.width * width);
  for (let v = 0; v + 1 < rows.begins.length; v++) {
    const weight = weights[v] as number;
    for (let i = rows.begins[v] as number; i < (rows.begins[v + 1] as number); i++) {
      const at = (rows.features[i] as number) * width;
      const value = weight * (rows.values[i] as number);
      for (let d = 0; d < width; d++) {
        basis[at + d] = (basis[at + d] as number) + value * (points[v * width + d] as number);
      }
    }
  }
  return basis;
}

/** Gram-Schmidt over the columns, twice for accuracy. */
function orthonormalised(basis: Float64Array, height: number, width: number): void {
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let row = 0; row < height; row++) {
      sum += (basis[row * width + a] as number) * (basis[row * width + b] as number);
    }
    return sum;
  };
  for (let d = 0; d < width; d++) {
    for (let before = 0; before < 2 * d; before++) {
      const other = before % d;
      const shared = dot(d, other);
      for (let row = 0; row < height; row++) {
        basis[row * width + d] = (basis[row * width + d] as number) - shared * (basis[row * width + other] as number);
      }
    }
    const length = Math.sqrt(dot(d, d)) || 1;
    for (let row = 0; row < height; row++) basis[row * width + d] = (basis[row * width + d] as number) / length;
  }
}

function normalised(points: Float64Array, width: number): Float64Array {
  for (let at = 0; at < points.length; at += width) {
    let length = 0;
    for (let d = 0; d < width; d++) length += (points[at + d] as number) ** 2;
    length = Math.sqrt(length) || 1;
    for (let d = 0; d < width; d++) points[at + d] = (points[at + d] as number) / length;
  }
  return points;
}
