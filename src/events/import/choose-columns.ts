/** Decides which column is the customer, the event, the time and so on: by name and by content, with a reason. */
import { deny } from '../../lib/refusal.ts';
import { changeRate, factsOf, nesting, soonAfter, type ColumnFacts } from './column-facts.ts';
import { nameScore, wordsOf, type NamedRole } from './column-names.ts';
import type { ColumnRole, Lifecycle, LogWishes } from './log-input.ts';
import type { Problem } from './understanding.ts';

export interface Chosen {
  readonly facts: ColumnFacts;
  readonly why: string;
  readonly sure: boolean;
}

export interface Choice {
  readonly facts: readonly ColumnFacts[];
  readonly customer?: Chosen;
  readonly event?: Chosen;
  /** Columns that name the event where the event column is empty. */
  readonly eventElse: readonly string[];
  /** One, or several in wide tables. */
  readonly times: readonly Chosen[];
  readonly wide: boolean;
  readonly journey?: Chosen;
  readonly start?: Chosen;
  readonly lifecycle?: Chosen;
  readonly instance?: Chosen;
  readonly id?: Chosen;
  /** Another id of the customer, from before signing in. */
  readonly anonymous?: Chosen;
  /** Another id that a row says is the same person. */
  readonly formerly?: Chosen;
  /** When the device sent the event and when it arrived; both or neither. */
  readonly sent?: Chosen;
  readonly received?: Chosen;
  /** The program that made the event. */
  readonly agent?: Chosen;
  readonly ignored: ReadonlySet<string>;
  /** Customers are cases. */
  readonly cases: boolean;
  readonly keep: Lifecycle;
  readonly problems: readonly Problem[];
}

type Rows = readonly (readonly string[])[];

interface DeviceClock {
  readonly sent: Chosen;
  readonly received: Chosen;
  /** Absent where the time is to be chosen among the others. */
  readonly time?: Chosen;
}

export function chooseColumns(names: readonly string[], rows: Rows, wishes: LogWishes): Choice {
  return new Chooser(names, rows, wishes).choose();
}

class Chooser {
  private readonly facts: readonly ColumnFacts[];
  private readonly rows: Rows;
  private readonly wishes: LogWishes;
  private readonly forced: Map<ColumnRole, ColumnFacts[]>;
  private readonly taken = new Set<ColumnFacts>();
  private readonly problems: Problem[] = [];

  constructor(names: readonly string[], rows: Rows, wishes: LogWishes) {
    this.facts = factsOf(names, rows);
    this.rows = rows;
    this.wishes = wishes;
    this.forced = forcedRoles(this.facts, wishes);
    for (const [role, columns] of this.forced) if (role !== 'time') for (const one of columns) this.taken.add(one);
  }

  choose(): Choice {
    const clocks = this.clocks();
    const times = this.forcedOnes('time');
    const clock = this.deviceClock(clocks, times[0]);
    const time = times[0] ?? clock?.time ?? this.best('time', this.freeOf(clocks), (one) => timeScore(one));
    const lifecycle = this.forcedOne('lifecycle') ?? this.lifecycle();
    const { customer, cases, journey } = this.customerAndJourney();
    const anonymous = this.anonymous(customer, cases);
    const formerly = this.forcedOne('formerly') ?? this.exact('formerly', (one) => !cases && one.averageLength < 200);
    const agent = this.forcedOne('agent') ?? this.exact('agent', (one) => one.numeric < 0.5);
    const id = this.forcedOne('id') ?? this.exact('id', (one) => one.repeats < mostTellings(one) && one.filled > 0.95);
    const segment = this.segmentEvent();
    const event = this.forcedOne('event') ?? segment ?? this.event(customer?.facts);
    const wide = this.isWide(this.freeOf(clocks, time), event, customer, times);
    const start = this.forcedOne('start') ?? (wide ? undefined : this.start(clocks, time));
    const named = !wide && lifecycle?.facts.starts ? this.forcedOne('instance') : undefined;
    const instance = named ?? (!wide && lifecycle?.facts.starts ? this.exact('instance', () => true) : undefined);
    const wideTimes = times.length > 1 ? times : clocks.map((one) => this.chosen(one, 'holds times', true));
    this.missing(customer, wide ? undefined : event, wide, time);
    return {
      facts: this.facts,
      ...(customer ? { customer } : {}),
      ...(event && !wide ? { event } : {}),
      eventElse: segment && event === segment ? ['name', 'type'].filter((name) => this.named(name) !== undefined) : [],
      times: wide ? wideTimes : time ? [time] : [],
      wide,
      ...(journey ? { journey } : {}),
      ...(start ? { start } : {}),
      ...(lifecycle && !wide ? { lifecycle } : {}),
      ...(instance ? { instance } : {}),
      ...(id ? { id } : {}),
      ...(anonymous ? { anonymous } : {}),
      ...(formerly ? { formerly } : {}),
      ...(clock && !wide ? { sent: clock.sent, received: clock.received } : {}),
      ...(agent ? { agent } : {}),
      ignored: new Set((this.forced.get('ignore') ?? []).map((one) => one.name)),
      cases,
      keep: this.wishes.lifecycle ?? defaultKeep(lifecycle?.facts),
      problems: this.problems,
    };
  }

