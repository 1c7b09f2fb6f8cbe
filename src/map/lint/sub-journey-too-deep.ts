/** Maps in maps in maps in maps. */
import type { JourneyMap } from '../map.ts';
import { short, type Found, type Rule } from './rule.ts';

/** Levels of maps, this one counted. */
const deepest = 3;

export const subJourneyTooDeep: Rule = {
  id: 'sub-journey-too-deep',
  title: 'Sub-journeys too deep',
  counted: ['sub-journey too deep or in a circle', 'sub-journeys too deep or in a circle'],
  why: 'Below the third level nobody finds their way back, and the same trouble is kept on several maps.',
  fix: 'Join the lowest two maps, or link from a higher one. Take out a link that leads back.',
  silent: 'At most three levels hang together. The other maps of the workspace must be at hand.',
  check: ({ map, otherMaps }) => {
    if (otherMaps.length === 0) return [];
    const maps = new Map([...otherMaps, map].map((one) => [one.id, one]));
    const known = new Map<string, Depth>([[map.id, 'circle']]);
    return linksOf(map).flatMap(({ place, name, to }): Found[] => {
      const levels = depthFrom(to, maps, known);
      if (levels === 'circle')
        return [{ place, text: 'The sub-journeys below “{name}” run in a circle.', values: { name } }];
      if (levels + 1 <= deepest) return [];
      return [{ place, text: 'Below “{name}” hang {levels} levels of maps.', values: { name, levels } }];
    });
  },
};

interface SubLink {
  readonly place: Found['place'];
  readonly name: string;
  readonly to: string;
}

function linksOf(map: JourneyMap): SubLink[] {
  const link = (
    kind: 'stage' | 'step',
    one: { id: string; name: string; subJourney?: string | undefined },
  ): SubLink[] =>
    one.subJourney === undefined ? [] : [{ place: { kind, id: one.id }, name: short(one.name), to: one.subJourney }];
  return map.stages.flatMap((stage) => [...link('stage', stage), ...stage.steps.flatMap((step) => link('step', step))]);
}

type Depth = number | 'circle';

/** Levels from this map down, itself counted; maps that are not at hand count as one. A map being walked is a circle. */
function depthFrom(id: string, maps: ReadonlyMap<string, JourneyMap>, known: Map<string, Depth>): Depth {
  const before = known.get(id);
  if (before !== undefined) return before;
  known.set(id, 'circle');
  const map = maps.get(id);
  const below = (map ? linksOf(map) : []).map(({ to }) => depthFrom(to, maps, known));
  const depths = below.filter((one) => one !== 'circle');
  const depth = depths.length < below.length ? 'circle' : 1 + Math.max(0, ...depths);
  known.set(id, depth);
  return depth;
}
