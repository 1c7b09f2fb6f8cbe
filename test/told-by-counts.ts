/** What may be told of a discovery that a test wrote down without a log: every journey is taken for a customer. */
import type { Discovery, FoundJourney, Share, Times } from '../src/events/discovery.ts';
import type { Place, Told } from '../src/events/told.ts';
import { hiddenFaces, tooFew } from '../src/lib/suppression.ts';
import type { Ask } from '../src/map/measure.ts';

function shareIn(journey: FoundJourney, ask: Ask, place: Place | undefined): Share | undefined {
  if (place === undefined) return ask === 'conversion' ? journey.converted : undefined;
  if ('stage' in place) {
    const facts = journey.stages.find((one) => one.stage === place.stage);
    return ask === 'drop-off' ? facts?.dropOff : facts?.reached;
  }
  const facts = journey.touchpoints.find((one) => one.touchpoint === place.touchpoint);
  if (ask === 'repeats') return facts?.repeated;
  return facts?.reached ?? { hits: 0, n: journey.journeys };
}

function timesIn(journey: FoundJourney, place: Place | undefined): Times | undefined {
  if (place === undefined) return journey.duration;
  if ('stage' in place) return journey.stages.find((one) => one.stage === place.stage)?.waitBefore;
  return journey.touchpoints.find((one) => one.touchpoint === place.touchpoint)?.waitBefore;
}

export function toldByCounts({ all, journeys }: Discovery): Told {
  const everybody = [all, ...journeys];
  const share = (id: string, ask: Ask, place?: Place): Share | null => {
    const shares = everybody.map((journey) => shareIn(journey, ask, place));
    const faces = [shares.map((one) => one?.hits ?? 0), shares.map((one) => (one ? one.n - one.hits : 0))];
    const hidden = hiddenFaces(faces, [{ total: 0, parts: journeys.map((_, at) => at + 1) }]);
    const at = everybody.findIndex((journey) => journey.id === id);
    return hidden[at] === 0 ? (shares[at] ?? null) : null;
  };
  const times = (id: string, _ask: Ask, place?: Place): Times | null => {
    const journey = everybody.find((one) => one.id === id);
    const found = journey && timesIn(journey, place);
    return found && found.n > 0 && !tooFew(found.n) ? found : null;
  };
  return { least: 10, tooShort: true, of: () => 'shown', exact: () => true, share, times };
}
