/** Ordered events to journeys: transitions chosen and paired, each customer's stream cut, everything in plain arrays. */
import { deny } from '../../lib/refusal.ts';
import type { Cut, JourneyLog } from '../journey-log.ts';
import type { EventColumns } from './event-columns.ts';
import type { Ordered } from './event-order.ts';
import { fitGaps } from './gap-model.ts';
import { doubled } from './intern.ts';
import { chooseTransitions } from './lifecycle.ts';
import type { Lifecycle } from './log-input.ts';
import type { CutWish } from './read-journeys.ts';

/** What a journey log is made under. */
export interface Assembly {
  readonly keep: Lifecycle;
  readonly cut: CutWish | undefined;
  /** Name of the journey column, when there is one. */
  readonly journeyColumn?: string;
  /** Customers are cases: never cut by pauses. */
  readonly cases: boolean;
  /** 1 = leave out, by event number. */
  readonly out?: Uint8Array;
}

export interface Assembled {
  readonly log: JourneyLog;
  /** Where the journeys have ids of their own: the collecting code of each journey's id. */
  readonly journeyIds?: Uint32Array;
  /** Customers that have a journey: their place in `ordered.customers`, by their number in the log. */
  readonly customers: Uint32Array;
}

export function assemble(events: EventColumns, ordered: Ordered, assembly: Assembly): Assembled {
  const { kept, starts } = chooseTransitions(events, ordered, assembly.keep, assembly.out);
  const cut = chooseCut(events, kept, assembly);
  const writer = new JourneyWriter(events, starts, cut);
  for (let who = 0; who < kept.offsets.length - 1; who++) {
    writer.customer(who, kept.order.subarray(kept.offsets[who], kept.offsets[who + 1]));
  }
  return writer.finish();
}

function chooseCut(events: EventColumns, kept: Ordered, { cut, journeyColumn, cases }: Assembly): Cut {
  if (cut?.by === 'customer') return cut;
  if (cut?.by === 'goal') return goalCut(events, cut.event);
  if (cut?.by === 'gap' && cut.seconds !== undefined) return { by: 'gap', seconds: cut.seconds, found: false };
  if (cut?.by === 'journey-column' && journeyColumn === undefined) {
    deny('no-journey-column', 'No column says which journey an event belongs to.', {
      fix: 'Name it with --journey COLUMN.',
    });
  }
  if (journeyColumn !== undefined && cut?.by !== 'gap') return { by: 'journey-column', column: journeyColumn };
  if (cases && cut?.by !== 'gap') return { by: 'customer' };
  const fit = fitGaps(gapsOf(events, kept));
  const asked = cut?.by === 'gap';
  if (!fit || !(asked || startsAnew(events, kept, fit.seconds))) return { by: 'customer' };
  return { by: 'gap', seconds: fit.seconds, found: true };
}

/**
 * A long pause alone may be a wait inside one journey. A new journey does things again: in at least half of the parts
 * behind a pause something happens that had happened before it.
 */
function startsAnew(events: EventColumns, { order, offsets }: Ordered, seconds: number): boolean {
  const { micros, name } = events;
  let parts = 0;
  let again = 0;
  for (let who = 0; who < offsets.length - 1; who++) {
    const before = new Set<number>();
    let part = new Set<number>();
    let repeated = false;
    const from = offsets[who] ?? 0;
    const to = offsets[who + 1] ?? 0;
    for (let i = from; i <= to; i++) {
      const event = order[i] ?? 0;
      const pause = i > from && i < to ? (micros[event] ?? 0) - (micros[order[i - 1] ?? 0] ?? 0) : 0;
      if (i === to || pause > seconds * 1e6) {
        if (before.size > 0) parts++;
        if (before.size > 0 && repeated) again++;
        for (const code of part) before.add(code);
        part = new Set();
        repeated = false;
      }
      if (i === to) break;
      const code = name[event] ?? 0;
      repeated ||= before.has(code);
      part.add(code);
    }
  }
  return parts > 0 && again * 2 >= parts;
}

function goalCut(events: EventColumns, name: string): Cut {
  for (let code = 0; code < events.names.count; code++) {
    if (events.names.text(code) === name) return { by: 'goal', event: name };
  }
  return deny('unknown-event', `No event is called "${name}".`, {
    fix: 'Check its spelling with "sojourn ask summary".',
  });
}

const mostGaps = 30_000;

/** Pauses between neighbouring events of one customer, in seconds; every n-th when there are very many. */
function gapsOf(events: EventColumns, { order, offsets }: Ordered): Float64Array {
  const every = Math.max(1, Math.ceil(order.length / mostGaps));
  const gaps: number[] = [];
  for (let who = 0, seen = 0; who < offsets.length - 1; who++) {
    for (let i = (offsets[who] ?? 0) + 1; i < (offsets[who + 1] ?? 0); i++, seen++) {
      if (seen % every !== 0) continue;
      const gap = (events.micros[order[i] ?? 0] ?? 0) - (events.micros[order[i - 1] ?? 0] ?? 0);
      if (gap > 0) gaps.push(gap / 1e6);
    }
  }
  return Float64Array.from(gaps);
}

