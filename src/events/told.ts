/** Which figures of a discovery may be told: the same answers that its maps get decide, so that pages say no more. */
import { usualLeast } from '../lib/suppression.ts';
import type { Ask, Measure, MeasureRef, Measures } from '../map/measure.ts';
import type { Discovery, FoundJourney, Share, Times } from './discovery.ts';
import { journeysOfNone } from './measures/plan.ts';

/** A touchpoint or stage by its number; of the journey as a whole without one. */
export type Place = { readonly touchpoint: number } | { readonly stage: number };

/** `nearly`: hidden for the few who are left over. */
export type Telling = 'shown' | 'hidden' | 'nearly';

export interface Told {
  readonly least: number;
  /** Of the journey with this id. */
  of(journey: string, ask: Ask, place?: Place): Telling;
  /** Shown, and not rounded. */
  exact(journey: string, ask: Ask, place?: Place): boolean;
  /** Null where it is hidden, or of nobody. Rounded where its exact number would tell of a few. */
  share(journey: string, ask: Ask, place?: Place): Share | null;
  times(journey: string, ask: Ask, place?: Place): Times | null;
  /** Whether it may be said how many journeys are in no group. */
  readonly tooShort: boolean;
}

const ofWhole = ['journeys', 'customers', 'conversion', 'duration'] as const satisfies readonly Ask[];
const ofPlace = ['share', 'repeats', 'wait-before', 'drop-off'] as const satisfies readonly Ask[];

const keyOf = (journey: string, ask: Ask, place?: Place): string => JSON.stringify([journey, ask, place]);

/** What is to be asked before anything is told. */
export function toldRefs(discovery: Discovery, source: string): MeasureRef[] {
  const { stages, touchpoints, all, journeys } = discovery;
  const eventsOf = (codes: readonly number[]): string[] => codes.flatMap((code) => touchpoints[code]?.events ?? []);
  const none = { id: journeysOfNone, ask: 'journeys', source, journey: journeysOfNone } as const;
  const refs = [all, ...journeys].flatMap(({ id: journey }) => {
    const asked = (ask: Ask, place?: Place) => ({ id: keyOf(journey, ask, place), ask, source, journey });
    return [
      ...ofWhole.map((ask) => asked(ask)),
      ...stages.flatMap(({ id, touchpoints: codes }, stage) =>
        ofPlace.map((ask) => ({ ...asked(ask, { stage }), stage: id, events: eventsOf(codes) })),
      ),
      ...touchpoints.flatMap(({ code, events }) =>
        ofPlace.map((ask) => ({ ...asked(ask, { touchpoint: code }), events: [...events] })),
      ),
    ];
  });
  return [none, ...refs];
}

/** From the answers to `toldRefs`; of what was not asked, everything is told. */
export function toldBy(measures: Measures, least: number = usualLeast): Told {
  const at = (journey: string, ask: Ask, place?: Place): Measure | undefined => measures[keyOf(journey, ask, place)];
  return {
    least,
    tooShort: measures[journeysOfNone]?.suppressed !== true,
    of: (...about) => {
      const measure = at(...about);
      if (measure?.suppressed !== true) return 'shown';
      return measure.nearly === 'all' ? 'nearly' : 'hidden';
    },
    exact: (...about) => at(...about)?.suppressed !== true && at(...about)?.rounded !== true,
    share: (...about) => shareOf(at(...about)),
    times: (...about) => timesOf(at(...about)),
  };
}

function shareOf(measure: Measure | undefined): Share | null {
  if (!measure || measure.value === null) return null;
  const { value, n, low, high } = measure;
  const hits = Math.round(value * n * 1e6) / 1e6;
  return { hits, n, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

function timesOf(measure: Measure | undefined): Times | null {
  if (!measure || measure.value === null) return null;
  return { n: measure.n, median: measure.value, p90: measure.p90 ?? measure.value };
}

/** Whether the share of those who walk just this path may be told, to a hundredth: one journey must be less than that. */
export function walkedShare({ journeys }: Pick<FoundJourney, 'journeys'>, share: number, least: number): number | null {
  const walked = share * journeys;
  if (journeys < 100 || (walked > 0.5 && walked < least - 0.5)) return null;
  return Math.round(share * 100) / 100;
}
