/** What a page over many maps shows of each: worked out once from the whole map, and kept. */
import { Checked, filled } from '../map/lint/checked.ts';
import { countsByRule, lint } from '../map/lint/lint.ts';
import type { Card, JourneyMap, LaneKind } from '../map/map.ts';
import type { MeasureRef } from '../map/measure.ts';
import { plain } from '../map/rich-text.ts';

export interface StageFact {
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  /** Mean of the feelings on its cards, in [-2, +2]; null when nobody wrote one. */
  readonly feeling: number | null;
}

export interface SubJourney {
  readonly place: { readonly kind: 'stage' | 'step'; readonly id: string };
  readonly name: string;
  readonly map: string;
}

/** So many of so many. */
export interface Part {
  readonly have: number;
  readonly of: number;
}

/** How a touchpoint feels on one map: the lowest of the steps it is met at, and what that rests on. */
export interface Felt {
  readonly value: number;
  /** People or answers behind it; null when nobody counted. */
  readonly n: number | null;
  readonly state: 'assumption' | 'cited' | 'measured';
}

export interface MapFacts {
  readonly title: string;
  readonly kind: JourneyMap['kind'];
  readonly status: NonNullable<JourneyMap['status']>;
  readonly owner: string | null;
  readonly reviewBy: string | null;
  readonly reviewEvery: number | null;
  readonly signedOff: { readonly by: string; readonly on: string } | null;
  readonly stages: readonly StageFact[];
  readonly steps: number;
  readonly cards: number;
  readonly personas: readonly { readonly id: string; readonly name: string }[];
  readonly subs: readonly SubJourney[];
  readonly owned: { readonly stages: Part; readonly touchpoints: Part };
  /** Pain points and feelings that rest on a source, a study or a measure. */
  readonly proven: { readonly pains: Part; readonly feelings: Part };
  /** Opportunities with a place on the matrix. */
  readonly scored: Part;
  /** Findings by the id of their rule. */
  readonly gaps: Readonly<Record<string, number>>;
  /** By the id of the touchpoint; those that are met where somebody feels something. */
  readonly felt: Readonly<Record<string, Felt>>;
  /** What is asked of the logs about touchpoints, by their id: reach and feeling. */
  readonly asked: Readonly<Record<string, readonly MeasureRef[]>>;
  /** Lane of each shared card, by its id. */
  readonly sharedIn: Readonly<Record<string, LaneKind>>;
}

const part = <T>(all: readonly T[], has: (one: T) => boolean): Part => ({
  have: all.filter(has).length,
  of: all.length,
});

/** `today` as `2026-11-21`: some gaps come with time alone. */
export function factsOf(map: JourneyMap, today: string): MapFacts {
  const about = new Checked(map, {}, { today });
  const ofKind = (kind: LaneKind): Card[] => about.of(kind).filter((card) => filled(card.text));
  const feelings = about.of('emotions').filter((card) => isFelt(about, card));
  const last = (map.signOffs ?? []).toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
  return {
    title: map.title,
    kind: map.kind,
    status: map.status ?? 'draft',
    owner: filled(map.owner) ? map.owner : null,
    reviewBy: map.reviewBy ?? null,
    reviewEvery: map.reviewEvery ?? null,
    signedOff: last ? { by: last.by, on: last.on } : null,
    stages: stageFacts(map, feelings),
    steps: about.columns.length,
    cards: map.cards.length,
    personas: map.personas.map(({ id, name }) => ({ id, name })),
    subs: subJourneysOf(map),
    owned: {
      stages: part(map.stages, (stage) => filled(stage.owner)),
      touchpoints: part(map.touchpoints, (one) => filled(one.owner)),
    },
    proven: {
      pains: part(ofKind('pains'), (card) => about.proven(card)),
      feelings: part(feelings, (card) => about.proven(card)),
    },
    scored: part(ofKind('opportunities'), (card) => card.effort !== undefined && card.customerValue !== undefined),
    gaps: countsByRule(lint(map, {}, { today })),
    ...touchpointFacts(map, about),
    sharedIn: Object.fromEntries(
      map.cards
        .filter((card) => card.shared === true)
        .map((card) => [card.id, about.laneOf(card)?.kind ?? ('free' as const)]),
    ),
  };
}

