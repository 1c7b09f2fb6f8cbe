/** Opportunities and solutions with their scores: effort, value, and how much evidence is linked to them. */
import type { Card, JourneyMap, LaneKind } from '../map/map.ts';
import type { Axis, QuarterNames } from './plane.ts';
import { say } from './language.ts';

export const effortAxis: Axis = { name: 'Effort', low: '1 little', high: '5 much', better: 'low' };

/** `customerWeight` in [0, 1]. */
export function valueAxis(customerWeight: number): Axis {
  const part = Math.round(customerWeight * 100);
  const mix =
    part === 100
      ? say('Value: for the customer')
      : part === 0
        ? say('Value: for the company')
        : say('Value: customer {part} %, company {rest} %', { part, rest: 100 - part });
  return { name: mix, low: '1 little', high: '5 much', better: 'high' };
}

export const matrixNames: QuarterNames = {
  both: 'Quick wins',
  onlyX: 'Fill-ins',
  onlyY: 'Big bets',
  neither: 'Time sinks',
};

export interface Candidate {
  readonly card: Card;
  readonly kind: 'opportunities' | 'solutions';
  readonly effort: number | undefined;
  /** Mixed of what customer and company get; one alone counts alone. */
  readonly value: number | undefined;
  /** Insights and pain points linked to it, to a solution also through its opportunities. */
  readonly linked: number;
}

/** Value in [1, 5], or undefined when nobody scored it. */
export function valueOf(card: Card, customerWeight: number): number | undefined {
  const { customerValue: customer, businessValue: business } = card;
  if (customer === undefined || business === undefined) return customer ?? business;
  return customerWeight * customer + (1 - customerWeight) * business;
}

function linkedTo(map: JourneyMap, kindOf: ReadonlyMap<string, LaneKind>): (id: string) => Set<string> {
  const beside = new Map<string, Set<string>>();
  const join = (a: string, b: string): void => {
    const own = beside.get(a) ?? new Set();
    beside.set(a, own.add(b));
  };
  for (const link of map.links ?? []) {
    join(link.from, link.to);
    join(link.to, link.from);
  }
  const reasons = (id: string): string[] =>
    [...(beside.get(id) ?? [])].filter((one) => ['insights', 'pains'].includes(kindOf.get(one) ?? ''));
  return (id) => {
    const through =
      kindOf.get(id) === 'solutions'
        ? [...(beside.get(id) ?? [])].filter((one) => kindOf.get(one) === 'opportunities')
        : [];
    return new Set([id, ...through].flatMap(reasons));
  };
}

/** Every opportunity and solution, the best first: much value for little effort, then in the order of the map. */
export function candidatesOf(map: JourneyMap, customerWeight = 0.5): Candidate[] {
  const lanes = new Map(map.lanes.map((lane) => [lane.id, lane.kind]));
  const kindOf = new Map(
    map.cards.flatMap((card) => {
      const kind = lanes.get(card.lane);
      return kind === undefined ? [] : [[card.id, kind] as const];
    }),
  );
  const linked = linkedTo(map, kindOf);
  const all = map.cards.flatMap((card): Candidate[] => {
    const kind = kindOf.get(card.id);
    if (kind !== 'opportunities' && kind !== 'solutions') return [];
    return [{ card, kind, effort: card.effort, value: valueOf(card, customerWeight), linked: linked(card.id).size }];
  });
  const worth = (one: Candidate): number => (one.value ?? 0) - (one.effort ?? 0);
  return all.toSorted((a, b) => worth(b) - worth(a) || (b.value ?? 0) - (a.value ?? 0));
}

export const isScored = (one: Candidate): one is Candidate & { effort: number; value: number } =>
  one.effort !== undefined && one.value !== undefined;
