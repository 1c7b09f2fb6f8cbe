/**
 * A funnel without figures of few people. The sums that hold: who did a step stopped before the next or did it too, and
 * the parts of a breakdown make up everybody.
 */
import { hiddenFaces, type Sum } from '../lib/suppression.ts';
import type { Funnel, FunnelStep } from './questions/funnel.ts';

/** Null where it tells, alone or with others, of few people. */
export interface ShownStep extends Omit<FunnelStep, 'customers' | 'share' | 'dropped'> {
  readonly customers: number | null;
  readonly share: number | null;
  readonly dropped: number | null;
}

export interface ShownFunnel {
  readonly steps: readonly ShownStep[];
  /** Parts of which nothing can be told have no steps. */
  readonly groups?: readonly {
    readonly value: string | null;
    readonly steps: readonly ShownStep[];
    readonly suppressed: boolean;
  }[];
}

/** Of a funnel with one breakdown at most, counted without suppression. */
export function shownFunnel({ steps, groups }: Pick<Funnel, 'steps' | 'groups'>, least: number): ShownFunnel {
  const columns = [steps, ...(groups ?? []).map((group) => group.steps)];
  const width = 2 * steps.length;
  // Of each column: who did each step, then who stopped before it; nobody stopped before the first.
  const people = columns.flatMap((column) => [
    ...column.map((step) => step.customers),
    ...column.map((step) => step.dropped),
  ]);
  const inside = columns.flatMap((_, column) =>
    steps.slice(1).map((_step, at): Sum => {
      const first = column * width + at;
      return { total: first, parts: [first + 1, first + 1 + steps.length] };
    }),
  );
  const across =
    groups === undefined
      ? []
      : Array.from({ length: width }, (_, at): Sum => ({
          total: at,
          parts: groups.map((_group, index) => (index + 1) * width + at),
        }));
  const hidden = hiddenFaces([people], [...inside, ...across], { least });
  const shown = columns.map((column, index) =>
    column.map((step, at) => shownStep(step, hidden, index * width, at, steps.length)),
  );
  const [everybody = [], ...parts] = shown;
  if (groups === undefined) return { steps: everybody };
  return {
    steps: everybody,
    groups: groups.map(({ value = null }, index) => {
      const own = parts[index] ?? [];
      const suppressed = own[0]?.customers === null;
      return { value, steps: suppressed ? [] : own, suppressed };
    }),
  };
}

function shownStep(step: FunnelStep, hidden: Uint8Array, from: number, at: number, steps: number): ShownStep {
  const { event, customers, share, low, high, dropped, medianSecondsFromPrevious } = step;
  const counted = hidden[from + at] === 0 && hidden[from] === 0;
  return {
    event,
    customers: counted ? customers : null,
    share: counted ? share : null,
    ...(counted && low !== undefined && high !== undefined && { low, high }),
    dropped: hidden[from + steps + at] === 0 && counted ? dropped : null,
    medianSecondsFromPrevious: counted ? medianSecondsFromPrevious : null,
  };
}