  private clocks(): ColumnFacts[] {
    return this.facts.filter(
      (one) =>
        holdsTimes(one) &&
        one.sameAs === undefined &&
        !this.taken.has(one) &&
        (one.numeric < 0.5 || nameScore('time', one.name) > 0),
    );
  }

  /** Those that play no part yet, and `but`. */
  private freeOf(clocks: readonly ColumnFacts[], but?: Chosen): ColumnFacts[] {
    return clocks.filter((one) => one === but?.facts || !this.taken.has(one));
  }

  /** Three times of one event: when the device says it was, when the device sent it, when it arrived. */
  private deviceClock(clocks: readonly ColumnFacts[], forced: Chosen | undefined): DeviceClock | undefined {
    const pick = (role: 'sent' | 'received'): Chosen | undefined => {
      const named = clocks.find((one) => nameScore(role, one.name) === 100);
      return this.forcedOne(role) ?? (named && this.chosen(named, reasons[role] ?? '', true));
    };
    // What is called derived was set right already.
    if (!this.forced.has('sent') && clocks.some((one) => wordsOf(one.name) === 'derived tstamp')) return undefined;
    const [sent, received] = [pick('sent'), pick('received')];
    if (!sent || !received || forced?.facts === sent.facts || forced?.facts === received.facts) return undefined;
    // Parcels are sent and received too, but days apart.
    if (!this.forced.has('sent') && !soonAfter(this.rows, sent.facts, received.facts)) return undefined;
    const original = clocks.find((one) => nameScore('original', one.name) === 100);
    this.take(sent);
    this.take(received);
    if (!original || forced) return { sent, received };
    const why = 'when the device says it happened; set right by when it was sent and received';
    return { sent, received, time: this.take(this.chosen(original, why, true)) };
  }

  private lifecycle(): Chosen | undefined {
    const fits = this.free().filter((one) => one.transitions >= 0.95 && (one.starts || one.completes));
    return this.best('lifecycle', fits, (one) => nameScore('lifecycle', one.name));
  }

  private start(clocks: readonly ColumnFacts[], time: Chosen | undefined): Chosen | undefined {
    const found = clocks.find((one) => one !== time?.facts && nameScore('start', one.name) === 100);
    if (!found || this.taken.has(found)) return undefined;
    return this.take(this.chosen(found, 'when the event began, beside the time when it was done', true));
  }

  private customerAndJourney(): { customer?: Chosen; journey?: Chosen; cases: boolean } {
    const forcedCustomer = this.forcedOne('customer');
    const forcedJourney = this.forcedOne('journey');
    if (forcedCustomer) {
      const journey = forcedJourney ?? this.journeyOf(forcedCustomer.facts);
      return { customer: forcedCustomer, ...(journey ? { journey } : {}), cases: caseLike(forcedCustomer.facts) };
    }
    const person = this.best('customer', this.people(), (one) => this.idScore('customer', one));
    if (person && !caseLike(person.facts)) {
      const journey = forcedJourney ?? this.journeyOf(person.facts);
      return { customer: this.take(person), ...(journey ? { journey } : {}), cases: false };
    }
    if (forcedJourney) return { customer: forcedJourney, cases: true };
    const any = this.best('customer', this.ids(), (one) => this.caseScore(one)) ?? this.byContent();
    if (!any) return { cases: false };
    const cases = caseLike(any.facts);
    const why = cases ? `${any.why}; it names cases, and each case counts as one customer` : any.why;
    return { customer: this.take({ ...any, why }), cases };
  }

