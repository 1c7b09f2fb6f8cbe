/** A discovery as everybody may see it: without any figure that tells of a few people. */
import { tooFew } from '../lib/suppression.ts';
import type { Discovery, FoundJourney, FoundTouchpoint, FoundTrait, PainCandidate, Share, Times } from './discovery.ts';
import { type Told, walkedShare } from './told.ts';

/** Null where too few people stand behind it, or behind what is left of the whole. */
export type SharedShare = Share | null;

export interface SharedPath {
  readonly path: readonly number[];
  /** Of the journeys that walk just it; null where these are few. */
  readonly share: number | null;
}

export interface SharedStage {
  readonly stage: number;
  readonly reached: SharedShare;
  /** Hidden for the few who did not reach it. */
  readonly nearly: boolean;
}

export interface SharedJourney extends Pick<FoundJourney, 'id' | 'name' | 'signature'> {
  readonly journeys: number | null;
  readonly customers: number | null;
  readonly share: number | null;
  readonly traits: readonly FoundTrait[];
  /** Absent where no goal is known. */
  readonly converted?: SharedShare;
  readonly duration: Times | null;
  readonly typical: SharedPath;
  readonly probable: SharedPath;
  readonly stages: readonly SharedStage[];
  /** Where something hurts; the maps say how much. */
  readonly pains: readonly Pick<PainCandidate, 'kind' | 'stage' | 'touchpoint'>[];
}

export interface SharedTouchpoint extends Omit<FoundTouchpoint, 'journeys' | 'customers' | 'count'> {
  readonly journeys: number | null;
  readonly customers: number | null;
  readonly count: number | null;
}

export interface SharedDiscovery extends Pick<
  Discovery,
  'source' | 'stages' | 'crossStage' | 'goal' | 'settings' | 'notes'
> {
  readonly touchpoints: readonly SharedTouchpoint[];
  readonly all: SharedJourney;
  readonly journeys: readonly SharedJourney[];
  readonly choices: Discovery['quality']['choices'];
  /** How groups are looked for, and how many journeys are in none; null where these are few. */
  readonly groups: { readonly by: Discovery['quality']['groups']['by']; readonly tooShort: number | null };
  /** People a shown figure rests on at least. */
  readonly least: number;
}

export function sharedDiscovery(discovery: Discovery, told: Told): SharedDiscovery {
  const { source, stages, crossStage, goal, settings, notes, touchpoints, all, journeys, quality } = discovery;
  const { by, tooShort } = quality.groups;
  return {
    source,
    stages,
    crossStage,
    ...(goal !== undefined && { goal }),
    ...(settings && { settings }),
    notes,
    touchpoints: touchpoints.map((one) => sharedTouchpoint(one, all.id, told)),
    all: sharedJourney(all, told),
    journeys: journeys.map((one) => sharedJourney(one, told)),
    choices: quality.choices.filter(({ about }) => about !== 'too-short' || told.tooShort),
    groups: { by, tooShort: told.tooShort ? tooShort : null },
    least: told.least,
  };
}

function sharedTouchpoint(touchpoint: FoundTouchpoint, all: string, told: Told): SharedTouchpoint {
  const { journeys, customers, count, ...known } = touchpoint;
  const shown = told.of(all, 'share', { touchpoint: touchpoint.code }) === 'shown';
  return {
    ...known,
    journeys: shown ? journeys : null,
    customers: shown ? customers : null,
    count: shown && mayCount(told, all, touchpoint.code) ? count : null,
  };
}

/** How often it was met tells, beside how many met it, of the few who came again. */
export const mayCount = (told: Told, journey: string, touchpoint: number): boolean =>
  told.of(journey, 'repeats', { touchpoint }) === 'shown';

function sharedJourney(journey: FoundJourney, told: Told): SharedJourney {
  const { id, name, signature, converted, typical, probable, stages, pains } = journey;
  const counted = told.of(id, 'journeys') === 'shown';
  const path = (one: FoundJourney['typical']): SharedPath => ({
    path: one.path,
    share: counted ? walkedShare(journey, one.share, told.least) : null,
  });
  return {
    id,
    name,
    signature,
    ...sharedSize(journey, told),
    traits: sharedTraits(journey, told),
    ...(converted && { converted: told.share(id, 'conversion') }),
    duration: told.times(id, 'duration'),
    typical: path(typical),
    probable: path(probable),
    stages: stages.map(({ stage }) => {
      const [reached, telling] = [told.share(id, 'share', { stage }), told.of(id, 'share', { stage })];
      return { stage, reached, nearly: telling === 'nearly' };
    }),
    pains: pains.map(({ kind, stage, touchpoint }) => ({
      kind,
      stage,
      ...(touchpoint !== undefined && { touchpoint }),
    })),
  };
}

export interface SharedSize {
  readonly journeys: number | null;
  readonly customers: number | null;
  readonly share: number | null;
}

/** How large a group is. */
export function sharedSize({ id, journeys, customers, share }: FoundJourney, told: Told): SharedSize {
  const counted = told.of(id, 'journeys') === 'shown';
  return {
    journeys: counted ? journeys : null,
    customers: told.of(id, 'customers') === 'shown' ? customers : null,
    share: counted ? share : null,
  };
}

/** Traits of enough customers, neither few with them nor few without. Who is not known of is told roughly where few. */
export function sharedTraits({ id, customers, traits }: FoundJourney, told: Told): FoundTrait[] {
  if (told.of(id, 'journeys') !== 'shown') return [];
  const few = (people: number): boolean => tooFew(Math.round(people), told.least);
  return traits
    .filter(({ share, n }) => !few(share * n) && !few(n - share * n))
    .map((trait) => {
      if (!few(customers - trait.n)) return trait;
      const n = Math.floor(trait.n / told.least) * told.least;
      return { ...trait, share: Math.round(trait.share * 100) / 100, n };
    });
}
