/** Makes one customer of the ids of one person, and sets apart what no customer did; the same from files and from the store. */
import type { Cleaning } from '../journey-log.ts';
import type { EventColumns } from './event-columns.ts';
import type { Ordered } from './event-order.ts';
import { joinCustomers } from './join-customers.ts';
import { type ApartWishes, setApart, staffCustomers } from './set-apart.ts';
import type { TraitCollector } from './trait-collector.ts';

/** Whose the events are, once that is settled. */
export interface SettledCustomers {
  readonly joined: number;
  /** 1 = one of our own, by customer number; absent where nobody asked. */
  readonly staff: Uint8Array | undefined;
}

/** Before events are put in order: rewrites whose they are. */
export function settleCustomers(
  events: EventColumns,
  traits: TraitCollector,
  patterns: readonly string[],
): SettledCustomers {
  const own = staffCustomers(events, patterns);
  const joining = joinCustomers(events);
  if (!joining) return { joined: 0, staff: own };
  traits.join(joining.to);
  // Whoever is one of our own under one id is so under all.
  if (own) for (let id = 0; id < own.length; id++) if (own[id] === 1) own[joining.to[id] as number] = 1;
  return { joined: joining.joined, staff: own };
}

export interface Cleaned {
  /** Absent where nothing was done. */
  readonly cleaning?: Cleaning;
  /** 1 = leave out, by event number, what was left out before included. */
  readonly out?: Uint8Array;
}

/** Once events are in order. */
export function cleaned(
  events: EventColumns,
  ordered: Ordered,
  { joined, staff }: SettledCustomers,
  wishes: Omit<ApartWishes, 'staff'>,
): Cleaned {
  const { out, ...apart } = setApart(events, ordered, { ...wishes, staff });
  const both = merged(wishes.out, out);
  const done = joined + apart.robots.events + apart.staff.events > 0;
  return { ...(done ? { cleaning: { ...apart, joined } } : {}), ...(both ? { out: both } : {}) };
}

function merged(one: Uint8Array | undefined, other: Uint8Array | undefined): Uint8Array | undefined {
  if (!one || !other) return one ?? other;
  for (let i = 0; i < one.length; i++) if (other[i] === 1) one[i] = 1;
  return one;
}