  /** Where both stand in a log, the id of who signed in says more than that of a browser or device. */
  private people(): ColumnFacts[] {
    const ids = this.ids();
    const resolved = ids.find((one) => wordsOf(one.name) === 'person id' && one.filled > 0.95);
    if (resolved) return [resolved];
    const signedIn = ids.filter((one) => nameScore('customer', one.name) >= 90 && !isAnonymous(one));
    return signedIn.length > 0 && ids.some(isAnonymous) ? signedIn : ids;
  }

  private anonymous(customer: Chosen | undefined, cases: boolean): Chosen | undefined {
    const forced = this.forcedOne('anonymous');
    if (forced || !customer || cases) return forced;
    const { facts } = customer;
    if (isAnonymous(facts) || nameScore('customer', facts.name) < 90 || wordsOf(facts.name) === 'person id')
      return undefined;
    // What does not stand in nearly all rows without a customer cannot stand for one.
    const fits = this.free().filter((one) => isAnonymous(one) && one.numeric * one.measures === 0);
    const fullest = fits.toSorted((a, b) => b.filled - a.filled || a.at - b.at)[0];
    return fullest && this.take(this.chosen(fullest, reasons.anonymous ?? '', true));
  }

  /** A case or session column whose every value belongs to one customer. */
  private journeyOf(customer: ColumnFacts): Chosen | undefined {
    const fits = this.ids().filter((one) => {
      if (one === customer || one.distinct < customer.distinct || one.sameAs === customer.name) return false;
      return nesting(this.rows, one.at, customer.at) >= 0.95;
    });
    const found = this.best('journey', fits, (one) => {
      const named = Math.max(nameScore('case', one.name), nameScore('session', one.name));
      return named < 60 ? 0 : named + contentScore(one);
    });
    if (!found) return undefined;
    const why = `${found.why}; each of its values belongs to one customer`;
    return this.take({ ...found, why });
  }

  /** People, unless the cases cut across them: then the "user" is who worked on the case. */
  private idScore(role: NamedRole, one: ColumnFacts): number {
    const named = nameScore(role, one.name);
    if (named < 25) return 0;
    // There are more cases than people who work on them; what is counted anew for everybody is no case.
    const cutAcross = this.ids().some(
      (other) =>
        other !== one &&
        caseLike(other) &&
        other.distinct * 2 >= one.distinct &&
        nesting(this.rows, other.at, one.at) < 0.8,
    );
    return cutAcross ? 0 : named + contentScore(one);
  }

  private caseScore(one: ColumnFacts): number {
    const named = Math.max(
      nameScore('case', one.name),
      0.6 * nameScore('session', one.name),
      0.5 * nameScore('customer', one.name),
    );
    return named < 15 ? 0 : named + contentScore(one);
  }

  /** No name helps: ids repeat, but not too much, and do not change from one event to the next. */
  private byContent(): Chosen | undefined {
    const fits = this.ids().filter(
      (one) => one.repeats >= 1.3 && one.distinct > 1 && one.transitions < 0.5 && nameScore('event', one.name) < 80,
    );
    const found = this.best('customer', fits, (one) => contentScore(one) + Math.min(30, Math.log2(one.distinct) * 4));
    return found && { ...found, why: `its values repeat as ids do (${found.why})`, sure: false };
  }

  private ids(): ColumnFacts[] {
    return this.free().filter((one) => !holdsTimes(one) || nameScore('customer', one.name) > 80);
  }

  /** Calls of the Segment specification: only "track" names its event, a page has a name, the others their type. */
  private segmentEvent(): Chosen | undefined {
    const type = this.named('type');
    const event = this.named('event');
    const calls = /^(track|page|screen|identify|group|alias)$/;
    if (!type || !event || this.taken.has(event) || !type.samples.every((one) => calls.test(one))) return undefined;
    return this.take(
      this.chosen(event, 'tracked events name themselves here; pages and other calls by name or type', true),
    );
  }

  private named(name: string): ColumnFacts | undefined {
    return this.facts.find((one) => one.name === name);
  }

