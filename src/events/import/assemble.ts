/** Ordered events to journeys: transitions chosen and paired, each customer's stream cut, everything in plain arrays. */
import { unwatched, type Watch } from '../../lib/progress.ts';
import { deny } from '../../lib/refusal.ts';
import { type Beginnings, chooseCut } from '../cutting/choose-cut.ts';
import type { Cut, JourneyLog } from '../journey-log.ts';
import type { EventColumns } from './event-columns.ts';
import type { Ordered } from './event-order.ts';
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
  /** Keep where each event of the log came from. */
  readonly traced?: boolean;
}

/** Of each event of a log, in its order. */
export interface Trace {
  /** The number it was collected under. */
  readonly event: Uint32Array;
  /** The chance that a journey begins with it. */
  readonly chance: Float32Array;
}

export interface Assembled {
  readonly log: JourneyLog;
  /** Where the journeys have ids of their own: the collecting code of each journey's id. */
  readonly journeyIds?: Uint32Array;
  /** Customers that have a journey: their place in `ordered.customers`, by their number in the log. */
  readonly customers: Uint32Array;
  readonly trace?: Trace;
}

export function assemble(
  events: EventColumns,
  ordered: Ordered,
  assembly: Assembly,
  watch: Watch = unwatched,
): Assembled {
  const { kept, starts } = chooseTransitions(events, ordered, assembly.keep, assembly.out);
  const named = namedInOrder(events, kept);
  const cut = cutOf(kept, named, assembly, watch);
  const writer = new JourneyWriter(events, { kept, starts }, named, { ...cut, traced: assembly.traced === true });
  for (let who = 0; who < kept.offsets.length - 1; who++) writer.customer(who);
  return writer.finish();
}

/** Names in order, and the place of each event's name among them. */
interface Named {
  readonly names: readonly string[];
  readonly codes: Uint16Array;
}

function namedInOrder(events: EventColumns, { name }: Ordered): Named {
  const sorted = events.names.sorted();
  const rank = new Uint16Array(sorted.length);
  sorted.forEach((code, at) => (rank[code] = at));
  const codes = sharedRoom(Uint16Array, name.length);
  for (let i = 0; i < codes.length; i++) codes[i] = rank[name[i] as number] as number;
  return { names: Array.from(sorted, (code) => events.names.text(code)), codes };
}

/** An explicit journey column wins unless something else was asked for. */
function cutOf(
  { micros, offsets }: Ordered,
  { names, codes }: Named,
  { cut = { by: 'found' }, journeyColumn, cases }: Assembly,
  watch: Watch,
): Beginnings | ColumnCut {
  if (cut.by === 'journey-column' && journeyColumn === undefined) {
    deny('no-journey-column', 'No column says which journey an event belongs to.', {
      fix: 'Name it with --journey COLUMN.',
    });
  }
  if (journeyColumn !== undefined && (cut.by === 'journey-column' || cut.by === 'found')) {
    return { cut: { by: 'journey-column', column: journeyColumn } };
  }
  return chooseCut(
    { codes, micros, offsets },
    cut as Exclude<CutWish, { by: 'journey-column' }>,
    { names, cases },
    watch,
  );
}

type Written = (Beginnings | ColumnCut) & { readonly traced: boolean };

type ColumnCut = { readonly cut: Extract<Cut, { by: 'journey-column' }>; readonly chances?: undefined };

/** Writes the events of one customer after another into the arrays of the log. */
class JourneyWriter {
  private readonly codes: Uint16Array;
  private readonly named: Named;
  private readonly trace: Trace | undefined;
  private readonly chances: Float32Array | undefined;
  private readonly times: Float64Array;
  private readonly serviceStarts: Float64Array | undefined;
  private readonly starts: Float64Array | undefined;
  private readonly kept: Ordered;
  private readonly events: EventColumns;
  private readonly cut: Cut;
  private offsets = new Uint32Array(1024);
  private customerOf = new Uint32Array(1024);
  private journeyIds = new Uint32Array(1024);
  private readonly customers: number[] = [];
  private journeys = 0;
  private written = 0;

  constructor(events: EventColumns, { kept, starts }: Chosen, named: Named, { cut, chances, traced }: Written) {
    this.events = events;
    this.kept = kept;
    this.named = named;
    this.cut = cut;
    this.chances = chances;
    this.starts = starts;
    const { length } = kept.order;
    // A stream keeps its order; only journeys that interleave are put one after the other.
    this.codes = chances ? named.codes : sharedRoom(Uint16Array, length);
    this.times = sharedRoom(Float64Array, length);
    if (starts) this.serviceStarts = sharedRoom(Float64Array, length);
    if (traced) this.trace = { event: new Uint32Array(length), chance: new Float32Array(length) };
  }

  customer(who: number): void {
    const low = this.kept.offsets[who] as number;
    const high = this.kept.offsets[who + 1] as number;
    if (low === high) return;
    const number = this.customers.push(who) - 1;
    if (this.chances) this.byStream(number, low, high, this.chances);
    else this.byColumn(number, low, high);
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

  private byStream(number: number, low: number, high: number, chances: Float32Array): void {
    for (let i = low; i < high; i++) {
      if ((chances[i] as number) >= 0.5) this.begin(number, 0);
      this.write(i);
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
    const { micros, order } = this.kept;
    const at = this.written++;
    this.codes[at] = this.named.codes[i] as number;
    this.times[at] = (micros[i] as number) / 1000;
    if (this.trace) {
      this.trace.event[at] = order[i] as number;
      this.trace.chance[at] = this.chances
        ? (this.chances[i] as number)
        : at === this.offsets[this.journeys - 1]
          ? 1
          : 0;
    }
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
    const traced = this.trace ? { trace: this.trace } : {};
    if (this.cut.by !== 'journey-column') return { log, customers, ...traced };
    return { log, customers, ...traced, journeyIds: this.journeyIds.slice(0, this.journeys) };
  }

  /** Names that only left-out events had are not names of this log. */
  private usedNames(): { names: string[]; codes: Uint16Array } {
    const { codes } = this;
    const all = this.named.names;
    if (codes.length === this.events.length) return { names: [...all], codes };
    const used = new Uint8Array(all.length);
    for (const code of codes) used[code] = 1;
    const to = new Uint16Array(all.length);
    const names = all.filter((_, code) => used[code] === 1);
    for (let code = 0, next = 0; code < used.length; code++) if (used[code] === 1) to[code] = next++;
    if (names.length < all.length) for (let i = 0; i < codes.length; i++) codes[i] = to[codes[i] ?? 0] ?? 0;
    return { names, codes };
  }
}
