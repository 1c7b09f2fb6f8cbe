/** Makes one customer of the ids that one person was known by, before events are put in order. */
import { personsOf, type Meeting, type Merge } from '../identity/identities.ts';
import type { EventColumns } from './event-columns.ts';

export interface JoinedCustomers {
  /** Customers whose events came under more than one id. */
  readonly joined: number;
  /** The customer number that each id's events have now. */
  readonly to: Uint32Array;
}

/** Rewrites `events.customer`; undefined where no row tells of another id. O(events). */
export function joinCustomers(events: EventColumns): JoinedCustomers | undefined {
  if (!events.wanted.aliases) return undefined;
  const known = knownIds(events);
  const ids = events.customers.count;
  const rank = new Uint32Array(ids);
  events.customers.sorted().forEach((code, at) => (rank[code] = at));
  const to = personsOf({
    ids,
    known: (id) => known[id] === 1,
    met: meetings(events, known),
    merges: merges(events, known),
    rank: (id) => rank[id] as number,
  });
  return { joined: rewrite(events, to), to };
}

/**
 * Who stands beside an id from before signing in is known, and so is who never is such an id where some are told; else
 * those are who took over another id.
 */
function knownIds({ customers, customer, alias, formerly, length }: EventColumns): Uint8Array {
  const known = new Uint8Array(customers.count);
  const anonymous = new Uint8Array(customers.count);
  for (let i = 0; i < length; i++) if ((alias[i] as number) > 0) anonymous[(alias[i] as number) - 1] = 1;
  const tells = anonymous.includes(1);
  for (let i = 0; tells && i < length; i++) {
    const who = customer[i] as number;
    const beside = (alias[i] as number) - 1;
    if (beside >= 0 ? beside !== who : anonymous[who] === 0) known[who] = 1;
  }
  for (let i = 0; i < formerly.length; i += 2) known[customer[formerly[i + 1] as number] as number] = 1;
  return known;
}

/** Of one anonymous id and one person the first meeting only. */
function meetings(events: EventColumns, known: Uint8Array): Iterable<Meeting> {
  const { customer, alias, micros, formerly, length } = events;
  const first = new Map<number, Meeting>();
  const ids = known.length;
  const meet = (anonymous: number, event: number): void => {
    const person = customer[event] as number;
    if (anonymous < 0 || anonymous === person || known[anonymous] === 1) return;
    const before = first.get(anonymous * ids + person);
    const at = micros[event] as number;
    if (!before || at < before.at) first.set(anonymous * ids + person, { anonymous, known: person, at });
  };
  for (let i = 0; i < length; i++) meet((alias[i] as number) - 1, i);
  for (let i = 0; i < formerly.length; i += 2) meet(formerly[i] as number, formerly[i + 1] as number);
  return first.values();
}

/** One who is known was told to be another who is. */
function* merges({ customer, formerly }: EventColumns, known: Uint8Array): Generator<Merge, void, void> {
  for (let i = 0; i < formerly.length; i += 2) {
    const former = formerly[i] as number;
    if (known[former] === 1) yield [former, customer[formerly[i + 1] as number] as number];
  }
}

function rewrite({ customer, length }: EventColumns, to: Uint32Array): number {
  /** The id that each customer's events stand under so far, + 1; -1 once there are several. */
  const under = new Float64Array(to.length);
  let joined = 0;
  for (let i = 0; i < length; i++) {
    const id = customer[i] as number;
    const person = to[id] as number;
    if (under[person] === 0) under[person] = id + 1;
    else if (under[person] !== id + 1 && under[person] !== -1) {
      under[person] = -1;
      joined++;
    }
    customer[i] = person;
  }
  return joined;
}
