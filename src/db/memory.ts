/** How much of the machine's memory one analytic statement may use. */
import { totalmem } from 'node:os';

const mebibyte = 1024 * 1024;

/** Bytes this process may use: the container's limit where there is one, else what the machine has. */
function machineMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Two fifths, so that two large statements at once and Node itself fit beside each other. */
export function statementMemory(total: number = machineMemory()): number {
  return Math.max(256 * mebibyte, Math.floor(total * 0.4));
}

/** From here on a statement sorts and groups on disk; small, as several steps of one statement may reach it at once. */
export function spillAbove(memory: number): number {
  return Math.min(Math.floor(memory / 3), 1024 * mebibyte);
}