  private event(customer: ColumnFacts | undefined): Chosen | undefined {
    const fits = this.free().filter((one) => !holdsTimes(one) && one.measures < 0.5 && one.filled > 0.3);
    return this.best('event', fits, (one) =>
      eventScore(one, customer ? changeRate(this.rows, customer.at, one.at) : 0),
    );
  }

  /** Several times in a row and a row for each case: the times are the events. */
  private isWide(
    clocks: readonly ColumnFacts[],
    event: Chosen | undefined,
    customer: Chosen | undefined,
    times: readonly Chosen[],
  ): boolean {
    if (this.forced.has('event')) return false;
    if (times.length > 1) return true;
    if (clocks.length < 2 || times.length === 1) return false;
    if (!event) return true;
    const oneRowEach = this.ids().some((one) => one.repeats < 1.02 && one.filled > 0.95 && idNamed(one));
    const repeated = (customer?.facts.repeats ?? 1) > 1.5 && nameScore('event', event.facts.name) >= 40;
    return oneRowEach && !repeated && nameScore('event', event.facts.name) < 80;
  }

  private exact(role: NamedRole & ColumnRole, fits: (one: ColumnFacts) => boolean): Chosen | undefined {
    const found = this.free().find((one) => nameScore(role, one.name) === 100 && fits(one));
    return found && this.take(this.chosen(found, reasons[role] ?? '', true));
  }

  private free(): ColumnFacts[] {
    return this.facts.filter((one) => !this.taken.has(one) && one.sameAs === undefined && one.filled > 0);
  }

  private best(
    role: ColumnRole,
    from: readonly ColumnFacts[],
    score: (one: ColumnFacts) => number,
  ): Chosen | undefined {
    const scored = from.map((one) => ({ one, score: score(one) })).filter((each) => each.score > 0);
    scored.sort((a, b) => b.score - a.score || a.one.at - b.one.at);
    const [first, second] = scored;
    if (!first) return undefined;
    const sure = second === undefined || first.score - second.score >= 10;
    if (!sure && second && role !== 'lifecycle') this.warnOfRival(role, first.one, second.one);
    const chosen = this.chosen(first.one, reasonFor(role, first.one), sure);
    return role === 'customer' ? chosen : this.take(chosen);
  }

  private warnOfRival(role: ColumnRole, first: ColumnFacts, second: ColumnFacts): void {
    const message = `"${first.name}" was taken as the ${role}; "${second.name}" would do as well.`;
    if (this.problems.some((one) => one.message === message)) return;
    this.problems.push({ message, fix: `If that is wrong: --${role} "${second.name}".`, place: { field: first.name } });
  }

  private chosen(facts: ColumnFacts, why: string, sure: boolean): Chosen {
    return { facts, why, sure };
  }

  private take(chosen: Chosen): Chosen {
    this.taken.add(chosen.facts);
    return chosen;
  }

  private forcedOne(role: ColumnRole): Chosen | undefined {
    return this.forcedOnes(role)[0];
  }

  private forcedOnes(role: ColumnRole): Chosen[] {
    return (this.forced.get(role) ?? []).map((one) => this.chosen(one, 'chosen by hand', true));
  }

  private missing(
    customer: Chosen | undefined,
    event: Chosen | undefined,
    wide: boolean,
    time: Chosen | undefined,
  ): void {
    const lacking = (what: string, flag: string): void => {
      this.problems.push({
        message: `No column could be taken as the ${what}.`,
        fix: `Name it with --${flag} COLUMN; the columns are: ${this.facts.map((one) => one.name).join(', ')}.`,
      });
    };
    if (!customer) lacking('customer', 'customer');
    if (!event && !wide) lacking('event', 'event');
    if (!time) lacking('time', 'time');
  }
}

function forcedRoles(facts: readonly ColumnFacts[], wishes: LogWishes): Map<ColumnRole, ColumnFacts[]> {
  const forced = new Map<ColumnRole, ColumnFacts[]>();
  const add = (role: ColumnRole, name: string | undefined): void => {
    if (name === undefined) return;
    const found = facts.find((one) => one.name === name) ?? facts.find((one) => wordsOf(one.name) === wordsOf(name));
    if (!found) refuseColumn(name, facts);
    forced.set(role, [...(forced.get(role) ?? []).filter((one) => one !== found), found]);
  };
  for (const [name, role] of Object.entries(wishes.columns ?? {})) add(role, name);
  for (const role of ['customer', 'event', 'time', 'journey'] as const) {
    if (wishes[role] === undefined) continue;
    forced.delete(role);
    add(role, wishes[role]);
  }
  return forced;
}

