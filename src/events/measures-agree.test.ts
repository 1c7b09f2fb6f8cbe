/** What a map asks of the log again must equal what discovery found: the same page shows both. */
import { describe, expect, test } from 'vitest';
import { hasSharedData, logOf, sepsisLog, type PlainJourney } from '../../test/planted/log-of.ts';
import { seeded } from '../lib/random.ts';
import type { MeasureRef } from '../map/measure.ts';
import type { Discovery, FoundJourney, Share, Times } from './discovery.ts';
import type { JourneyLog } from './journey-log.ts';
import { discover } from './mining/discover.ts';
import { reached } from './mining/goal.ts';
import { foldTouchpoints } from './mining/touchpoints.ts';
import { opennessOf } from './mining/unfinished.ts';
import { answerAll } from './measures.ts';

/** Orders of a bakery: some leave at each step, some look at the offers between, some come back to the basket. */
function bakery(): JourneyLog {
  const random = seeded('agreement');
  const path = ['Search', 'Box page', 'Basket', 'Address', 'Pay', 'Parcel', 'Review'];
  const journeys = Array.from({ length: 1_500 }, (_, customer): PlainJourney => {
    let now = customer * 3_000;
    const events: [string, number][] = [];
    for (const name of path.slice(0, 2 + random.pick([1, 2, 2, 3, 8]))) {
      events.push([name, (now += Math.round(Math.exp(6 + random.normal())))]);
      if (random.int(6) === 0) events.push(['Offers', (now += 30)]);
      if (name === 'Address' && random.int(4) === 0) events.push(['Basket', (now += 90)], ['Address', (now += 60)]);
    }
    return { customer, events };
  });
  return logOf(journeys);
}

function refsOf(discovery: Discovery, journey: FoundJourney): MeasureRef[] {
  const about = { source: 'log', journey: journey.id };
  const stages = discovery.stages.flatMap((stage, at) =>
    (['share', 'drop-off', 'time-in', 'wait-before'] as const).map((ask) => ({
      ...about,
      id: `stage ${at} ${ask}`,
      ask,
      stage: stage.id,
      events: stage.touchpoints.flatMap((code) => discovery.touchpoints[code]?.events ?? []),
    })),
  );
  const touchpoints = discovery.touchpoints.flatMap(({ code, events }) =>
    (['share', 'wait-before', 'repeats', 'events-per-journey'] as const).map((ask) => ({
      ...about,
      id: `touchpoint ${code} ${ask}`,
      ask,
      events: [...events],
    })),
  );
  return [
    ...stages,
    ...touchpoints,
    { ...about, id: 'duration', ask: 'duration' },
    { ...about, id: 'share', ask: 'share' },
  ];
}

const ofShare = (share: Share | undefined): object | undefined => share && { value: share.hits / share.n, n: share.n };
const ofTimes = (times: Times | undefined): object | undefined =>
  times && { value: times.median, n: times.n, p90: times.p90 };

/** What discovery says, under the ids of the references; facts it does not state are left out. */
function foundFacts(journey: FoundJourney): Map<string, object> {
  const facts = new Map<string, object | undefined>([['duration', ofTimes(journey.duration)]]);
  facts.set('share', { value: journey.share });
  for (const stage of journey.stages) {
    facts.set(`stage ${stage.stage} share`, ofShare(stage.reached));
    facts.set(`stage ${stage.stage} drop-off`, ofShare(stage.dropOff));
    facts.set(`stage ${stage.stage} time-in`, ofTimes(stage.time));
    facts.set(`stage ${stage.stage} wait-before`, ofTimes(stage.waitBefore));
  }
  for (const one of journey.touchpoints) {
    facts.set(`touchpoint ${one.touchpoint} share`, ofShare(one.reached));
    facts.set(`touchpoint ${one.touchpoint} repeats`, ofShare(one.repeated));
    facts.set(`touchpoint ${one.touchpoint} wait-before`, ofTimes(one.waitBefore));
    facts.set(`touchpoint ${one.touchpoint} events-per-journey`, { value: one.perJourney });
  }
  return new Map([...facts].flatMap(([id, fact]) => (fact ? [[id, fact] as const] : [])));
}

/** Both sides, journey by journey: what was answered, cut down to what discovery says. */
function bothSides(log: JourneyLog): { readonly answered: object[]; readonly found: object[] } {
  const { discovery, assignments } = discover(log, { properties: [] });
  const { log: folded } = foldTouchpoints(log);
  const converted = discovery.goal === undefined ? undefined : reached(folded, discovery.goal);
  const wishes = { ...opennessOf(folded, converted), ...(converted && { converted }), least: 0 };
  const answered: object[] = [];
  const found: object[] = [];
  for (const journey of [discovery.all, ...discovery.journeys]) {
    const measures = answerAll(log, assignments, discovery, refsOf(discovery, journey), wishes);
    for (const [id, fact] of foundFacts(journey)) {
      const measure = new Map(Object.entries(measures[id] ?? {}));
      const same = Object.keys(fact).map((key) => [key, measure.get(key)]);
      answered.push(rounded({ id, ...Object.fromEntries(same) }));
      found.push(rounded({ id, ...fact }));
    }
  }
  return { answered, found };
}

/** Seconds and milliseconds differ in the last bit of a double. */
const rounded = (facts: object): object =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
    ]),
  );

describe('measures agree with discovery', () => {
  test('on a bakery', () => {
    const { answered, found } = bothSides(bakery());
    expect(found.length).toBeGreaterThan(20);
    expect(answered).toEqual(found);
  });

  test.skipIf(!hasSharedData)('on the sepsis log (needs shared data)', () => {
    const { answered, found } = bothSides(sepsisLog());
    expect(answered).toEqual(found);
  });
});
