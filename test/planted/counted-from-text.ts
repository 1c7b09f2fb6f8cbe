/** Counts of a file of clicks taken a second time, from its text alone: shares no line with reading or mining. */

interface Click {
  readonly event: string;
  readonly at: number;
}

export interface CountedFromText {
  readonly events: number;
  readonly customers: number;
  /** Events and customers of each name. */
  readonly names: Readonly<Record<string, readonly [events: number, customers: number]>>;
  /** "A > B": how often, for how many customers, median and 90 % of seconds between. */
  readonly pairs: Readonly<Record<string, readonly [count: number, customers: number, median: number, p90: number]>>;
  readonly starts: Readonly<Record<string, number>>;
  readonly ends: Readonly<Record<string, number>>;
  /** "A > B > C": how many customers walked exactly so. */
  readonly variants: Readonly<Record<string, number>>;
}

/** Of a clean file: one row an event, all rows of known users, clocks right. */
export function countedFromText(text: string): CountedFromText {
  const paths = [...clicksByUser(text).values()];
  const steps = paths.flatMap((path, who) =>
    path.slice(1).map(({ event, at }, i) => {
      const before = path[i] as Click;
      return { pair: `${before.event} > ${event}`, who, wait: (at - before.at) / 1000 };
    }),
  );
  const all = paths.flatMap((path, who) => path.map(({ event }) => ({ event, who })));
  return {
    events: all.length,
    customers: paths.length,
    names: told(
      all,
      ({ event }) => event,
      (own) => [own.length, new Set(own.map(({ who }) => who)).size] as const,
    ),
    pairs: told(
      steps,
      ({ pair }) => pair,
      (own) => {
        const waits = own.map(({ wait }) => wait).toSorted((a, b) => a - b);
        return [own.length, new Set(own.map(({ who }) => who)).size, at(waits, 0.5), at(waits, 0.9)] as const;
      },
    ),
    starts: counts(paths.map((path) => path[0]?.event ?? '')),
    ends: counts(paths.map((path) => path.at(-1)?.event ?? '')),
    variants: counts(paths.map((path) => path.map(({ event }) => event).join(' > '))),
  };
}

/** How many customers come as far as each step, in order, not necessarily at once. */
export function funnelFromText(text: string, steps: readonly string[]): number[] {
  const depths = [...clicksByUser(text).values()].map((path) =>
    path.reduce((depth, { event }) => (event === steps[depth] ? depth + 1 : depth), 0),
  );
  return steps.map((_, step) => depths.filter((depth) => depth > step).length);
}

function clicksByUser(text: string): Map<string, Click[]> {
  const users = new Map<string, Click[]>();
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const [, , user = '', event = '', time = ''] = line.split(',');
    users.set(user, [...(users.get(user) ?? []), { event, at: Date.parse(time) }]);
  }
  for (const path of users.values()) path.sort((a, b) => a.at - b.at);
  return users;
}

function told<T, R>(list: readonly T[], key: (one: T) => string, of: (own: readonly T[]) => R): Record<string, R> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return Object.fromEntries([...groups].map(([name, own]) => [name, of(own)]));
}

const counts = (list: readonly string[]): Record<string, number> =>
  told(
    list,
    (one) => one,
    (own) => own.length,
  );

/** Between two neighbours in proportion, to a tenth of a millisecond. */
function at(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return Math.round((low + (high - low) * (place - Math.floor(place))) * 1e4) / 1e4;
}
