/** What behaviour tells of strain: repeats, errors, long waits, calls for help and clicks in rage, by touchpoint and group. */
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import type { JourneyLog } from '../journey-log.ts';
import { waitBefore } from '../mining/graph.ts';
import { valuesByKey } from '../mining/values-by-key.ts';
import { isError, isHelp } from './sign-words.ts';

export const signs = ['repeats', 'errors', 'waits', 'help', 'rage'] as const;
export type Sign = (typeof signs)[number];

/** Times in milliseconds. */
export interface StrainSettings {
  /** A call for help this long after a touchpoint counts as a sign of it. */
  readonly helpWithin: number;
  /** A wait this many times the touchpoint's usual one is long, if it lasts at least `leastWait`. */
  readonly longWait: number;
  readonly leastWait: number;
  /** So many events of one name within `rageWithin` are clicks in rage. */
  readonly rageClicks: number;
  readonly rageWithin: number;
}

export const usualStrain: StrainSettings = {
  helpWithin: 24 * 3_600_000,
  longWait: 3,
  leastWait: 60_000,
  rageClicks: 3,
  rageWithin: 1000,
};

/**
 * How a visit went, in one number: a bit for each sign in the order of `signs`, then whether the journey reached its
 * goal, whether it missed it and ended here but for trouble, and last how many other touchpoints of the journey show
 * a sign: 0, 1, or 2 for more.
 */
export const visitBits = { reached: 32, left: 64, elsewhere: 128 } as const;

/** Visits that went alike, counted together; arrays of equal length, by cell, then by kind. */
export interface VisitKinds {
  readonly cells: Uint32Array;
  readonly kinds: Uint16Array;
  readonly counts: Uint32Array;
}

export interface StrainWish {
  readonly settings?: Partial<StrainSettings>;
  /** Journeys and touchpoints whose visit's kind is wanted; the code after the last stands for the journey as a whole. */
  readonly visits?: { readonly journeys: Uint32Array; readonly codes: Uint16Array };
}

/**
 * Counts by cell `column * places + place`: column 0 is everybody, g + 1 the group g; a place is a touchpoint's code,
 * and after the last touchpoint comes the journey as a whole. A visit is a journey that met the touchpoint.
 */
export interface StrainCounts {
  readonly places: number;
  readonly columns: number;
  readonly journeys: Uint32Array;
  readonly customers: Uint32Array;
  /** Visits with the sign. */
  readonly signed: Readonly<Record<Sign, Uint32Array>>;
  /** Customers with the sign in one of their visits. */
  readonly signers: Readonly<Record<Sign, Uint32Array>>;
  /** How many visits of each cell went which way. */
  readonly visits: VisitKinds;
  /** Touchpoints that are themselves an error or a call for help. */
  readonly trouble: { readonly errors: readonly number[]; readonly help: readonly number[] };
  /** Kind of each wanted visit; `noVisit` where the journey did not meet the touchpoint. */
  readonly wanted: Uint16Array;
}

export const noVisit = 65_535;
/** Kinds there are. */
const allKinds = 3 * visitBits.elsewhere;

/** `log` is one of touchpoints; `assignments` the group of each journey; `converted` 1 where it reached the goal. O(events). */
export function strainCounts(
  log: JourneyLog,
  assignments: Int16Array,
  groups: number,
  wish: StrainWish = {},
  more: { readonly converted?: Uint8Array; readonly watch?: Watch } = {},
): StrainCounts {
  const walk = new StrainWalk(log, { ...usualStrain, ...wish.settings });
  const counts = emptyCounts(log, groups, walk, wish);
  const kinds = new Uint32Array(counts.journeys.length * allKinds);
  const seen = unseen(counts.journeys.length);
  const asked = byJourney(wish.visits);
  const { watch = unwatched, converted } = more;
  // Backwards, so that the next call for help is known at every event.
  for (let journey = log.offsets.length - 2; journey >= 0; journey--) {
    if (journey % 65_536 === 0) checkpoint(watch);
    walk.journey(journey);
    const group = assignments[journey] ?? -1;
    const own = group >= 0 && group < groups ? [0, group + 1] : [0];
    const reached = converted?.[journey] === 1;
    for (let touched = 0; touched < walk.touched; touched++) {
      const place = walk.places[touched] as number;
      const kind = walk.kindOf(place, reached);
      for (const column of own) {
        const cell = column * counts.places + place;
        count(counts, seen, cell, walk, place);
        add(kinds, cell * allKinds + kind);
      }
    }
    for (const at of asked.get(journey) ?? []) {
      const place = wish.visits?.codes[at] ?? 0;
      counts.wanted[at] = walk.met(place) ? walk.kindOf(place, reached) : noVisit;
    }
  }
  return { ...counts, visits: inOrder(kinds) };
}

