/** A map as a Mermaid diagram: `journey` where feelings are known, `timeline` where there is none to draw. */
import type { MeasuredMap, Stage } from '../map/map.ts';
import { feelingsOf, type FeelingPoint, type FeelingSeries } from './feeling.ts';
import { columnsOf, readStage, shownLanes, shownValue, touchpointOf, cardsIn, type Column } from './reading.ts';
import { count, duration, share } from './wording.ts';

export interface MermaidText {
  readonly text: string;
  /** What the diagram cannot hold, one sentence each. */
  readonly lost: readonly string[];
}

const reserved = /^(journey|timeline|title|section|acctitle|accdescr)(?![\p{L}\p{N}_])/iu;

/** One line of text as names of a `journey` may stand; entities where the grammar would stumble. */
function name(words: string): string {
  const line = words
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim()
    .replace(/[#;:%<>&]/g, (one) => `#${one.charCodeAt(0)};`)
    .replace(/\s*\n\s*/g, '<br/>')
    .replace(/\s+/g, ' ');
  if (line === '') return '#8203;';
  return reserved.test(line) ? `#8203;${line}` : line;
}

const actor = (words: string): string => name(words).replace(/,/g, '#44;');

/** Feelings run from -2 to +2, Mermaid's scores from 1 to 5. */
function score(value: number): string {
  return String(Math.round(Math.min(5, Math.max(1, value + 3)) * 10) / 10);
}

/** Everything the diagram drops, as comment lines that only we read. */
function comment(facts: Readonly<Record<string, unknown>>): string {
  return `%% sojourn: ${JSON.stringify(facts).replaceAll('%%{', '%% {')}`;
}

interface Felt {
  readonly series: FeelingSeries;
  readonly point: FeelingPoint;
}

function feltAt(series: readonly FeelingSeries[], column: Column): Felt[] {
  return series.flatMap((one) =>
    one.points
      .filter((point) => point.from <= column.index && column.index <= point.to)
      .map((point) => ({ series: one, point })),
  );
}

/** Mermaid has one score a task: measured feelings speak first, else the mean of the declared ones. */
function taskValue(felt: readonly Felt[]): number | undefined {
  const measured = felt.filter(({ series }) => series.measured);
  const chosen = measured.length > 0 ? measured : felt;
  if (chosen.length === 0) return undefined;
  return chosen.reduce((sum, { point }) => sum + point.value, 0) / chosen.length;
}

function actorsOf(felt: readonly Felt[], fallback: string): string {
  const named = felt.map(({ series }) => series.name).filter((one) => one !== 'Measured' && one !== 'Declared');
  return [...new Set(named.length > 0 ? named : [fallback])].map(actor).join(', ');
}

function taskLines(column: Column, felt: readonly Felt[], fallback: string): string[] {
  const { step } = column;
  const value = taskValue(felt);
  const note = comment({
    step: step.id,
    name: step.name,
    feelings: felt.map(({ series, point }) => ({
      of: series.name,
      value: point.value,
      ...(point.measure ? { n: point.measure.n } : { declared: true }),
    })),
  });
  return value === undefined
    ? [`    ${note}`]
    : [`    ${note}`, `    ${name(step.name)}: ${score(value)}: ${actorsOf(felt, fallback)}`];
}

function journeyText(measured: MeasuredMap, series: readonly FeelingSeries[]): string[] {
  const { map } = measured;
  const columns = columnsOf(map);
  const fallback = map.personas[0]?.name || 'Customer';
  const body = map.stages.flatMap((stage) => [
    `  section ${name(stage.name)}`,
    ...columns
      .filter((column) => column.stage === stage)
      .flatMap((column) => taskLines(column, feltAt(series, column), fallback)),
  ]);
  return ['journey', `  title ${name(map.title)}`, comment({ map: map.id, kind: map.kind }), ...body];
}

function stageFacts(measured: MeasuredMap, stage: Stage): string[] {
  const reading = readStage(measured, stage);
  const [journeys, part, time, left] = [reading.journeys, reading.share, reading.time, reading.dropOff].map(shownValue);
  return [
    journeys === undefined ? '' : `${count(journeys)} journeys${part === undefined ? '' : `, ${share(part)}`}`,
    time === undefined ? '' : `median ${duration(time)}`,
    left ? `${share(left)} left here` : '',
  ].filter(Boolean);
}

/** Names of the touchpoints met in each step. */
function touchpointNames(measured: MeasuredMap): Map<string, Set<string>> {
  const { map } = measured;
  const columns = columnsOf(map);
  const met = new Map(columns.map(({ step }) => [step.id, new Set<string>()]));
  for (const lane of shownLanes(map).filter((one) => one.kind === 'touchpoints')) {
    for (const { card } of cardsIn(map, lane, columns)) {
      const words = card.text || touchpointOf(map, card)?.name || '';
      if (words !== '') met.get(card.step)?.add(words);
    }
  }
  return met;
}

function timelineText(measured: MeasuredMap): string[] {
  const { map } = measured;
  const met = touchpointNames(measured);
  const body = map.stages.flatMap((stage) => [
    `  section ${name(stage.name)}`,
    ...stage.steps.map((step, index) => {
      const events = [
        ...(index === 0 ? stageFacts(measured, stage) : []),
        ...[...(met.get(step.id) ?? [])].filter((one) => one !== step.name),
      ];
      return `    ${[name(step.name), ...events.map(name)].join(' : ')}`;
    }),
  ]);
  return ['timeline', `  title ${name(map.title)}`, comment({ map: map.id, kind: map.kind }), ...body];
}

function counted(many: number, one: string, more: string): string {
  return `${many} ${many === 1 ? one : more}`;
}

function lostOf(measured: MeasuredMap, series: readonly FeelingSeries[]): string[] {
  const { map } = measured;
  const unfelt = columnsOf(map).filter((column) => feltAt(series, column).length === 0).length;
  const kinds = new Map(map.lanes.map((lane) => [lane.id, lane]));
  const dropped = map.cards.filter((card) => {
    const kind = kinds.get(card.lane)?.kind;
    return kind !== undefined && kind !== 'emotions' && (series.length > 0 || kind !== 'touchpoints');
  });
  const lanes = [...new Set(dropped.map((card) => kinds.get(card.lane)?.name ?? ''))];
  const figures = Object.keys(measured.measures).length;
  const lost: string[] = [];
  if (series.length === 0)
    lost.push(
      'A Mermaid journey needs a score for every step. Nothing is measured or declared here, so a timeline is written.',
    );
  else if (unfelt > 0)
    lost.push(
      `${counted(unfelt, 'step has', 'steps have')} no feeling and stand only in a comment: Mermaid cannot draw a step without a score.`,
    );
  if (dropped.length > 0) lost.push(`${counted(dropped.length, 'card', 'cards')} of ${lanes.join(', ')}.`);
  if (series.length > 1) lost.push('A step has one score; the feelings of each persona stand in a comment.');
  if (map.touchpoints.length > 0)
    lost.push(`Channel, owner and impact of ${counted(map.touchpoints.length, 'touchpoint', 'touchpoints')}.`);
  if ((map.paths ?? []).length > 0) lost.push(`${counted((map.paths ?? []).length, 'walked line', 'walked lines')}.`);
  if (figures > 0) lost.push(`Number of answers, interval and period of ${counted(figures, 'figure', 'figures')}.`);
  return lost;
}

/**
 * Names with times, `#`, `;`, `,` and reserved first words are written as entities that the real parser accepts
 * (tested on Mermaid 11). A missing score is never written as 3: the step is skipped and reported as lost.
 */
export function toMermaid(measured: MeasuredMap): MermaidText {
  const series = feelingsOf(measured);
  const lines = series.length > 0 ? journeyText(measured, series) : timelineText(measured);
  return { text: `${lines.join('\n')}\n`, lost: lostOf(measured, series) };
}
