/** HodgeRank: places touchpoints on a line so that moves lead forward (Jiang, Lim, Yao and Ye 2011). */
import type { Flow } from './flow.ts';

export interface Potential {
  /** Place of each touchpoint; one unit is one step forward. */
  readonly places: Float64Array;
  /** Share of the squared flow that the places explain, in [0, 1]: low means the process goes in circles. */
  readonly gradientShare: number;
}

/**
 * Weighted least squares: minimises the sum over pairs of w (place b - place a - y)², w = moves both ways,
 * y = (forward - back) / w. `prior` decides where touchpoints that nothing ties to the others stand. O(size³).
 */
export function potentialOf(flow: Flow, prior: Float64Array): Potential {
  const { size, moves } = flow;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  let heaviest = 0;
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const forward = moves[a * size + b] as number;
      const back = moves[b * size + a] as number;
      const weight = forward + back;
      if (weight === 0) continue;
      heaviest = Math.max(heaviest, weight);
      matrix[a * size + b] = matrix[b * size + a] = -weight;
      matrix[a * size + a] = (matrix[a * size + a] as number) + weight;
      matrix[b * size + b] = (matrix[b * size + b] as number) + weight;
      right[a] = (right[a] as number) - (forward - back);
      right[b] = (right[b] as number) + (forward - back);
    }
  }
  const tie = (heaviest || 1) * 1e-6;
  for (let a = 0; a < size; a++) {
    matrix[a * size + a] = (matrix[a * size + a] as number) + tie;
    right[a] = (right[a] as number) + tie * (prior[a] as number);
  }
  const places = solveSymmetric(matrix, right, size);
  return { places, gradientShare: gradientShare(flow, places) };
}

function gradientShare({ size, moves }: Flow, places: Float64Array): number {
  let all = 0;
  let missed = 0;
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const weight = (moves[a * size + b] as number) + (moves[b * size + a] as number);
      if (weight === 0) continue;
      const y = ((moves[a * size + b] as number) - (moves[b * size + a] as number)) / weight;
      all += weight * y * y;
      missed += weight * ((places[b] as number) - (places[a] as number) - y) ** 2;
    }
  }
  return all === 0 ? 0 : Math.max(0, 1 - missed / all);
}

/** Solves a symmetric positive definite system by Cholesky factors, in place. */
function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) sum -= (matrix[i * size + k] as number) * (matrix[j * size + k] as number);
      matrix[i * size + j] =
        i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / (matrix[j * size + j] as number);
    }
  }
  const solved = right.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) {
      solved[i] = (solved[i] as number) - (matrix[i * size + k] as number) * (solved[k] as number);
    }
    solved[i] = (solved[i] as number) / (matrix[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) {
      solved[i] = (solved[i] as number) - (matrix[k * size + i] as number) * (solved[k] as number);
    }
    solved[i] = (solved[i] as number) / (matrix[i * size + i] as number);
  }
  return solved;
}