function inOrder(kinds: Uint32Array): VisitKinds {
  let found = 0;
  for (const n of kinds) if (n > 0) found++;
  const visits = { cells: new Uint32Array(found), kinds: new Uint16Array(found), counts: new Uint32Array(found) };
  for (let at = 0, next = 0; at < kinds.length; at++) {
    const n = kinds[at] as number;
    if (n === 0) continue;
    visits.cells[next] = Math.floor(at / allKinds);
    visits.kinds[next] = at % allKinds;
    visits.counts[next++] = n;
  }
  return visits;
}

function emptyCounts(
  log: JourneyLog,
  groups: number,
  walk: StrainWalk,
  { visits }: StrainWish,
): Omit<StrainCounts, 'visits'> {
  const places = log.names.length + 1;
  const columns = groups + 1;
  const zeros = (): Uint32Array => new Uint32Array(places * columns);
  return {
    places,
    columns,
    journeys: zeros(),
    customers: zeros(),
    signed: forSigns(zeros),
    signers: forSigns(zeros),
    trouble: { errors: walk.codesWith('errors'), help: walk.codesWith('help') },
    wanted: new Uint16Array(visits?.codes.length ?? 0).fill(noVisit),
  };
}

/** Places in the wish by journey. */
function byJourney(visits: StrainWish['visits']): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  visits?.journeys.forEach((journey, at) => found.set(journey, [...(found.get(journey) ?? []), at]));
  return found;
}

const bitOf: Readonly<Record<Sign, number>> = { repeats: 1, errors: 2, waits: 4, help: 8, rage: 16 };

const forSigns = <T>(make: () => T): Record<Sign, T> => ({
  repeats: make(),
  errors: make(),
  waits: make(),
  help: make(),
  rage: make(),
});

/** The customer counted last in each cell, and with each sign: journeys of one customer follow each other. */
interface Seen {
  readonly anybody: Int32Array;
  readonly signed: Readonly<Record<Sign, Int32Array>>;
}

function unseen(cells: number): Seen {
  const nobody = (): Int32Array => new Int32Array(cells).fill(-1);
  return { anybody: nobody(), signed: forSigns(nobody) };
}

function count(counts: Omit<StrainCounts, 'visits'>, seen: Seen, cell: number, walk: StrainWalk, place: number): void {
  add(counts.journeys, cell);
  once(seen.anybody, counts.customers, cell, walk.customer);
  const bits = walk.signs[place] as number;
  for (const sign of signs) {
    if ((bits & bitOf[sign]) === 0) continue;
    add(counts.signed[sign], cell);
    once(seen.signed[sign], counts.signers[sign], cell, walk.customer);
  }
}

function once(last: Int32Array, customers: Uint32Array, cell: number, customer: number): void {
  if (last[cell] !== customer) add(customers, cell);
  last[cell] = customer;
}

