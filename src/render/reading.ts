/** The map as drawings read it: columns in order, cards where they stand, answers beside their questions. */
import type { Card, JourneyMap, Lane, MeasuredMap, Stage, Step, Touchpoint } from '../map/map.ts';
import type { Ask, Measure, MeasureRef, Teller } from '../map/measure.ts';
import { say } from './language.ts';

export interface Column {
  readonly index: number;
  readonly step: Step;
  readonly stage: Stage;
  readonly stageIndex: number;
}

export interface PlacedCard {
  readonly card: Card;
  /** First column it covers. */
  readonly column: number;
  /** Columns it covers, at least one, never past the last. */
  readonly span: number;
}

/** One column for each step, in reading order. */
export function columnsOf(map: JourneyMap): Column[] {
  const columns: Column[] = [];
  map.stages.forEach((stage, stageIndex) => {
    for (const step of stage.steps) columns.push({ index: columns.length, step, stage, stageIndex });
  });
  return columns;
}

/** Lanes that are shown, in their order. */
export function shownLanes(map: JourneyMap): Lane[] {
  return map.lanes.filter((lane) => lane.hidden !== true);
}

/** The cards of one lane by column; a card whose step is gone is left out. */
export function cardsIn(map: JourneyMap, lane: Lane, columns: readonly Column[]): PlacedCard[] {
  const at = new Map(columns.map((column) => [column.step.id, column.index]));
  const placed: PlacedCard[] = [];
  for (const card of map.cards) {
    const column = card.lane === lane.id ? at.get(card.step) : undefined;
    if (column === undefined) continue;
    placed.push({ card, column, span: Math.min(card.span ?? 1, columns.length - column) });
  }
  return placed.sort((a, b) => a.column - b.column);
}

/** The cards that cover each column, by the column's index. */
export function cardsByColumn(map: JourneyMap, lane: Lane, columns: readonly Column[]): PlacedCard[][] {
  const covering: PlacedCard[][] = columns.map(() => []);
  for (const placed of cardsIn(map, lane, columns)) {
    for (let at = placed.column; at < placed.column + placed.span; at++) covering[at]?.push(placed);
  }
  return covering;
}

/** The answer to the first reference that asks `ask` and was answered. */
export function answer(measured: MeasuredMap, refs: readonly MeasureRef[] | undefined, ask: Ask): Measure | undefined {
  for (const ref of refs ?? []) {
    const found = ref.ask === ask ? measured.measures[ref.id] : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A feeling is asked of every step, and of most of them nobody was: that is no figure. */
function isUntold({ ask }: MeasureRef, { value, suppressed }: Measure): boolean {
  return (ask === 'feeling' || ask === 'nps') && value === null && suppressed !== true;
}

/** Every reference with its answer, in the order of the references; of feelings, those that somebody told or may not be shown. */
export function answers(
  measured: MeasuredMap,
  refs: readonly MeasureRef[] | undefined,
): { ref: MeasureRef; measure: Measure }[] {
  return (refs ?? []).flatMap((ref) => {
    const measure = measured.measures[ref.id];
    return measure && !isUntold(ref, measure) ? [{ ref, measure }] : [];
  });
}

/** A value that may be shown: measured, and of a group large enough. */
export function shownValue(measure: Measure | undefined): number | undefined {
  return measure === undefined || measure.suppressed || measure.value === null ? undefined : measure.value;
}

/** How full a band is drawn: that of nearly all is full, as the few who are missing may not be seen either. */
export const drawnShare = (measure: Measure | undefined): number | undefined =>
  measure?.nearly === 'all' ? 1 : shownValue(measure);

const registers = new WeakMap<readonly Touchpoint[], ReadonlyMap<string, Touchpoint>>();

export function touchpointOf({ touchpoints }: JourneyMap, card: Card): Touchpoint | undefined {
  if (card.touchpoint === undefined) return undefined;
  let register = registers.get(touchpoints);
  if (register?.size !== touchpoints.length) {
    register = new Map(touchpoints.map((one) => [one.id, one]));
    registers.set(touchpoints, register);
  }
  return register.get(card.touchpoint);
}

/** What is measured of a stage as a whole: by the stage, or by its only step. */
export interface StageReading {
  readonly journeys: Measure | undefined;
  readonly share: Measure | undefined;
  readonly time: Measure | undefined;
  readonly wait: Measure | undefined;
  readonly dropOff: Measure | undefined;
  /** How it feels: the mean of its ratings, or where nobody rated it the estimate of all who tell of it. */
  readonly rated: Measure | undefined;
  readonly felt: Measure | undefined;
}

export function readStage(measured: MeasuredMap, stage: Stage): StageReading {
  const [only, ...others] = stage.steps;
  const refs = [...(stage.measures ?? []), ...(others.length === 0 ? (only?.measures ?? []) : [])];
  const get = (ask: Ask): Measure | undefined => answer(measured, refs, ask);
  return {
    journeys: get('journeys') ?? get('customers'),
    share: get('share'),
    time: get('time-in'),
    wait: get('wait-before'),
    dropOff: get('drop-off'),
    rated: answer(
      measured,
      refs.filter((ref) => ref.by === 'survey'),
      'feeling',
    ),
    felt: get('feeling'),
  };
}

/** What is asked of the journey as a whole, wherever the map keeps the question. */
export function readWhole(measured: MeasuredMap, ask: Ask): Measure | undefined {
  const { map } = measured;
  const places: readonly { measures?: MeasureRef[] | undefined }[] = [...map.stages, ...map.cards];
  const all = [...(map.questions ?? []), ...places.flatMap((one) => one.measures ?? [])];
  const whole = all.filter((ref) => ref.stage === undefined && (ref.events ?? []).length === 0);
  return answer(measured, whole, ask);
}

const askNames: Readonly<Record<Ask, string>> = {
  customers: 'Customers',
  journeys: 'Journeys',
  share: 'Reached by',
  'events-per-journey': 'Times per journey',
  'time-in': 'Median time here',
  'wait-before': 'Median wait before',
  'drop-off': 'Left here',
  conversion: 'Reached the goal',
  duration: 'Median duration',
  repeats: 'Repeated',
  feeling: 'Feeling',
  nps: 'Net promoter score',
};

/** Who tells of a feeling, where it is not the blend of all. */
const tellerNames: Readonly<Record<Teller, string>> = {
  blend: 'Feeling',
  survey: 'Feeling, by ratings',
  text: 'Feeling, by comments',
  strain: 'Strain, by behaviour',
  touchpoints: 'Feeling of its touchpoints, by ratings',
};

export function askName(ask: Ask, by?: Teller): string {
  if (ask === 'nps' && by === 'touchpoints') return say('Net promoter score of its touchpoints');
  return say(ask === 'feeling' ? tellerNames[by ?? 'blend'] : askNames[ask]);
}