/** Writes the events of one customer after another into the arrays of the log. */
class JourneyWriter {
  private readonly codes: Uint16Array<ArrayBuffer>;
  private readonly times: Float64Array<ArrayBuffer>;
  private readonly serviceStarts: Float64Array<ArrayBuffer> | undefined;
  private readonly starts: Float64Array | undefined;
  private readonly events: EventColumns;
  private readonly cut: Cut;
  private readonly goal: number;
  private readonly names: readonly string[];
  private readonly rank: Uint16Array;
  private offsets = new Uint32Array(1024);
  private customerOf = new Uint32Array(1024);
  private journeyIds = new Uint32Array(1024);
  private readonly customers: number[] = [];
  private journeys = 0;
  private written = 0;

  constructor(events: EventColumns, starts: Float64Array | undefined, cut: Cut) {
    this.events = events;
    this.cut = cut;
    this.starts = starts;
    this.codes = new Uint16Array(events.length);
    this.times = new Float64Array(events.length);
    if (starts) this.serviceStarts = new Float64Array(events.length);
    const sorted = events.names.sorted();
    this.rank = new Uint16Array(sorted.length);
    sorted.forEach((code, at) => (this.rank[code] = at));
    this.names = Array.from(sorted, (code) => events.names.text(code));
    this.goal = cut.by === 'goal' ? this.names.indexOf(cut.event) : -1;
  }

  /** `list` holds the customer's events in time order. */
  customer(who: number, list: Uint32Array): void {
    if (list.length === 0) return;
    const number = this.customers.push(who) - 1;
    if (this.cut.by === 'journey-column') this.byColumn(number, list);
    else this.byStream(number, list);
  }

  private byColumn(number: number, list: Uint32Array): void {
    const { journey } = this.events;
    const first = journey[list[0] ?? 0];
    if (list.every((event) => journey[event] === first)) {
      this.begin(number, first ?? 0);
      for (const event of list) this.write(event);
      return;
    }
    const groups = new Map<number, number[]>();
    for (const event of list) {
      const id = journey[event] ?? 0;
      const group = groups.get(id);
      if (group) group.push(event);
      else groups.set(id, [event]);
    }
    for (const [id, group] of groups) {
      this.begin(number, id);
      for (const event of group) this.write(event);
    }
  }

  private byStream(number: number, list: Uint32Array): void {
    const { cut } = this;
    const { micros } = this.events;
    const gap = cut.by === 'gap' ? cut.seconds * 1e6 : Infinity;
    let reached = false;
    for (let i = 0; i < list.length; i++) {
      const event = list[i] ?? 0;
      const pause = i === 0 ? 0 : (micros[event] ?? 0) - (micros[list[i - 1] ?? 0] ?? 0);
      if (i === 0 || reached || pause > gap) this.begin(number, 0);
      this.write(event);
      reached = this.codes[this.written - 1] === this.goal;
    }
  }

  private begin(customer: number, id: number): void {
    const at = this.journeys++;
    if (at + 2 > this.offsets.length) {
      this.offsets = doubled(this.offsets, Uint32Array);
      this.customerOf = doubled(this.customerOf, Uint32Array);
      this.journeyIds = doubled(this.journeyIds, Uint32Array);
    }
    this.offsets[at] = this.written;
    this.customerOf[at] = customer;
    this.journeyIds[at] = id;
  }

  private write(event: number): void {
    const at = this.written++;
    this.codes[at] = this.rank[this.events.name[event] ?? 0] ?? 0;
    this.times[at] = (this.events.micros[event] ?? 0) / 1000;
    if (this.serviceStarts) this.serviceStarts[at] = (this.starts?.[event] ?? NaN) / 1000;
  }

  finish(): Assembled {
    this.offsets[this.journeys] = this.written;
    const used = this.usedNames();
    const log: JourneyLog = {
      names: used.names,
      codes: used.codes,
      times: this.written === this.times.length ? this.times : this.times.slice(0, this.written),
      ...(this.serviceStarts ? { serviceStarts: this.serviceStarts.slice(0, this.written) } : {}),
      offsets: this.offsets.slice(0, this.journeys + 1),
      customerOf: this.customerOf.slice(0, this.journeys),
      customers: this.customers.length,
      cut: this.cut,
    };
    const customers = Uint32Array.from(this.customers);
    if (this.cut.by !== 'journey-column') return { log, customers };
    return { log, customers, journeyIds: this.journeyIds.slice(0, this.journeys) };
  }

  /** Names that only left-out events had are not names of this log. */
  private usedNames(): { names: string[]; codes: Uint16Array } {
    const codes = this.written === this.codes.length ? this.codes : this.codes.slice(0, this.written);
    const used = new Uint8Array(this.names.length);
    for (const code of codes) used[code] = 1;
    const to = new Uint16Array(this.names.length);
    const names = this.names.filter((_, code) => used[code] === 1);
    for (let code = 0, next = 0; code < used.length; code++) if (used[code] === 1) to[code] = next++;
    if (names.length < this.names.length) for (let i = 0; i < codes.length; i++) codes[i] = to[codes[i] ?? 0] ?? 0;
    return { names, codes };
  }
}
