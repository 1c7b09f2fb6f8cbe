/** Ordered events to journeys: transitions chosen and paired, each customer's stream cut, everything in plain arrays. */
import { deny } from '../../lib/refusal.ts';
import type { Cut, JourneyLog } from '../journey-log.ts';
import type { EventColumns } from './event-columns.ts';
import type { Ordered } from './event-order.ts';
import { fitGaps } from './gap-model.ts';
import { doubled } from './intern.ts';
import { chooseTransitions, type Chosen } from './lifecycle.ts';
import type { Lifecycle } from './log-input.ts';
import type { CutWish } from './read-journeys.ts';
import { sharedCopy, sharedRoom } from '../shared-memory.ts';

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
  const writer = new JourneyWriter(events, { kept, starts }, cut);
  for (let who = 0; who < kept.offsets.length - 1; who++) writer.customer(who);
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
  const fit = fitGaps(gapsOf(kept));
  const asked = cut?.by === 'gap';
  if (!fit || !(asked || startsAnew(kept, fit.seconds))) return { by: 'customer' };
  return { by: 'gap', seconds: fit.seconds, found: true };
}

/**
 * A long pause alone may be a wait inside one journey. A new journey does things again: in at least half of the parts
 * behind a pause something happens that had happened before it.
 */
function startsAnew({ micros, name, offsets }: Ordered, seconds: number): boolean {
  let parts = 0;
  let again = 0;
  for (let who = 0; who < offsets.length - 1; who++) {
    const before = new Set<number>();
    let part = new Set<number>();
    let repeated = false;
    const from = offsets[who] ?? 0;
    const to = offsets[who + 1] ?? 0;
    for (let i = from; i <= to; i++) {
      const pause = i > from && i < to ? (micros[i] ?? 0) - (micros[i - 1] ?? 0) : 0;
      if (i === to || pause > seconds * 1e6) {
        if (before.size > 0) parts++;
        if (before.size > 0 && repeated) again++;
        for (const code of part) before.add(code);
        part = new Set();
        repeated = false;
      }
      if (i === to) break;
      const code = name[i] ?? 0;
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
function gapsOf({ micros, offsets }: Ordered): Float64Array {
  const every = Math.max(1, Math.ceil(micros.length / mostGaps));
  const gaps: number[] = [];
  for (let who = 0, seen = 0; who < offsets.length - 1; who++) {
    for (let i = (offsets[who] ?? 0) + 1; i < (offsets[who + 1] ?? 0); i++, seen++) {
      if (seen % every !== 0) continue;
      const gap = (micros[i] ?? 0) - (micros[i - 1] ?? 0);
      if (gap > 0) gaps.push(gap / 1e6);
    }
  }
  return Float64Array.from(gaps);
}

/** Writes the events of one customer after another into the arrays of the log. */
class JourneyWriter {
  private readonly codes: Uint16Array;
  private readonly times: Float64Array;
  private readonly serviceStarts: Float64Array | undefined;
  private readonly starts: Float64Array | undefined;
  private readonly kept: Ordered;
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

  constructor(events: EventColumns, { kept, starts }: Chosen, cut: Cut) {
    this.events = events;
    this.kept = kept;
    this.cut = cut;
    this.starts = starts;
    const { length } = kept.order;
    this.codes = sharedRoom(Uint16Array, length);
    this.times = sharedRoom(Float64Array, length);
    if (starts) this.serviceStarts = sharedRoom(Float64Array, length);
    const sorted = events.names.sorted();
    this.rank = new Uint16Array(sorted.length);
    sorted.forEach((code, at) => (this.rank[code] = at));
    this.names = Array.from(sorted, (code) => events.names.text(code));
    this.goal = cut.by === 'goal' ? this.names.indexOf(cut.event) : -1;
  }

  customer(who: number): void {
    const low = this.kept.offsets[who] as number;
    const high = this.kept.offsets[who + 1] as number;
    if (low === high) return;
    const number = this.customers.push(who) - 1;
    if (this.cut.by === 'journey-column') this.byColumn(number, low, high);
    else this.byStream(number, low, high);
  }

  private byColumn(number: number, low: number, high: number): void {
    const { journey } = this.events;
    const { order } = this.kept;
    const first = journey[order[low] as number] ?? 0;
    let alone = true;
    for (let i = low + 1; i < high && alone; i++) alone = journey[order[i] as number] === first;
    if (alone) {
      this.begin(number, first);
      for (let i = low; i < high; i++) this.write(i);
      return;
    }
    const groups = new Map<number, number[]>();
    for (let i = low; i < high; i++) {
      const id = journey[order[i] as number] ?? 0;
      const group = groups.get(id);
      if (group) group.push(i);
      else groups.set(id, [i]);
    }
    for (const [id, group] of groups) {
      this.begin(number, id);
      for (const i of group) this.write(i);
    }
  }

  private byStream(number: number, low: number, high: number): void {
    const { cut } = this;
    const { micros } = this.kept;
    const gap = cut.by === 'gap' ? cut.seconds * 1e6 : Infinity;
    let reached = false;
    for (let i = low; i < high; i++) {
      const pause = i === low ? 0 : (micros[i] as number) - (micros[i - 1] as number);
      if (i === low || reached || pause > gap) this.begin(number, 0);
      this.write(i);
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

  /** `i` is the event's place in the order of what was kept. */
  private write(i: number): void {
    const { name, micros, order } = this.kept;
    const at = this.written++;
    this.codes[at] = this.rank[name[i] as number] as number;
    this.times[at] = (micros[i] as number) / 1000;
    if (this.serviceStarts) this.serviceStarts[at] = (this.starts?.[order[i] as number] ?? NaN) / 1000;
  }

  finish(): Assembled {
    this.offsets[this.journeys] = this.written;
    const used = this.usedNames();
    const log: JourneyLog = {
      names: used.names,
      codes: used.codes,
      times: this.times,
      ...(this.serviceStarts ? { serviceStarts: this.serviceStarts } : {}),
      offsets: sharedCopy(this.offsets.subarray(0, this.journeys + 1), Uint32Array),
      customerOf: sharedCopy(this.customerOf.subarray(0, this.journeys), Uint32Array),
      customers: this.customers.length,
      cut: this.cut,
    };
    const customers = Uint32Array.from(this.customers);
    if (this.cut.by !== 'journey-column') return { log, customers };
    return { log, customers, journeyIds: this.journeyIds.slice(0, this.journeys) };
  }

  /** Names that only left-out events had are not names of this log. */
  private usedNames(): { names: string[]; codes: Uint16Array } {
    const { codes, names: all } = this;
    if (codes.length === this.events.length) return { names: [...all], codes };
    const used = new Uint8Array(this.names.length);
    for (const code of codes) used[code] = 1;
    const to = new Uint16Array(this.names.length);
    const names = this.names.filter((_, code) => used[code] === 1);
    for (let code = 0, next = 0; code < used.length; code++) if (used[code] === 1) to[code] = next++;
    if (names.length < this.names.length) for (let i = 0; i < codes.length; i++) codes[i] = to[codes[i] ?? 0] ?? 0;
    return { names, codes };
  }
}