function add(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

/** One journey at a time, the last first: which touchpoints it met, with which signs. */
class StrainWalk {
  /** Places met: the first `touched`, the journey as a whole last of them. */
  readonly places: Uint16Array;
  touched = 0;
  customer = -1;
  /** Bits of the signs of each place, of the journey walked last. */
  readonly signs: Uint8Array;
  readonly #log: JourneyLog;
  readonly #settings: StrainSettings;
  readonly #errors: Uint8Array;
  readonly #help: Uint8Array;
  /** Milliseconds from which on a wait is long, by touchpoint. */
  readonly #long: Float64Array;
  readonly #metIn: Int32Array;
  #number = -1;
  /** Touchpoints of the journey that show a sign, and the last one that is no trouble itself. */
  #signed = 0;
  #last = -1;
  /** When the customer next asks for help. */
  #nextHelp = Number.POSITIVE_INFINITY;

  constructor(log: JourneyLog, settings: StrainSettings) {
    const size = log.names.length;
    this.#log = log;
    this.#settings = settings;
    this.#errors = Uint8Array.from(log.names, (name) => (isError(name) ? 1 : 0));
    this.#help = Uint8Array.from(log.names, (name) => (isHelp(name) ? 1 : 0));
    this.#long = longWaits(log, settings);
    this.places = new Uint16Array(size + 1);
    this.signs = new Uint8Array(size + 1);
    this.#metIn = new Int32Array(size + 1).fill(-1);
  }

  codesWith(sign: 'errors' | 'help'): number[] {
    const marks = sign === 'errors' ? this.#errors : this.#help;
    return [...marks.keys()].filter((code) => marks[code] === 1);
  }

  met(place: number): boolean {
    return this.#metIn[place] === this.#number;
  }

  journey(number: number): void {
    const { offsets, customerOf, names } = this.#log;
    const customer = customerOf[number] as number;
    if (customer !== this.customer) this.#nextHelp = Number.POSITIVE_INFINITY;
    this.customer = customer;
    this.#number = number;
    this.touched = 0;
    this.#last = -1;
    const [begin, end] = [offsets[number] as number, offsets[number + 1] as number];
    let all = 0;
    for (let i = end - 1; i >= begin; i--) all |= this.#event(i, begin, end);
    this.#signed = 0;
    for (let touched = 0; touched < this.touched; touched++) {
      if (this.signs[this.places[touched] as number] !== 0) this.#signed++;
    }
    if (end > begin) this.#mark(names.length, all);
  }

  /** Of a place the journey walked last has met. */
  kindOf(place: number, reached: boolean): number {
    const bits = this.signs[place] as number;
    const whole = place === this.#log.names.length;
    const elsewhere = Math.min(2, this.#signed - (whole || bits === 0 ? 0 : 1));
    const left = !reached && place === this.#last ? visitBits.left : 0;
    return bits + (reached ? visitBits.reached : 0) + left + elsewhere * visitBits.elsewhere;
  }

  /** Bits of the signs the event shows. */
  #event(i: number, begin: number, end: number): number {
    const { codes, times } = this.#log;
    const code = codes[i] as number;
    const time = times[i] as number;
    if (this.#help[code] === 1) this.#nextHelp = time;
    if (this.#last < 0 && this.#help[code] !== 1 && this.#errors[code] !== 1) this.#last = code;
    let bits = this.met(code) ? bitOf.repeats : 0;
    if (this.#errors[code] === 1 || (i + 1 < end && this.#errors[codes[i + 1] as number] === 1)) bits |= bitOf.errors;
    if (i > begin && waitBefore(this.#log, i) >= (this.#long[code] as number)) bits |= bitOf.waits;
    const until = this.#nextHelp - time;
    if (until >= 0 && until <= this.#settings.helpWithin) bits |= bitOf.help;
    if (this.#raged(i, end)) bits |= bitOf.rage;
    this.#mark(code, bits);
    return bits;
  }

  #raged(i: number, end: number): boolean {
    const { codes, times } = this.#log;
    const { rageClicks, rageWithin } = this.#settings;
    const last = i + rageClicks - 1;
    if (last >= end || (times[last] as number) - (times[i] as number) > rageWithin) return false;
    for (let at = i + 1; at <= last; at++) if (codes[at] !== codes[i]) return false;
    return true;
  }

  #mark(place: number, bits: number): void {
    if (this.met(place)) {
      this.signs[place] = (this.signs[place] as number) | bits;
      return;
    }
    this.#metIn[place] = this.#number;
    this.signs[place] = bits;
    this.places[this.touched++] = place;
  }
}

/** So many times the median wait before the touchpoint, but never less than `leastWait`. */
function longWaits(log: JourneyLog, { longWait, leastWait }: StrainSettings): Float64Array {
  const keys = new Int32Array(log.codes.length).fill(-1);
  const waits = new Float64Array(log.codes.length);
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    const end = log.offsets[j + 1] as number;
    for (let i = (log.offsets[j] as number) + 1; i < end; i++) {
      keys[i] = log.codes[i] as number;
      waits[i] = waitBefore(log, i);
    }
  }
  const byCode = valuesByKey(keys, waits, log.names.length);
  return Float64Array.from(log.names, (_, code) => {
    const [median] = byCode.of(code).quantiles(0.5) ?? [];
    return median === undefined ? Number.POSITIVE_INFINITY : Math.max(leastWait, longWait * median);
  });
}
