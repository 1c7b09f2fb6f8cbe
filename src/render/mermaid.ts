/** A map as a Mermaid diagram: `journey` where feelings are known, `timeline` where there is none to draw. */
import type { MeasuredMap, Stage } from '../map/map.ts';
import { currentVersion } from '../map/map.ts';
import { feelingsOf, type FeelingPoint, type FeelingSeries } from './feeling.ts';
import type { Lost } from './map-forms.ts';
import { cardsByStep, mapNote, noteLine, stageNote } from './mermaid-notes.ts';
import { mermaidActor, mermaidName, scoreOf } from './mermaid-text.ts';
import { quadrantText } from './mermaid-quadrant.ts';
import { columnsOf, readStage, shownLanes, shownValue, touchpointOf, cardsIn, type Column } from './reading.ts';
import { count, duration, share } from './wording.ts';

export interface MermaidText {
  readonly text: string;
  /** What the diagram cannot show, one sentence each. */
  readonly lost: readonly Lost[];
}

export interface MermaidOptions {
  /** `auto`: `journey` where feelings are known, else `timeline`. */
  readonly diagram?: 'auto' | 'journey' | 'timeline' | 'quadrantChart';
  /** Comments of ours, which make reading it again lossless: `auto` leaves them out where Mermaid would refuse the length. */
  readonly comments?: 'auto' | 'always' | 'never';
}

/** Characters of the longest text Mermaid draws as it comes. */
const longest = 50_000;

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
  return [...new Set(named.length > 0 ? named : [fallback])].map(mermaidActor).join(', ');
}

/** One line of the text; notes are comments of ours. */
interface Line {
  readonly text: string;
  readonly note?: true;
}

const note = (text: string): Line => ({ text, note: true });

function head(measured: MeasuredMap, kind: 'journey' | 'timeline'): Line[] {
  const { map } = measured;
  const about = map.summary?.trim() ? [{ text: `  accDescr: ${mermaidName(map.summary)}` }] : [];
  return [
    { text: kind },
    { text: `  title ${mermaidName(map.title)}` },
    ...about,
    ...mapNote(measured, currentVersion).map(note),
  ];
}

