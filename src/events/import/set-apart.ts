/** Sets apart what no customer did: events of robots, and of our own people and their tests. Nothing is lost unsaid. */
import type { SetAside } from '../journey-log.ts';
import type { EventColumns } from './event-columns.ts';
import type { Ordered } from './event-order.ts';
import type { RobotPolicy } from './log-input.ts';
import { ROBOT, STAFF, staffRules } from './row-marks.ts';

export interface SetApart {
  readonly robots: SetAside;
  readonly staff: SetAside;
  /** Robots' events are told and nevertheless counted like all others. */
  readonly robotsKept: boolean;
  /** 1 = leave out, by event number; absent when there is nothing to leave out. */
  readonly out?: Uint8Array;
}

export interface ApartWishes {
  readonly robots: RobotPolicy;
  /** Numbers of customers who are our own, by their ids. */
  readonly staff: Uint8Array | undefined;
  /** The customers are cases, which things may happen to at any pace. */
  readonly cases: boolean;
  /** Left out already, for another reason. */
  readonly out?: Uint8Array;
}

/** More events than this inside one minute are no person's, */
const mostInMinute = 300;
/** told at this many different moments, so that one large delivery of a server is no robot, */
const fewestMoments = 30;
/** with no time to think between: half of all pauses are shorter than this. */
const noThought = 1_000_000;
const minute = 60_000_000;

export function setApart(events: EventColumns, ordered: Ordered, wishes: ApartWishes): SetApart {
  const sorting = new Sorting(events, wishes);
  for (let who = 0; who + 1 < ordered.offsets.length; who++) sorting.customer(ordered, who);
  return sorting.done();
}

/** Whose ids match a pattern, by customer number; undefined where nobody asked. */
export function staffCustomers({ customers }: EventColumns, patterns: readonly string[]): Uint8Array | undefined {
  const rules = staffRules(patterns).filter((rule) => rule.column === undefined);
  if (rules.length === 0) return undefined;
  return Uint8Array.from({ length: customers.count }, (_, code) => {
    const id = customers.text(code);
    return rules.some((rule) => rule.matches(id)) ? 1 : 0;
  });
}

class Sorting {
  private readonly events: EventColumns;
  private readonly wishes: ApartWishes;
  private readonly robots = { events: 0, customers: 0 };
  private readonly staff = { events: 0, customers: 0 };
  private out: Uint8Array | undefined;

  constructor(events: EventColumns, wishes: ApartWishes) {
    this.events = events;
    this.wishes = wishes;
  }

  customer({ order, micros, offsets, customers }: Ordered, who: number): void {
    const low = offsets[who] as number;
    const high = offsets[who + 1] as number;
    if (low === high) return;
    const own = this.wishes.staff?.[customers[who] as number] === 1 || this.marked(order, low, high, STAFF);
    if (own) return this.take(order, low, high, 0, this.staff);
    const pace = !this.wishes.cases && isPaceOfRobot(micros, low, high);
    if (pace) this.take(order, low, high, 0, this.robots);
    else if (this.marked(order, low, high, ROBOT)) this.take(order, low, high, ROBOT, this.robots);
  }

  done(): SetApart {
    const robotsKept = this.wishes.robots === 'keep';
    const { robots, staff, out } = this;
    return { robots, staff, robotsKept, ...(out ? { out } : {}) };
  }

  private marked(order: Uint32Array, low: number, high: number, bit: number): boolean {
    const { mark, wanted } = this.events;
    if (!wanted.marks) return false;
    for (let i = low; i < high; i++) if (((mark[order[i] as number] as number) & bit) !== 0) return true;
    return false;
  }

  /** All events of the customer, or those with the bit. */
  private take(
    order: Uint32Array,
    low: number,
    high: number,
    bit: number,
    into: { events: number; customers: number },
  ): void {
    const { events, wishes } = this;
    let taken = 0;
    for (let i = low; i < high; i++) {
      const event = order[i] as number;
      if (wishes.out?.[event] === 1 || (bit > 0 && ((events.mark[event] as number) & bit) === 0)) continue;
      taken++;
      if (into === this.robots && wishes.robots === 'keep') continue;
      (this.out ??= new Uint8Array(events.length))[event] = 1;
    }
    into.events += taken;
    if (taken > 0) into.customers++;
  }
}

/** `micros` are in order from `low` to `high`. */
export function isPaceOfRobot(micros: Float64Array, low: number, high: number): boolean {
  if (high - low <= mostInMinute || !hasBurst(micros, low, high)) return false;
  let short = 0;
  for (let i = low + 1; i < high; i++) if ((micros[i] as number) - (micros[i - 1] as number) < noThought) short++;
  return short * 2 > high - low - 1;
}

function hasBurst(micros: Float64Array, low: number, high: number): boolean {
  let moments = 0;
  for (let from = low, to = low; to < high; to++) {
    if (to === low || micros[to] !== micros[to - 1]) moments++;
    while ((micros[to] as number) - (micros[from] as number) >= minute) {
      if (micros[from] !== micros[from + 1]) moments--;
      from++;
    }
    if (to - from >= mostInMinute && moments >= fewestMoments) return true;
  }
  return false;
}
