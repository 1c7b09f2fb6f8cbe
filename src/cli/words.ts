/** Counts with their noun, for messages. */
import { count } from '../render/wording.ts';

/** `1 journey`, `1,200 journeys`. */
export function counted(value: number, one: string, many: string = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
