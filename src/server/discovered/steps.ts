/** Which touchpoints become steps of a stage, and which stand as cards in the step they happen around. */
import type { Found } from './found.ts';

/** The steps a reader takes in at a glance; the rest of a stage stands as cards. */
const mostSteps = 4;
/** A touchpoint that fewer meet, as a share of those who meet the stage's commonest, is a card and no step. */
const leastOfCommonest = 0.15;
/** A touchpoint that fewer journeys meet, as a share of all, is counted with the other rare ones. */
const leastOfAll = 0.005;
/** Cards in one cell; what is rarer still is counted together on one card. */
const mostCards = 5;

export interface FoundStep {
  /** The touchpoint the step is named after. */
  readonly main: number;
  /** Other touchpoints around it, in the order customers meet them. */
  readonly others: readonly number[];
  /** Touchpoints too rare for a card of their own. */
  readonly rare: readonly number[];
}

const byReach = (found: Found) => (a: number, b: number) => found.reach(b) - found.reach(a) || a - b;

/** Steps of a stage from its touchpoints in order: those of the typical path first, then those most journeys meet. */
export function stepsOf(found: Found, codes: readonly number[]): FoundStep[] {
  const met = codes.filter((code) => found.reach(code) > 0);
  const all = met.length > 0 ? met : codes.slice(0, 1);
  const typical = new Set(found.journey.typical.path);
  const ranked = all.toSorted(byReach(found));
  const most = found.reach(ranked[0] ?? -1);
  const first = ranked.filter((code) => typical.has(code));
  const next = ranked.filter((code) => !typical.has(code) && found.reach(code) >= leastOfCommonest * most);
  const mains = new Set([...first, ...next].slice(0, mostSteps));
  const steps: { main: number; around: number[] }[] = [];
  const early: number[] = [];
  for (const code of all) {
    if (mains.has(code)) steps.push({ main: code, around: [] });
    else (steps.at(-1)?.around ?? early).push(code);
  }
  steps[0]?.around.unshift(...early);
  return steps.map(({ main, around }) => ({ main, ...cardsOf(found, around) }));
}

/** Which touchpoints around a step get a card; a single rare one is named rather than counted. */
function cardsOf(found: Found, around: readonly number[]): Pick<FoundStep, 'others' | 'rare'> {
  const common = around.filter((code) => found.reach(code) >= leastOfAll * found.journey.journeys);
  const shown = new Set(common.toSorted(byReach(found)).slice(0, mostCards - 1));
  if (around.length - shown.size <= 1) return { others: around, rare: [] };
  return { others: around.filter((code) => shown.has(code)), rare: around.filter((code) => !shown.has(code)) };
}
