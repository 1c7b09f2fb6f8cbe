/** Sorts out what the references of a map ask for, so that each set of events is looked at once. */
import type { MeasureRef } from '../../map/measure.ts';
import type { Discovery } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';

/** Every journey of the log, whatever group it belongs to. */
export const allJourneys = -1;
/** Journeys of no group, too short to tell: never shown, but with the groups they make up the whole. */
export const noGroup = -2;
/** What a reference names as its journey to ask how many journeys are of no group; nothing else is told of these. */
export const journeysOfNone = '-';
/** No set: the question is about whole journeys. */
export const noSet = -1;
/** The first cell: all journeys, whole. */
export const everything = 0;

/** One thing to measure: a set of events within one discovered journey. */
export interface Cell {
  readonly set: number;
  /** Index of the discovered journey, `allJourneys` or `noGroup`. */
  readonly group: number;
  /** Events of later stages; `noSet`: a journey is lost where its last event is of this set. */
  readonly later: number;
  /** Names asked for that the log does not have. */
  readonly missing: readonly string[];
  /** Coming back means leaving the set first (a stage), not just a second event of it (a touchpoint). */
  readonly stage: boolean;
}

/** Of two sets one of which holds the other, that a figure of `of` beside one of the other tells of who is between them. */
export interface Pair {
  /** One of both: what is asked, and is hidden if need be. */
  readonly of: number;
  /** Number of the pair among those of `of`. */
  readonly number: number;
  readonly inner: number;
  readonly outer: number;
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
  /** Filled by `relate`. */
  readonly pairs: Pair[] = [];
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

  /** Cells from one row to the next: all journeys, those of no group, and each group. */
  get columns(): number {
    return this.#discovery.journeys.length + 2;
  }

  /**
   * Once everything is asked: finds the sets that hold, or are held by, a stage or touchpoint as discovered, for those
   * are shown to everybody. Of a stage and its touchpoint, the touchpoint gives way.
   */
  relate(): void {
    const { stages, touchpoints } = this.#discovery;
    const asked = [...this.#setAt.values()].filter((set) => this.isMeasured(set));
    const ofStages = stages.map((stage) => this.#set(this.#eventsOf(stage.touchpoints)));
    const known = [...new Set([...ofStages, ...touchpoints.map(({ events }) => this.#set(events))])];
    for (const of of asked) {
      const holds = known.includes(of) ? [] : known.filter((one) => this.#isWithin(one, of));
      const pairs = [
        ...ofStages.filter((stage) => this.#isWithin(of, stage)).map((outer) => ({ of, inner: of, outer })),
        ...holds.map((inner) => ({ of, inner, outer: of })),
      ];
      pairs.forEach((pair, number) => this.pairs.push({ ...pair, number }));
    }
  }

  /** Every event of one is of the other, which has more. */
  #isWithin(inner: number, outer: number): boolean {
    const [few = [], more = []] = [this.sets[inner], this.sets[outer]];
    return few.length > 0 && few.length < more.length && few.every((code) => more.includes(code));
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
    if (ref.journey === journeysOfNone) return ref.events || ref.stage !== undefined ? undefined : noGroup;
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
    return this.cells.some((cell) => cell.set === set) || this.pairs.some((pair) => pair.outer === set);
  }

  #codesOf(names: readonly string[]): number[] {
    return [...new Set(names.flatMap((name) => this.#codeOf.get(name) ?? []))].sort((a, b) => a - b);
  }

  #set(names: readonly string[]): number {
    const codes = this.#codesOf(names);
    return numbered(this.#setAt, codes.join(','), () => this.sets.push(codes) - 1);
  }

  /** What is shown of one group follows from the others, so that all of them are counted: a row of cells. */
  #cell({ group, ...row }: Cell): number {
    const key = [row.set, row.later, row.stage, JSON.stringify(row.missing)].join('/');
    const first = numbered(this.#cellAt, key, () => {
      const groups = this.#discovery.journeys.map((_, index) => index);
      for (const one of [allJourneys, noGroup, ...groups]) {
        this.keeps.push({ timesIn: false, durations: false, waitsBefore: false });
        this.cells.push({ ...row, group: one });
      }
      return this.cells.length - this.columns;
    });
    return first + columnOf(group);
  }
}

/** Of a group, within its row. */
export const columnOf = (group: number): number => (group === allJourneys ? 0 : group === noGroup ? 1 : group + 2);

function numbered(known: Map<string, number>, key: string, make: () => number): number {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
