/** Turns the facts of a cell into the measure a reference asked for, with its interval and its meaning in words. */
import { wilson, Z95 } from '../../lib/statistics.ts';
import type { Measure, MeasureRef } from '../../map/measure.ts';
import type { Discovery } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';
import { Values } from '../mining/values.ts';
import type { Counted } from './facts.ts';
import { allJourneys, noSet, type Cell } from './plan.ts';
import type { Hidden, Shown } from './shown.ts';

/** What all answers of one pass share. */
export interface Asked {
  readonly log: JourneyLog;
  readonly discovery: Discovery;
  /** All journeys of the log. */
  readonly everything: Counted | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly asOf: string;
  readonly least: number;
  readonly shown: Shown;
}

/** What a reference is answered from; undefined where its journey is no longer found. */
export interface Ground {
  /** Number of the cell in the plan. */
  readonly at: number;
  readonly cell: Cell | undefined;
  readonly facts: Counted | undefined;
  /** All journeys of the reference's group. */
  readonly total: Counted | undefined;
}

type Found = Pick<Measure, 'value' | 'unit' | 'n' | 'of' | 'low' | 'high' | 'p90' | 'meaning' | 'rounded'>;

export function answerOf(ref: MeasureRef, asked: Asked, ground: Ground): Measure {
  const { cell, facts, total } = ground;
  if (ref.ask === 'feeling' || ref.ask === 'nps') {
    return nothing(ref, asked, 'Feelings were not measured: events cannot tell them.');
  }
  if (!cell || !facts || !total) return nothing(ref, asked, 'This journey is no longer found in the log.');
  if (cell.set !== noSet && ref.events?.length === cell.missing.length) {
    return nothing(ref, asked, 'The log has none of these events.');
  }
  const hidden = asked.shown.hidden(ref.ask, ground.at);
  if (hidden !== 'no') return hiddenAs(hidden, ref, asked);
  const found = findings[ref.ask]({ facts, total, asked, whole: cell.set === noSet, group: cell.group });
  const told = roughly(ref, found, ground.at, asked);
  return told ? stamped(told, asked) : hiddenAs('some', ref, asked);
}

function hiddenAs(hidden: Exclude<Hidden, 'no'>, ref: MeasureRef, asked: Asked): Measure {
  const { least } = asked;
  const why = {
    few: `Fewer than ${least} customers: too few to show.`,
    some: `Not shown: with other figures it would tell of fewer than ${least} customers.`,
    all: `All but fewer than ${least} customers; how many would tell of those few.`,
  }[hidden];
  return { ...nothing(ref, asked, why), suppressed: true, ...(hidden === 'all' && { nearly: 'all' }) };
}

/** Undefined where rough is still too exact. */
function roughly({ ask }: MeasureRef, found: Found, at: number, { shown, least }: Asked): Found | undefined {
  const { value, low, high, meaning, n: exact, ...more } = found;
  if (value === null || !shown.roughly(ask, at)) return found;
  const n = Math.floor(exact / least) * least;
  const rounded = true;
  if (ask === 'wait-before') {
    return {
      ...found,
      n,
      rounded,
      meaning: `${meaning} Their number is rounded down, for fewer than ${least} began here.`,
    };
  }
  if (ask === 'events-per-journey') {
    const once = `${meaning} Rounded, for fewer than ${least} came more than once.`;
    return { ...more, value: Math.round(value * 10) / 10, n: exact, rounded, meaning: once };
  }
  // Below a hundred, one hundredth is less than one journey, and would give their number away.
  if (n < 100) return undefined;
  const [from, to] = [hundredth(low ?? 0), hundredth(high ?? 1)];
  const open = `${meaning} Rounded, for fewer than ${least} may still go on.`;
  return { ...more, value: hundredth(value), low: from, high: to, n, rounded, meaning: open };
}

const hundredth = (value: number): number => Math.round(value * 100) / 100;

function nothing(ref: MeasureRef, asked: Asked, meaning: string): Measure {
  return stamped({ value: null, unit: unitOf[ref.ask], n: 0, meaning }, asked);
}

function stamped(measure: Omit<Measure, 'asOf'>, asked: Asked): Measure {
  return {
    ...(measure as Measure),
    ...(asked.from === undefined ? {} : { from: asked.from }),
    ...(asked.to === undefined ? {} : { to: asked.to }),
    asOf: asked.asOf,
  };
}

const unitOf: Readonly<Record<MeasureRef['ask'], Measure['unit']>> = {
  customers: 'count',
  journeys: 'count',
  share: 'share',
  'events-per-journey': 'count',
  'time-in': 'seconds',
  'wait-before': 'seconds',
  'drop-off': 'share',
  conversion: 'share',
  duration: 'seconds',
  repeats: 'share',
  feeling: 'valence',
  nps: 'nps',
};