function journeyLines(measured: MeasuredMap, series: readonly FeelingSeries[]): Line[] {
  const { map } = measured;
  const columns = columnsOf(map);
  const cards = cardsByStep(map.cards);
  const fallback = map.personas[0]?.name || 'Customer';
  const taskLines = (column: Column): Line[] => {
    const { step } = column;
    const felt = feltAt(series, column);
    const value = taskValue(felt);
    const own = { step, ...(cards.has(step.id) ? { cards: cards.get(step.id) } : {}) };
    if (value === undefined) return [note(noteLine(own))];
    const task = `${scoreOf(value)}: ${actorsOf(felt, fallback)}`;
    return [note(noteLine({ ...own, task })), { text: `    ${mermaidName(step.name)}: ${task}` }];
  };
  return [
    ...head(measured, 'journey'),
    ...map.stages.flatMap((stage) => [
      note(stageNote(stage)),
      { text: `  section ${mermaidName(stage.name)}` },
      ...columns.filter((column) => column.stage === stage).flatMap(taskLines),
    ]),
  ];
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

function timelineLines(measured: MeasuredMap): Line[] {
  const { map } = measured;
  const met = touchpointNames(measured);
  const cards = cardsByStep(map.cards);
  return [
    ...head(measured, 'timeline'),
    ...map.stages.flatMap((stage) => [
      note(stageNote(stage)),
      { text: `  section ${mermaidName(stage.name)}` },
      ...stage.steps.flatMap((step, index) => {
        const events = [
          ...(index === 0 ? stageFacts(measured, stage) : []),
          ...[...(met.get(step.id) ?? [])].filter((one) => one !== step.name),
        ].map(mermaidName);
        const own = { step, ...(cards.has(step.id) ? { cards: cards.get(step.id) } : {}), events };
        return [note(noteLine(own)), { text: `    ${[mermaidName(step.name), ...events].join(' : ')}` }];
      }),
    ]),
  ];
}

function counted(many: number, one: string, more: string): string {
  return `${many} ${many === 1 ? one : more}`;
}

function lostOf(measured: MeasuredMap, series: readonly FeelingSeries[], journey: boolean): string[] {
  const { map } = measured;
  const unfelt = columnsOf(map).filter((column) => feltAt(series, column).length === 0).length;
  const kinds = new Map(map.lanes.map((lane) => [lane.id, lane]));
  const dropped = map.cards.filter((card) => {
    const kind = kinds.get(card.lane)?.kind;
    return kind !== undefined && (journey ? kind !== 'emotions' : kind !== 'touchpoints');
  });
  const lanes = [...new Set(dropped.map((card) => kinds.get(card.lane)?.name ?? ''))];
  const figures = Object.keys(measured.measures).length;
  const paths = (map.paths ?? []).length;
  const lost: string[] = [];
  if (series.length === 0)
    lost.push(
      'A Mermaid journey needs a score for every step. Nothing is measured or declared here, so a timeline is written.',
    );
  else if (unfelt > 0 && journey)
    lost.push(
      `${counted(unfelt, 'step has no feeling and stands', 'steps have no feeling and stand')} only in a comment: Mermaid cannot draw a step without a score.`,
    );
  if (dropped.length > 0) lost.push(`${counted(dropped.length, 'card', 'cards')} of ${lanes.join(', ')}.`);
  if (series.length > 1 && journey) lost.push('A step has one score; the feelings of each persona stand in a comment.');
  if (map.touchpoints.length > 0)
    lost.push(`Channel, owner and impact of ${counted(map.touchpoints.length, 'touchpoint', 'touchpoints')}.`);
  if (paths > 0) lost.push(`${counted(paths, 'walked line', 'walked lines')}.`);
  if (figures > 0) lost.push(`Number of answers, interval and period of ${counted(figures, 'figure', 'figures')}.`);
  return lost;
}

const joined = (lines: readonly Line[]): string => `${lines.map(({ text }) => text).join('\n')}\n`;

/** With or without our comments, and what that costs. */
function withComments(lines: readonly Line[], wanted: MermaidOptions['comments']): { text: string; lost: string[] } {
  const bare = joined(lines.filter((line) => line.note !== true));
  if (wanted === 'never') return { text: bare, lost: ['Comments of ours were left out, so all of this is lost.'] };
  const whole = joined(lines);
  if (wanted === 'always' || whole.length <= longest) {
    return { text: whole, lost: ['All of this stands in comments that Sojourn reads back and other tools skip.'] };
  }
  const why = `Our comments would make the text longer than the ${count(longest)} characters Mermaid draws; without them all of this is lost.`;
  return { text: bare, lost: [why] };
}

/**
 * Names with times, `#`, `;`, `,` and reserved first words are written as entities that the real parser accepts
 * (tested on Mermaid 11). A missing score is never written as 3: the step is skipped and reported as lost.
 */
export function toMermaid(measured: MeasuredMap, options: MermaidOptions = {}): MermaidText {
  const { diagram = 'auto', comments = 'auto' } = options;
  if (diagram === 'quadrantChart') return quadrantText(measured);
  const series = feelingsOf(measured);
  const journey = diagram !== 'timeline' && series.length > 0;
  const lines = journey ? journeyLines(measured, series) : timelineLines(measured);
  const { text, lost: spoken } = withComments(lines, comments);
  const lost = lostOf(measured, diagram === 'timeline' && series.length === 0 ? [] : series, journey);
  if (lost.length === 0 && comments !== 'never') return { text, lost: [] };
  return { text, lost: [...lost, ...spoken].map((what) => ({ what })) };
}
