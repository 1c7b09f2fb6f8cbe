/** A map as a long table: one row for each card, and for each further figure; any spreadsheet can pivot it. */
import type { Card, Lane, MeasuredMap, Stage, Step } from '../map/map.ts';
import type { Measure, MeasureRef } from '../map/measure.ts';
import { answers, touchpointOf } from './reading.ts';

export const csvColumns = [
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
  'low',
  'high',
  'evidence_url',
  'evidence_kind',
  'status',
  'updated_at',
] as const;
type CsvColumn = (typeof csvColumns)[number];
type Row = Partial<Record<CsvColumn, string | number>>;

/** A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
function harmless(text: string): string {
  return /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

function field(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = harmless(value);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function figure(ref: MeasureRef, measure: Measure): Row {
  const { value, unit, n, low, high, suppressed } = measure;
  return {
    kpi: ref.ask,
    unit,
    evidence_kind: 'measured',
    updated_at: measure.asOf,
    ...(suppressed ? { status: 'too few to show' } : { n }),
    ...(suppressed || value === null ? {} : { value }),
    ...(suppressed || low === undefined ? {} : { low }),
    ...(suppressed || high === undefined ? {} : { high }),
  };
}

function withFigures(measured: MeasuredMap, base: Row, refs: readonly MeasureRef[] | undefined): Row[] {
  const found = answers(measured, refs).map(({ ref, measure }) => figure(ref, measure));
  const [first, ...rest] = found;
  return [{ ...base, ...first }, ...rest.map((one) => ({ ...base, ...one }))];
}

function cardRows(measured: MeasuredMap, place: Row, lane: Lane, card: Card): Row[] {
  const { map } = measured;
  const touchpoint = touchpointOf(map, card);
  const persona = map.personas.find((one) => one.id === card.persona)?.name;
  const owner = card.owner ?? touchpoint?.owner;
  const base: Row = {
    ...place,
    lane: lane.name,
    card_id: card.id,
    text: card.text || touchpoint?.name || '',
    ...(persona ? { persona } : {}),
    ...(touchpoint ? { channel: touchpoint.channel } : {}),
    ...(card.valence === undefined ? {} : { valence: card.valence }),
    ...(owner ? { owner } : {}),
    ...(card.citation ? { evidence_url: card.citation, evidence_kind: 'cited' } : {}),
    ...(card.state ? { status: card.state } : {}),
  };
  return withFigures(measured, base, [...(card.measures ?? []), ...(touchpoint?.measures ?? [])]);
}

function stepRows(measured: MeasuredMap, stage: Stage, step: Step): Row[] {
  const { map } = measured;
  const place = { journey: map.title, stage: stage.name, step: step.name };
  const own = (step.measures ?? []).length > 0 ? withFigures(measured, place, step.measures) : [];
  const cards = map.lanes.flatMap((lane) =>
    map.cards
      .filter((card) => card.lane === lane.id && card.step === step.id)
      .flatMap((card) => cardRows(measured, place, lane, card)),
  );
  return [...own, ...cards];
}

/** UTF-8 text after RFC 4180; rows without a lane are figures of the journey, a stage or a step. */
export function toCsv(measured: MeasuredMap): string {
  const { map } = measured;
  const whole = (map.questions ?? []).length > 0 ? withFigures(measured, { journey: map.title }, map.questions) : [];
  const rows = map.stages.flatMap((stage) => [
    ...withFigures(
      measured,
      { journey: map.title, stage: stage.name, ...(stage.owner ? { owner: stage.owner } : {}) },
      stage.measures,
    ),
    ...stage.steps.flatMap((step) => stepRows(measured, stage, step)),
  ]);
  const lines = [...whole, ...rows].map((row) => csvColumns.map((column) => field(row[column])).join(','));
  return `${[csvColumns.join(','), ...lines].join('\r\n')}\r\n`;
}
