/** Which touchpoints become steps of a stage, and which stand as cards in the step they happen around. */
import type { Found } from './found.ts';

/** The steps a reader takes in at a glance; the rest of a stage stands as cards. */
const mostSteps = 4;
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
  const first = ranked.filter((code) => typical.has(code)).slice(0, mostSteps);
  const mains = new Set([...first, ...ranked.filter((code) => !first.includes(code))].slice(0, mostSteps));
  const steps: { main: number; around: number[] }[] = [];
  const early: number[] = [];
  for (const code of all) {
    if (mains.has(code)) steps.push({ main: code, around: [] });
    else (steps.at(-1)?.around ?? early).push(code);
  }
  steps[0]?.around.unshift(...early);
  return steps.map(({ main, around }) => {
    const shown = new Set(around.toSorted(byReach(found)).slice(0, mostCards - 1));
    // One rare touchpoint is named rather than counted.
    const whole = around.length - shown.size <= 1;
    return {
      main,
      others: around.filter((code) => whole || shown.has(code)),
      rare: whole ? [] : around.filter((code) => !shown.has(code)),
    };
  });
}
