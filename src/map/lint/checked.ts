/** A map indexed once for all rules: what covers which step, what is linked to what, what is felt where. */
import type { Card, Channel, JourneyMap, Lane, LaneKind, Link, Stage, Step, Touchpoint } from '../map.ts';
import type { Ask, Measure, MeasureRef, Measures } from '../measure.ts';

/** What a map alone does not know. */
export interface Around {
  /** `2026-11-21`; rules about dates stay silent without it. */
  readonly today?: string;
  /** The other maps of the workspace; rules about sub-journeys stay silent without them. */
  readonly otherMaps?: readonly JourneyMap[];
}

export interface LintColumn {
  readonly index: number;
  readonly step: Step;
  readonly stage: Stage;
}

export interface Feeling {
  /** In [-2, +2]. */
  readonly value: number;
  readonly measured: boolean;
}

export const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

const none: readonly never[] = [];

export class Checked {
  readonly map: JourneyMap;
  readonly measures: Measures;
  readonly today: string | undefined;
  readonly otherMaps: readonly JourneyMap[];
  readonly columns: readonly LintColumn[];
  readonly #lanes: ReadonlyMap<string, Lane>;
  readonly #at: ReadonlyMap<string, number>;
  readonly #byKind = new Map<LaneKind, Card[]>();
  readonly #byColumn: Card[][];
  readonly #kindsOver: (Map<LaneKind, Card[]> | undefined)[] = [];
  readonly #inStage = new Map<string, LintColumn[]>();
  readonly #feelings: (Feeling | 'unknown' | undefined)[] = [];
  readonly #touchpointsOver: (readonly Touchpoint[] | undefined)[] = [];
  readonly #byLane = new Map<string, Card[]>();
  readonly #meetings = new Map<string, Card[]>();
  readonly #touchpoints: ReadonlyMap<string, Touchpoint>;
  readonly #links = new Map<string, Link[]>();
  readonly #cards: ReadonlyMap<string, Card>;

