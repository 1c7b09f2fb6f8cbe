/** Groups around paths that are known beforehand: the scripts of a scripted log, or where many paths lie densely. */
import { densityModel } from './density-groups.ts';
import { fitted, type Mixture, mixtureOf } from './mixture.ts';
import type { Search } from './mixture-search.ts';
import { findScripts } from './scripts.ts';

export interface AroundPaths {
  /** Chains around the paths; absent when there are not two. */
  readonly model?: Mixture;
  /** Share of journeys that walk one of the paths up to slips. */
  readonly covered: number;
}

export function aroundScripts({ data, pooled }: Search): AroundPaths {
  const { count, of, covered } = findScripts(data);
  if (count < 2) return { covered: 0 };
  return { model: fitted(data, pooled, mixtureOf(data, pooled, of, count), 3), covered };
}

export function aroundDensePaths({ data, pooled }: Search): AroundPaths {
  return densityModel(data, pooled) ?? { covered: 0 };
}
