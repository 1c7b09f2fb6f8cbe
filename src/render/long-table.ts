/** The long table of maps, one row a card: any spreadsheet can pivot it, and what its columns hold is read back whole. */
import type { Card, JourneyMap, Lane, MeasuredMap, Stage, Step } from '../map/map.ts';
import type { Measure, MeasureRef } from '../map/measure.ts';
import { laneKindOf } from '../map/lane-words.ts';
import { answers, touchpointOf } from './reading.ts';

export const longColumns = [
  'journey',
  'stage',
  'step',
  'lane',
  'card_id',
  'text',
  'persona',
  'channel',
  'valence',
  'intensity',
  'owner',
  'kpi',
  'value',
  'unit',
  'n',
  'evidence_url',
  'evidence_kind',
  'status',
  'updated_at',
] as const;
export type LongColumn = (typeof longColumns)[number];
export type LongRow = Partial<Record<LongColumn, string | number>>;

/** The name of a lane, with its kind where the name does not tell it: "Customers say [quotes]". */
export function laneWords({ name, kind }: Pick<Lane, 'name' | 'kind'>): string {
  const tells = name.trim() === name && laneKindOf(name) === kind && !/\[[\w-]+\]$/.test(name);
  return tells ? name : `${name} [${kind}]`;
}

function figure(ref: MeasureRef, measure: Measure): LongRow {
  const { value, unit, n, suppressed } = measure;
  return {
    kpi: ref.ask,
    unit,
    evidence_kind: 'measured',
    updated_at: measure.asOf,
    ...(suppressed ? { status: 'too few to show' } : { n }),
    ...(suppressed || value === null ? {} : { value }),
  };
}

const figuresOf = (measured: MeasuredMap, refs: readonly MeasureRef[] | undefined): LongRow[] =>
  answers(measured, refs).map(({ ref, measure }) => figure(ref, measure));

function evidenceOf({ citation, evidence, state, progress }: Card): LongRow {
  const status = [state, progress].filter((one) => one !== undefined).join('; ');
  const rest: LongRow = {
    ...(evidence?.n === undefined ? {} : { n: evidence.n }),
    ...(evidence?.on === undefined ? {} : { updated_at: evidence.on }),
    ...(status === '' ? {} : { status }),
  };
  if (evidence === undefined)
    return { ...rest, ...(citation ? { evidence_url: citation, evidence_kind: 'cited' } : {}) };
  const url = evidence.url ?? citation;
  return { ...rest, evidence_kind: evidence.kind ?? 'other', ...(url === undefined ? {} : { evidence_url: url }) };
}

function kpiOf({ kpi }: Card): LongRow {
  if (kpi === undefined) return {};
  return {
    kpi: kpi.kind,
    ...(kpi.declared === undefined ? {} : { value: kpi.declared }),
    ...(kpi.unit === undefined ? {} : { unit: kpi.unit }),
  };
}

/** The row of a card in one of the steps it covers; figures stand in the first, so that sums count once. */
function cardRows(measured: MeasuredMap, place: LongRow, lane: Lane, card: Card, first: boolean): LongRow[] {
  const { map } = measured;
  const touchpoint = touchpointOf(map, card);
  const persona = map.personas.find((one) => one.id === card.persona)?.name;
  const owner = card.owner ?? (lane.kind === 'touchpoints' ? touchpoint?.owner : undefined);
  const channel = card.channel ?? touchpoint?.channel;
  const said: LongRow = {
    ...place,
    lane: laneWords(lane),
    card_id: card.id,
    text: card.text || touchpoint?.name || '',
    ...(persona ? { persona } : {}),
    ...(channel ? { channel } : {}),
    ...(card.valence === undefined ? {} : { valence: card.valence }),
    ...(card.intensity === undefined ? {} : { intensity: card.intensity }),
    ...(owner ? { owner } : {}),
  };
  if (!first) return [said];
  const figures = figuresOf(measured, [...(card.measures ?? []), ...(touchpoint?.measures ?? [])]);
  // Each figure has a row of its own: what is declared stays apart from what is measured.
  return [{ ...said, ...kpiOf(card), ...evidenceOf(card) }, ...figures.map((one) => ({ ...said, ...one }))];
}

/** Lanes in their order where the cards alone would not give it, or a lane has none. */
function laneRows(map: JourneyMap, columns: readonly (readonly Card[])[]): LongRow[] {
  const places = new Map(map.lanes.map((lane, at) => [lane.id, at]));
  const place = (card: Card): number => places.get(card.lane) ?? 0;
  const met = new Set(columns.flatMap((cards) => cards.map(place).sort((a, b) => a - b)));
  const told = met.size === map.lanes.length && [...met].every((lane, at) => lane === at);
  return told ? [] : map.lanes.map((lane) => ({ journey: map.title, lane: laneWords(lane) }));
}

interface Columns {
  readonly steps: readonly { readonly stage: Stage; readonly step: Step }[];
  readonly cards: readonly (readonly Card[])[];
}

function stepRows(measured: MeasuredMap, columns: Columns, at: number): LongRow[] {
  const { map } = measured;
  const { stage, step } = columns.steps[at] ?? {};
  const place: LongRow = { journey: map.title, stage: stage?.name ?? '', step: step?.name ?? '' };
  const figures = figuresOf(measured, step?.measures).map((one) => ({ ...place, ...one }));
  const covering = columns.cards[at] ?? [];
  const cards = map.lanes.flatMap((lane) =>
    covering
      .filter((card) => card.lane === lane.id)
      .flatMap((card) => cardRows(measured, place, lane, card, card.step === step?.id)),
  );
  return [...figures, ...(cards.length > 0 ? cards : [place])];
}

/** The cards that cover each step, by its place. */
function covering(map: JourneyMap, order: readonly string[]): Card[][] {
  const places = new Map(order.map((step, at) => [step, at]));
  const found: Card[][] = order.map(() => []);
  const placed = map.cards.toSorted((a, b) => (places.get(a.step) ?? 0) - (places.get(b.step) ?? 0));
  for (const card of placed) {
    const from = places.get(card.step);
    if (from === undefined) continue;
    for (let at = from; at < Math.min(order.length, from + (card.span ?? 1)); at++) found[at]?.push(card);
  }
  return found;
}

/** Rows without a lane are figures of the journey, a stage or a step, or places where no card stands. */
export function longRows(measured: MeasuredMap): LongRow[] {
  const { map } = measured;
  const steps = map.stages.flatMap((stage) => stage.steps.map((step) => ({ stage, step })));
  const order = steps.map(({ step }) => step.id);
  const columns = { steps, cards: covering(map, order) };
  const whole = figuresOf(measured, map.questions).map((one) => ({ journey: map.title, ...one }));
  const body = steps.flatMap(({ stage, step }, at) => {
    if (stage.steps[0] !== step) return stepRows(measured, columns, at);
    const head: LongRow = { journey: map.title, stage: stage.name };
    const owner = stage.owner ? [{ ...head, owner: stage.owner }] : [];
    const figures = figuresOf(measured, stage.measures).map((one) => ({ ...head, ...one }));
    return [...owner, ...figures, ...stepRows(measured, columns, at)];
  });
  return [...laneRows(map, columns.cards), ...whole, ...body];
}

/** The head and the rows as cells. */
export function longCells(maps: readonly MeasuredMap[]): (string | number | undefined)[][] {
  const rows = maps.flatMap(longRows).map((row) => longColumns.map((column) => row[column]));
  return [[...longColumns], ...rows];
}
