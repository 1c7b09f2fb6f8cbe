/** `funnel`: how many customers do the named steps in order, where they stop and how long each step takes them. */
import { z } from 'zod';
import { deny } from '../../lib/refusal.ts';
import { quantile, wilson } from '../../lib/statistics.ts';
import type { JourneyLog } from '../journey-log.ts';
import { Answer, answerHead, byName, factsOf } from './answer.ts';
import { Attempts, type Attempt } from './attempts.ts';
import { periodOf, type Period } from './period.ts';

/**
 * `share` is of the customers who did the first step, with its 95 % Wilson interval; `dropped` counts those who did
 * the step before and not this one (0 on the first step).
 */
export const FunnelStep = z.object({
  event: z.string(),
  customers: z.number(),
  share: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  dropped: z.number(),
  medianSecondsFromPrevious: z.number().nullable(),
});
export type FunnelStep = z.infer<typeof FunnelStep>;

/** One part of a breakdown. `suppressed` parts have too few customers to show: their steps are empty. */
export const FunnelGroup = z.object({
  value: z.string().nullable().optional(),
  period: z.string().optional(),
  steps: z.array(FunnelStep),
  suppressed: z.boolean(),
});
export type FunnelGroup = z.infer<typeof FunnelGroup>;

/**
 * Counts customers, not journeys: the steps are looked for in order, other events may lie between them, in the whole
 * stream of a customer, whatever journeys it was cut into. A step asked for twice must be done twice. An attempt
 * begins at any occurrence of the first step and takes the earliest next step each time; `withinSeconds` counts from
 * that first step. A customer is counted as far as their best attempt went, and timed in the earliest such attempt.
 * In a breakdown an attempt belongs to the value of the property at its first step and to the period that step falls
 * in, so one customer may be counted in several parts.
 * It lies for the newest customers, who may still go on, and where events of equal time stand in an order the
 * customers never chose.
 */
export const Funnel = Answer.extend({
  question: z.literal('funnel'),
  steps: z.array(FunnelStep),
  withinSeconds: z.number().optional(),
  by: z.string().optional(),
  period: z.string().optional(),
  groups: z.array(FunnelGroup).optional(),
});
export type Funnel = z.infer<typeof Funnel>;

/** A property, coded: one value an event of the log or one a customer. 65535 = no value. */
export type Breakdown =
  | { readonly name: string; readonly values: readonly string[]; readonly ofEvent: Uint16Array }
  | { readonly name: string; readonly values: readonly string[]; readonly ofCustomer: Uint16Array };

export interface FunnelWishes {
  readonly steps: readonly string[];
  readonly withinSeconds?: number;
  readonly by?: Breakdown;
  readonly period?: Period;
  /** Parts with fewer customers at the first step are not shown; 10 when absent. */
  readonly suppressBelow?: number;
}

const noValue = 65_535;

/** Refused with fewer than two steps. A step that never happens counts nobody and is named in a warning. */
export function funnel(log: JourneyLog, wishes: FunnelWishes): Funnel {
  if (wishes.steps.length < 2) {
    deny('funnel-needs-steps', 'A funnel needs at least two steps.', { fix: 'Name each with --step "event name".' });
  }
  const attempts = new Attempts(log, wishes.steps, wishes.withinSeconds);
  const everybody = new Tally(wishes.steps);
  const parts = new Parts(wishes);
  const broken = wishes.by !== undefined || wishes.period !== undefined;
  attempts.forEachCustomer((found) => {
    everybody.add(best(found));
    if (broken) parts.add(found);
  });
  const unknown = wishes.steps.filter((step) => !log.names.includes(step));
  const warnings = [...new Set(unknown)].map((step) => `The log has no event "${step}".`);
  return {
    ...answerHead('funnel', factsOf(log), warnings),
    steps: everybody.steps(),
    ...(wishes.withinSeconds === undefined ? {} : { withinSeconds: wishes.withinSeconds }),
    ...(wishes.by === undefined ? {} : { by: wishes.by.name }),
    ...(wishes.period === undefined ? {} : { period: wishes.period }),
    ...(broken ? { groups: parts.groups() } : {}),
  };
}

/** The earliest of those that went furthest. */
function best(found: readonly Attempt[]): Attempt | undefined {
  let first: Attempt | undefined;
  for (const attempt of found) if (!first || attempt.times.length > first.times.length) first = attempt;
  return first;
}

/** Customers and waits of each step. */
class Tally {
  readonly #steps: readonly string[];
  readonly #reached: number[];
  readonly #waits: number[][];

  constructor(steps: readonly string[]) {
    this.#steps = steps;
    this.#reached = steps.map(() => 0);
    this.#waits = steps.map(() => []);
  }

  get customers(): number {
    return this.#reached[0] ?? 0;
  }

  add(attempt: Attempt | undefined): void {
    attempt?.times.forEach((time, step) => {
      this.#reached[step] = (this.#reached[step] ?? 0) + 1;
      if (step > 0) this.#waits[step]?.push((time - (attempt.times[step - 1] ?? time)) / 1000);
    });
  }

  steps(): FunnelStep[] {
    return this.#steps.map((event, step) => {
      const customers = this.#reached[step] ?? 0;
      return {
        event,
        customers,
        share: this.customers === 0 ? 0 : customers / this.customers,
        ...wilson(customers, this.customers),
        dropped: step === 0 ? 0 : (this.#reached[step - 1] ?? 0) - customers,
        medianSecondsFromPrevious: quantile(Float64Array.from(this.#waits[step] ?? []).sort(), 0.5) ?? null,
      };
    });
  }
}

/** The same funnel for each value of a property, each period, or each pair of both. */
class Parts {
  readonly #wishes: FunnelWishes;
  readonly #parts = new Map<string, { value: string | null; period: string; tally: Tally }>();

  constructor(wishes: FunnelWishes) {
    this.#wishes = wishes;
  }

  add(found: readonly Attempt[]): void {
    const bests = new Map<Tally, Attempt>();
    for (const attempt of found) {
      const tally = this.#tallyOf(attempt);
      const before = bests.get(tally);
      if (!before || attempt.times.length > before.times.length) bests.set(tally, attempt);
    }
    for (const [tally, attempt] of bests) tally.add(attempt);
  }

  #tallyOf(attempt: Attempt): Tally {
    const value = this.#valueOf(attempt);
    const period = this.#wishes.period ? periodOf(attempt.times[0] ?? 0, this.#wishes.period) : '';
    const key = JSON.stringify([value, period]);
    const known = this.#parts.get(key);
    if (known) return known.tally;
    const tally = new Tally(this.#wishes.steps);
    this.#parts.set(key, { value, period, tally });
    return tally;
  }

  #valueOf(attempt: Attempt): string | null {
    const by = this.#wishes.by;
    if (!by) return null;
    const code = 'ofEvent' in by ? by.ofEvent[attempt.firstEvent] : by.ofCustomer[attempt.customer];
    return code === undefined || code === noValue ? null : (by.values[code] ?? null);
  }

  /** Periods in time order; within one, the largest part first. */
  groups(): FunnelGroup[] {
    const atLeast = this.#wishes.suppressBelow ?? 10;
    return [...this.#parts.values()]
      .sort(
        (a, b) =>
          byName(a.period, b.period) || b.tally.customers - a.tally.customers || byName(a.value ?? '', b.value ?? ''),
      )
      .map(({ value, period, tally }) => ({
        ...(this.#wishes.by ? { value } : {}),
        ...(this.#wishes.period ? { period } : {}),
        steps: tally.customers < atLeast ? [] : tally.steps(),
        suppressed: tally.customers < atLeast,
      }));
  }
}
