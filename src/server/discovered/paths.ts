/** The walked lines of a discovered map: its own typical path first, then others that share touchpoints with it. */
import type { FoundJourney } from '../../events/discovery.ts';
import type { Path } from '../../map/map.ts';
import type { Found } from './found.ts';
import { plainName } from './plain-name.ts';

const mostPaths = 6;
/** Sharing a single touchpoint is crossing the line, not walking along it. */
const leastShared = 2;

export function layPaths(found: Found, register: ReadonlySet<string>): Path[] {
  const { journey, discovery } = found;
  const others = discovery.journeys.filter((one) => one.id !== journey.id);
  const own = asPath(found, journey, register);
  const beside = others.map((one) => asPath(found, one, register));
  const shared = beside.filter((path) => path.touchpoints.length >= leastShared);
  return [own, ...shared].filter((path) => path.touchpoints.length > 0).slice(0, mostPaths);
}

/** The touchpoints of the typical path that this map shows, in order; one met twice in a row stands once. */
function asPath(found: Found, journey: FoundJourney, register: ReadonlySet<string>): Path {
  const known = journey.typical.path.filter((code) => register.has(found.touchpointId(code)));
  const visits = known.filter((code, index) => code !== known[index - 1]);
  return {
    id: found.id('path', journey.id),
    name: plainName(journey.name),
    ...(journey.id === found.journey.id ? { persona: found.id('persona') } : {}),
    touchpoints: visits.map((code) => found.touchpointId(code)),
    ...(found.told.of(journey.id, 'journeys') === 'shown' && { weight: Math.min(1, Math.max(0, journey.share)) }),
    ...(endsEarly(found, journey) ? { endsEarly: true } : {}),
  };
}

/** Most of its journeys miss the goal, where one is known; else its typical path stops before where most arrive. */
function endsEarly(found: Found, journey: FoundJourney): boolean {
  const { converted, typical } = journey;
  if (converted !== undefined && converted.n > 0) return converted.hits / converted.n < 0.5;
  const common = found.discovery.all.stages.filter(({ reached }) => reached.n > 0 && reached.hits / reached.n >= 0.5);
  const stages = typical.path.map((code) => found.touchpoint(code)?.stage ?? -1);
  return stages.length > 0 && Math.max(...stages) < Math.max(...common.map((one) => one.stage));
}