function refuseColumn(name: string, facts: readonly ColumnFacts[]): never {
  return deny('unknown-column', `There is no column "${name}".`, {
    fix: `The columns are: ${facts.map((one) => one.name).join(', ')}.`,
    place: { field: name },
  });
}

/** Nearly all values are times, or many are and the name says so. */
function holdsTimes(one: ColumnFacts): boolean {
  const rate = one.times?.rate ?? 0;
  const named = nameScore('time', one.name);
  return rate >= 0.8 || (rate >= 0.5 && named >= 45) || (rate > 0 && named >= 80);
}

const caseLike = (one: ColumnFacts): boolean =>
  Math.max(nameScore('case', one.name), nameScore('session', one.name)) > nameScore('customer', one.name);

/** How often an event may be told. Such names are given to nothing else, so that a file that was joined to itself is known. */
const mostTellings = (one: ColumnFacts): number =>
  /^(?:message id|insert id|event uuid|event fingerprint)$/.test(wordsOf(one.name)) ? 3 : 1.05;

const isAnonymous = (one: ColumnFacts): boolean => nameScore('anonymous', one.name) === 100;

const idNamed = (one: ColumnFacts): boolean => caseLike(one) || nameScore('customer', one.name) >= 25;

function timeScore(one: ColumnFacts): number {
  const rate = one.times?.rate ?? 0;
  return nameScore('time', one.name) + 50 * rate + 20 * one.filled - (one.times?.dateOnly ? 20 : 0);
}

/** Ids repeat, are no measures and no texts. */
function contentScore(one: ColumnFacts): number {
  let score = 30 * one.filled;
  if (one.repeats > 1.2 && one.distinct > 1) score += 20;
  if (one.measures > 0.5) score -= 80;
  if (one.averageLength > 60) score -= 40;
  return score;
}

function eventScore(one: ColumnFacts, changes: number): number {
  const named = nameScore('event', one.name);
  const few = one.distinct >= 2 && one.distinct <= 500;
  if (named === 0 && (!few || changes < 0.3 || one.numeric > 0.5)) return 0;
  // Who did it changes from row to row, too.
  if (named === 0 && nameScore('customer', one.name) >= 55) return 0;
  let score = named + 40 * changes + 20 * one.filled;
  if (few) score += 30;
  if (one.distinct > 500) score -= 10;
  if (one.repeats > 2) score += 10;
  if (one.numeric > 0.9) score -= 50;
  if (one.averageLength > 80) score -= 30;
  if (one.transitions > 0.9) score -= 60;
  return named > 0 || score > 60 ? score : 0;
}

function defaultKeep(lifecycle: ColumnFacts | undefined): Lifecycle {
  if (!lifecycle) return 'all';
  return lifecycle.completes ? 'complete' : 'start';
}

const reasons: Readonly<Partial<Record<ColumnRole, string>>> = {
  instance: 'tells which start belongs to which completion',
  id: 'names each event once, so that a repeat is known',
  anonymous: 'who it was before signing in; joined with who signed in later',
  formerly: 'another id of the same person, as this row says',
  sent: 'when the device sent it, by its own clock',
  received: 'when it arrived, by the clock of whoever collected it',
  agent: 'the program that made the event; robots are known by it',
};

function reasonFor(role: ColumnRole, one: ColumnFacts): string {
  const values = `${one.distinct} different values in the sample`;
  switch (role) {
    case 'time':
      return `${Math.round(100 * (one.times?.rate ?? 0))} % of its values are times`;
    case 'lifecycle':
      return `its values are steps of a life cycle: ${one.samples.join(', ')}`;
    case 'event':
      return nameScore('event', one.name) > 0
        ? `its name says so; ${values}`
        : `few values that change from row to row; ${values}`;
    default:
      return `its name says so; ${values}, each in ${one.repeats.toFixed(1)} rows`;
  }
}
