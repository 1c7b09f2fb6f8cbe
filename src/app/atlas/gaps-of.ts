/** The gaps of maps, counted as on the map itself. */
import type { LintedMaps } from '../../server/api.ts';

/**
 * The atlas counts what a map lacks by itself. What it lacks beside its log, its answers and the other maps is told by
 * `linted`, which takes longer; both leave out the rules that are switched off.
 */
export function withGapsOf<One extends { readonly id: string; readonly gaps: number }>(
  maps: readonly One[],
  linted: LintedMaps | undefined,
): One[] {
  const found = new Map(linted?.maps.map((one) => [one.map, one.found]));
  return maps.map((map) => ({ ...map, gaps: found.get(map.id) ?? map.gaps }));
}
