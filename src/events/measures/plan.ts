/** Sorts out what the references of a map ask for, so that each set of events is looked at once. */
import type { MeasureRef } from '../../map/measure.ts';
import type { Discovery } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';

/** Every journey of the log, whatever group it belongs to. */
export const allJourneys = -1;
/** No set: the question is about whole journeys. */
export const noSet = -1;
/** The first cell: all journeys, whole. */
export const everything = 0;

/** One thing to measure: a set of events within one discovered journey. */
export interface Cell {
  readonly set: number;
  /** Index of the discovered journey, or `allJourneys`. */
  readonly group: number;
  /** Events of later stages; `noSet`: a journey is lost where its last event is of this set. */
  readonly later: number;
  /** Names asked for that the log does not have. */
  readonly missing: readonly string[];
  /** Coming back means leaving the set first (a stage), not just a second event of it (a touchpoint). */
  readonly stage: boolean;
}

/** Which lists of times a cell must keep; counts are always kept. */
export interface Keeps {
  timesIn: boolean;
  durations: boolean;
  waitsBefore: boolean;
}

export class Plan {
  readonly cells: Cell[] = [];
  readonly keeps: Keeps[] = [];
  /** Event codes of each set. */
  readonly sets: number[][] = [];
  /** Codes of the events that occur at every stage alike. */
  readonly everywhere: readonly number[];
  readonly #discovery: Discovery;
  readonly #codeOf: ReadonlyMap<string, number>;
  readonly #cellAt = new Map<string, number>();
  readonly #setAt = new Map<string, number>();

  constructor(log: JourneyLog, discovery: Discovery) {
    this.#discovery = discovery;
    this.#codeOf = new Map(log.names.map((name, code) => [name, code]));
    this.everywhere = this.#codesOf(this.#eventsOf(discovery.crossStage));
    this.#cell({ set: noSet, group: allJourneys, later: noSet, missing: [], stage: false });
  }

  /** Where a reference is answered from, and all journeys it is a part of; undefined when its journey is no longer found. */
  askFor(ref: MeasureRef): { readonly cell: number | undefined; readonly total: number | undefined } {
    return { cell: this.#add(ref), total: this.#total(ref) };
  }

  #add(ref: MeasureRef): number | undefined {
    const group = this.#groupOf(ref);
    if (group === undefined) return undefined;
    const names = this.#namesOf(ref);
    const ordered = ref.ask === 'drop-off' || (ref.ask === 'wait-before' && ref.stage !== undefined);
    const later = ordered ? this.#laterThan(ref) : undefined;
    const at = this.#cell({
      set: names ? this.#set(names) : noSet,
      group,
      later: later ? this.#set(later) : noSet,
      missing: (names ?? []).filter((name) => !this.#codeOf.has(name)),
      stage: ref.stage !== undefined,
    });
    const keeps = this.keeps[at];
    if (keeps && ref.ask === 'time-in') keeps.timesIn = true;
    if (keeps && ref.ask === 'duration') keeps.durations = true;
    if (keeps && ref.ask === 'wait-before') keeps.waitsBefore = true;
    return at;
  }

  #total(ref: MeasureRef): number | undefined {
    const group = this.#groupOf(ref);
    return group === undefined ? undefined : this.#cell({ set: noSet, group, later: noSet, missing: [], stage: false });
  }

  #groupOf(ref: MeasureRef): number | undefined {
    if (ref.journey === undefined || ref.journey === this.#discovery.all.id) return allJourneys;
    const group = this.#discovery.journeys.findIndex((journey) => journey.id === ref.journey);
    return group < 0 ? undefined : group;
  }

  #namesOf(ref: MeasureRef): readonly string[] | undefined {
    if (ref.events) return ref.events;
    const stage = this.#discovery.stages.find((one) => one.id === ref.stage);
    return stage ? this.#eventsOf(stage.touchpoints) : undefined;
  }

  /** The reference's own word for what comes later wins; else the stages found after the one it names. */
  #laterThan(ref: MeasureRef): readonly string[] | undefined {
    if (ref.later) return ref.later;
    const at = this.#discovery.stages.findIndex((stage) => stage.id === ref.stage);
    if (at < 0) return undefined;
    return this.#eventsOf(this.#discovery.stages.slice(at + 1).flatMap((stage) => stage.touchpoints));
  }

  #eventsOf(touchpoints: readonly number[]): string[] {
    return touchpoints.flatMap((code) => this.#discovery.touchpoints[code]?.events ?? []);
  }

  /** The waits before every event of the set are asked for. */
  wantsWaits(set: number): boolean {
    return this.cells.some((cell, at) => cell.set === set && !cell.stage && this.keeps[at]?.waitsBefore === true);
  }

  /** Something is measured of the set; the others are only looked out for, as what comes later. */
  isMeasured(set: number): boolean {
    return this.cells.some((cell) => cell.set === set);
  }

  #codesOf(names: readonly string[]): number[] {
    return [...new Set(names.flatMap((name) => this.#codeOf.get(name) ?? []))].sort((a, b) => a - b);
  }

  #set(names: readonly string[]): number {
    const codes = this.#codesOf(names);
    return numbered(this.#setAt, codes.join(','), () => this.sets.push(codes) - 1);
  }

  #cell(cell: Cell): number {
    const key = [cell.set, cell.group, cell.later, cell.stage, JSON.stringify(cell.missing)].join('/');
    return numbered(this.#cellAt, key, () => {
      this.keeps.push({ timesIn: false, durations: false, waitsBefore: false });
      return this.cells.push(cell) - 1;
    });
  }
}

function numbered(known: Map<string, number>, key: string, make: () => number): number {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