/** Feelings of today; what is wanted is drawn on lanes of its own. */
const isFelt = (about: Checked, card: Card): boolean =>
  card.valence !== undefined && about.laneOf(card)?.wanted !== true;

function touchpointFacts(map: JourneyMap, about: Checked): Pick<MapFacts, 'felt' | 'asked'> {
  const felt: Record<string, Felt> = {};
  const asked: Record<string, readonly MeasureRef[]> = {};
  for (const { id, measures = [] } of map.touchpoints) {
    const lowest = feltAt(about, id);
    if (lowest) felt[id] = lowest;
    const questions = measures.filter((ref) => ref.ask === 'share' || ref.ask === 'feeling');
    if (questions.length > 0) asked[id] = questions;
  }
  return { felt, asked };
}

function feltAt(about: Checked, touchpoint: string): Felt | undefined {
  const columns = new Set(about.meetings(touchpoint).flatMap((card) => about.covered(card)));
  const cards = [...columns].flatMap((index) => about.over(index, 'emotions')).filter((card) => isFelt(about, card));
  const lowest = cards.toSorted((a, b) => (a.valence ?? 0) - (b.valence ?? 0))[0];
  if (!lowest) return undefined;
  return { value: lowest.valence ?? 0, n: lowest.evidence?.n ?? null, state: lowest.state ?? 'assumption' };
}

function stageFacts(map: JourneyMap, feelings: readonly Card[]): StageFact[] {
  return map.stages.map(({ id, name, owner, steps }) => {
    const own = new Set(steps.map((step) => step.id));
    const felt = feelings.filter((card) => own.has(card.step)).map((card) => card.valence ?? 0);
    const feeling = felt.length === 0 ? null : felt.reduce((sum, one) => sum + one, 0) / felt.length;
    return { id, name, owner: filled(owner) ? owner : null, feeling };
  });
}

/** Links to other maps, in the order of the map. */
export function subJourneysOf(map: JourneyMap): SubJourney[] {
  const link = (kind: 'stage' | 'step', one: { id: string; name: string; subJourney?: string | undefined }) =>
    one.subJourney === undefined ? [] : [{ place: { kind, id: one.id }, name: one.name, map: one.subJourney }];
  return map.stages.flatMap((stage) => [...link('stage', stage), ...stage.steps.flatMap((step) => link('step', step))]);
}

/** A piece of text on a map and the record it stands in. */
export interface WrittenPlace {
  readonly kind: 'map' | 'stage' | 'step' | 'lane' | 'card' | 'touchpoint' | 'persona';
  readonly id: string;
  readonly text: string;
}

/** Cards that did not change are the same objects from one reading to the next. */
const plainTexts = new WeakMap<Card, string>();

function plainOf(card: Card): string {
  const known = plainTexts.get(card);
  if (known !== undefined) return known;
  const text = plain(card.text);
  plainTexts.set(card, text);
  return text;
}

/** Everything that is written on the map and can be gone to, in the order of the map. */
export function writtenOn(map: JourneyMap): WrittenPlace[] {
  const named = (kind: WrittenPlace['kind'], { id, name }: { id: string; name: string }): WrittenPlace => ({
    kind,
    id,
    text: name,
  });
  const about = [map.title, map.summary, map.scenario].filter(filled).join(' – ');
  return [
    { kind: 'map' as const, id: map.id, text: about },
    ...map.stages.flatMap((stage) => [
      named('stage', stage),
      // A stage without finer steps has one step of its own name.
      ...stage.steps.filter((step) => step.name !== stage.name).map((step) => named('step', step)),
    ]),
    ...map.cards
      .filter((card) => filled(card.text))
      .map((card) => ({
        kind: 'card' as const,
        id: card.id,
        text: plainOf(card),
      })),
    ...map.touchpoints.map((one) => named('touchpoint', one)),
    ...map.personas.map((one) => named('persona', one)),
  ].filter((one) => one.text.trim() !== '');
}