interface Case {
  readonly facts: Counted;
  readonly total: Counted;
  readonly asked: Asked;
  /** The question is about whole journeys, not a set of events. */
  readonly whole: boolean;
  /** Index of the discovered journey, or `allJourneys`. */
  readonly group: number;
}

const findings: Readonly<Record<Exclude<MeasureRef['ask'], 'feeling' | 'nps'>, (one: Case) => Found>> = {
  customers: ({ facts, total, asked, whole }) => {
    const of = whole ? asked.log.customers : total.customers;
    return {
      ...counted(facts.customers, of),
      meaning: whole ? 'Customers who walked this journey.' : 'Customers of this journey who came here at least once.',
    };
  },
  journeys: ({ facts, total, asked, whole }) => ({
    ...counted(facts.journeys, (whole ? asked.everything : total)?.journeys ?? 0),
    meaning: whole ? 'Journeys of this kind, of all journeys in the log.' : 'Journeys that came here at least once.',
  }),
  share: ({ facts, total, asked, whole }) => {
    const all = whole ? (asked.everything ?? total) : total;
    return {
      ...shareOf(facts.journeys, all.journeys),
      meaning: whole ? 'Share of all journeys in the log.' : 'Share of journeys that came here at least once.',
    };
  },
  'events-per-journey': ({ facts, whole }) => ({
    ...meanOf(facts),
    meaning: whole ? 'Mean number of events of a journey.' : 'Mean number of times, of journeys that came here at all.',
  }),
  'time-in': ({ facts }) => ({
    ...timesOf(facts.timesIn),
    meaning: 'Median time spent here, all visits of a journey together.',
  }),
  'wait-before': ({ facts }) => ({
    ...timesOf(facts.waitsBefore),
    meaning: 'Median time since the event before; journeys that begin here did not wait.',
  }),
  'drop-off': ({ facts }) => ({
    ...shareOf(facts.lost, facts.finished),
    meaning: 'Share of journeys that came here and went no further; those that may still go on are left out.',
  }),
  conversion: ({ facts, total, asked, whole, group }) => {
    const found = group === allJourneys ? asked.discovery.all.converted : asked.discovery.journeys[group]?.converted;
    const reached = whole ? found : { hits: facts.journeys, n: total.journeys };
    if (!reached) return { value: null, unit: 'share', n: 0, meaning: 'No goal of this journey is known.' };
    return {
      ...shareOf(reached.hits, reached.n),
      meaning: 'Share of journeys that reached the goal.',
    };
  },
  duration: ({ facts }) => ({
    ...timesOf(facts.durations),
    meaning: 'Median time from the first event of a journey to its last.',
  }),
  repeats: ({ facts }) => ({
    ...shareOf(facts.repeats, facts.journeys),
    meaning: 'Share of the journeys that came here which came here again.',
  }),
};

function counted(value: number, of: number): Omit<Found, 'meaning'> {
  return { value, unit: 'count', n: value, of };
}

function shareOf(hits: number, n: number): Omit<Found, 'meaning'> {
  return { value: n === 0 ? null : hits / n, unit: 'share', n, ...wilson(hits, n) };
}

/** Mean with its normal 95 % interval, never below one: only journeys with an event are in it. */
function meanOf(facts: Counted): Omit<Found, 'meaning'> {
  const n = facts.journeys;
  if (n === 0) return { value: null, unit: 'count', n };
  const mean = facts.events / n;
  const found = { value: mean, unit: 'count' as const, n };
  if (n < 2) return found;
  const variance = Math.max(0, facts.eventsSquared / n - mean * mean) * (n / (n - 1));
  const spread = Z95 * Math.sqrt(variance / n);
  return { ...found, low: Math.max(1, mean - spread), high: mean + spread };
}

/** Median with the 95 % interval its order statistics give (David and Nagaraja 2003), and the 90th percentile. */
function timesOf(times: Float64Array): Omit<Found, 'meaning'> {
  const values = new Values(times);
  const n = values.length;
  if (n === 0) return { value: null, unit: 'seconds', n };
  const spread = (Z95 * Math.sqrt(n)) / 2;
  const ends = values.at(Math.max(0, Math.floor(n / 2 - spread)), Math.min(n - 1, Math.ceil(n / 2 + spread)));
  const found = [...ends, ...(values.quantiles(0.5, 0.9) ?? [])];
  const [low = 0, high = 0, value = 0, p90 = 0] = found.map((one) => one / 1000);
  return { value, unit: 'seconds', n, low, high, p90 };
}