  constructor(map: JourneyMap, measures: Measures, around: Around) {
    this.map = map;
    this.measures = measures;
    this.today = around.today;
    this.otherMaps = around.otherMaps ?? none;
    this.columns = map.stages
      .flatMap((stage) => stage.steps.map((step) => ({ step, stage })))
      .map((one, index) => ({ ...one, index }));
    this.#lanes = new Map(map.lanes.map((lane) => [lane.id, lane]));
    this.#at = new Map(this.columns.map((column) => [column.step.id, column.index]));
    this.#touchpoints = new Map(map.touchpoints.map((one) => [one.id, one]));
    this.#cards = new Map(map.cards.map((card) => [card.id, card]));
    this.#byColumn = this.columns.map(() => []);
    for (const column of this.columns) add(this.#inStage, column.stage.id, column);
    for (const card of map.cards) this.#shelve(card);
    for (const link of map.links ?? none) {
      add(this.#links, `${link.kind} from ${link.from}`, link);
      add(this.#links, `${link.kind} to ${link.to}`, link);
      add(this.#links, link.kind, link);
    }
  }

  #shelve(card: Card): void {
    const lane = this.#lanes.get(card.lane);
    if (lane) add(this.#byKind, lane.kind, card);
    add(this.#byLane, card.lane, card);
    if (card.touchpoint !== undefined) add(this.#meetings, card.touchpoint, card);
    for (const index of this.covered(card)) this.#byColumn[index]?.push(card);
  }

  laneOf(card: Card): Lane | undefined {
    return this.#lanes.get(card.lane);
  }

  card(id: string): Card | undefined {
    return this.#cards.get(id);
  }

  touchpoint(id: string | undefined): Touchpoint | undefined {
    return id === undefined ? undefined : this.#touchpoints.get(id);
  }

  /** Cards that say something in lanes of these kinds, in the order of the map. */
  of(...kinds: readonly LaneKind[]): readonly Card[] {
    const [only] = kinds;
    if (kinds.length === 1 && only) return this.#byKind.get(only) ?? none;
    return kinds.flatMap((kind): readonly Card[] => this.#byKind.get(kind) ?? none);
  }

  inLane(lane: string): readonly Card[] {
    return this.#byLane.get(lane) ?? none;
  }

  /** Columns a card covers, in order. */
  covered(card: Card): number[] {
    const from = this.#at.get(card.step);
    if (from === undefined) return [];
    const to = Math.min(this.columns.length - 1, from + (card.span ?? 1) - 1);
    return Array.from({ length: to - from + 1 }, (_, more) => from + more);
  }

  /** Cards over a column, of these lane kinds or of all. */
  over(index: number, ...kinds: readonly LaneKind[]): readonly Card[] {
    const [only] = kinds;
    if (only === undefined) return this.#byColumn[index] ?? none;
    const sorted = (this.#kindsOver[index] ??= this.#byKindOver(index));
    if (kinds.length === 1) return sorted.get(only) ?? none;
    return kinds.flatMap((kind): readonly Card[] => sorted.get(kind) ?? none);
  }

  #byKindOver(index: number): Map<LaneKind, Card[]> {
    const sorted = new Map<LaneKind, Card[]>();
    for (const card of this.#byColumn[index] ?? none) add(sorted, this.#lanes.get(card.lane)?.kind ?? 'free', card);
    return sorted;
  }

  columnsOf(stage: string): readonly LintColumn[] {
    return this.#inStage.get(stage) ?? none;
  }

  /** Cards that stand for a touchpoint. */
  meetings(touchpoint: string): readonly Card[] {
    return this.#meetings.get(touchpoint) ?? none;
  }

  touchpointsOver(index: number): readonly Touchpoint[] {
    return (this.#touchpointsOver[index] ??= this.#metOver(index));
  }

  #metOver(index: number): readonly Touchpoint[] {
    const found = new Set<Touchpoint>();
    for (const card of this.#byColumn[index] ?? none) {
      const met = this.touchpoint(card.touchpoint);
      if (met) found.add(met);
    }
    return [...found];
  }

  channelsOver(index: number): ReadonlySet<Channel> {
    const own = this.over(index).flatMap((card) => (card.channel === undefined ? [] : [card.channel]));
    return new Set([...own, ...this.touchpointsOver(index).map((one) => one.channel)]);
  }

  linked(kind: Link['kind'], way: 'from' | 'to', card: string): readonly Link[] {
    return this.#links.get(`${kind} ${way} ${card}`) ?? none;
  }

  /**
   * Whether a card is joined by such a link to a card of these kinds. On a map where nobody drew a link of that kind,
   * standing over the same step says the same.
   */
  joined(card: Card, kind: Link['kind'], way: 'from' | 'to', ...kinds: readonly LaneKind[]): boolean {
    if (this.linked(kind, way, card.id).length > 0) return true;
    if (this.#links.has(kind)) return false;
    return this.covered(card).some((index) => this.over(index, ...kinds).length > 0);
  }

  /** References of this kind that were answered with a number. */
  answers(refs: readonly MeasureRef[] | undefined, ask?: Ask): readonly Measure[] {
    if (refs === undefined || refs.length === 0) return none;
    return refs
      .filter((ref) => ask === undefined || ref.ask === ask)
      .map((ref) => this.measures[ref.id])
      .filter((measure): measure is Measure => measure !== undefined && measure.value !== null && !measure.suppressed);
  }

  /** A source, a study or a measure stands behind the card; being called an assumption is none. */
  proven(card: Card): boolean {
    if (filled(card.citation) || filled(card.evidence?.url) || (card.evidence?.n ?? 0) > 0) return true;
    if (card.evidence?.kind !== undefined && card.evidence.n !== 0) return true;
    return (card.measures?.length ?? 0) > 0 || this.linked('supports', 'to', card.id).length > 0;
  }

  /** What is felt in a column today: measured, or else the lowest that was declared. */
  feeling(index: number): Feeling | undefined {
    if (this.columns[index] === undefined) return undefined;
    const known = (this.#feelings[index] ??= this.#feltOver(index) ?? 'unknown');
    return known === 'unknown' ? undefined : known;
  }

  #feltOver(index: number): Feeling | undefined {
    const cards = this.over(index, 'emotions').filter((card) => this.laneOf(card)?.wanted !== true);
    const column = this.columns[index];
    const own = cards.flatMap((card): readonly MeasureRef[] => card.measures ?? none);
    const measured = [own, column?.step.measures, column?.stage.measures];
    for (const refs of measured) {
      const values = this.answers(refs, 'feeling').map((one) => one.value ?? 0);
      if (values.length > 0) return { value: Math.min(...values), measured: true };
    }
    const declared = cards.flatMap((card) => (card.valence === undefined ? [] : [card.valence]));
    return declared.length > 0 ? { value: Math.min(...declared), measured: false } : undefined;
  }
}

function add<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const list = into.get(key);
  if (list) list.push(value);
  else into.set(key, [value]);
}
