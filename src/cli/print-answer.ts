/** Answers as aligned tables for people; scripts take --json instead. */
import type { DirectlyFollowsAnswer } from '../events/questions/directly-follows.ts';
import type { Funnel, FunnelStep } from '../events/questions/funnel.ts';
import type { JourneysAnswer } from '../events/questions/journeys.ts';
import type { SplitAnswer } from '../events/questions/split.ts';
import type { StagesAnswer } from '../events/questions/stages.ts';
import type { Summary } from '../events/questions/summary.ts';
import type { VariantsAnswer } from '../events/questions/variants.ts';
import type { WaitsAnswer } from '../events/questions/waits.ts';
import type { AnyAnswer } from './answer-question.ts';
import { oneLine, table } from './table.ts';
import { count, duration as span, share as percent } from '../render/wording.ts';
import { counted } from './words.ts';

/** Rows shown when nobody said how many. */
const shownRows = 25;

export function printAnswer(answer: AnyAnswer, width: number): string {
  const notes = answer.warnings.map((warning) => `Note: ${oneLine(warning)}\n`).join('');
  return `${headLine(answer)}\n\n${body(answer, width)}${notes ? `\n${notes}` : ''}`;
}

function headLine(answer: AnyAnswer): string {
  const journeys = answer.question === 'journeys' ? answer.journeyCount : answer.journeys;
  const when = answer.from && answer.to ? `, ${answer.from.slice(0, 10)} to ${answer.to.slice(0, 10)}` : '';
  const { events, customers } = answer;
  return `${counted(events, 'event')} of ${counted(customers, 'customer')} in ${counted(journeys, 'journey')}${when}`;
}

function body(answer: AnyAnswer, width: number): string {
  switch (answer.question) {
    case 'summary':
      return summaryText(answer, width);
    case 'directly-follows':
      return directlyFollowsText(answer, width);
    case 'variants':
      return variantsText(answer, width);
    case 'funnel':
      return funnelText(answer, width);
    case 'stages':
      return stagesText(answer, width);
    case 'journeys':
      return journeysText(answer, width);
    case 'split':
      return splitText(answer, width);
    case 'waits':
      return waitsText(answer, width);
  }
}

function summaryText(answer: Summary, width: number): string {
  const { columns, perJourney } = answer;
  const named = [
    ['customer', columns.customer],
    ['event', columns.event],
    ['time', columns.time],
    ['journey', columns.journey],
  ].flatMap(([role, column]) => (column ? [`${role} = ${column}`] : []));
  const events = table(
    [{ title: 'Event' }, { title: 'Count', right: true }, { title: 'Customers', right: true }],
    answer.eventNames.map((row) => [row.event, count(row.count), count(row.customers)]),
    width,
  );
  const lines = [
    `Columns: ${named.join(', ')}`,
    columns.properties.length > 0 ? `Properties: ${columns.properties.join(', ')}` : 'No properties',
    `Events a journey: median ${count(perJourney.median)}, 90 % up to ${count(perJourney.p90)}, most ${count(perJourney.max)}`,
    ...(answer.rejected > 0 ? [`Set aside: ${counted(answer.rejected, 'row')}`] : []),
  ];
  return `${lines.map(oneLine).join('\n')}\n\n${events}`;
}

function directlyFollowsText(answer: DirectlyFollowsAnswer, width: number): string {
  const rows = answer.rows.slice(0, shownRows);
  const text = table(
    [{ title: 'From' }, { title: 'To' }, ...right('Count', 'Customers', 'Median', '90 %')],
    rows.map((row) => [
      row.from,
      row.to,
      count(row.count),
      count(row.customers),
      span(row.medianSeconds),
      span(row.p90Seconds),
    ]),
    width,
  );
  const ends = (title: string, list: DirectlyFollowsAnswer['starts']): string =>
    oneLine(
      `${title}: ${list
        .slice(0, 6)
        .map((one) => `${one.event} ${count(one.count)}`)
        .join(', ')}`,
    );
  return `${text}${hidden(answer.rows.length)}\n${ends('Begin', answer.starts)}\n${ends('End', answer.ends)}\n`;
}

function variantsText(answer: VariantsAnswer, width: number): string {
  const rows = answer.rows.slice(0, shownRows);
  const text = table(
    [...right('Journeys', 'Share'), { title: 'Path' }],
    rows.map((row) => [count(row.count), percent(row.share), row.path.join(' > ')]),
    width,
  );
  return `${counted(answer.distinct, 'different path')}\n\n${text}${hidden(answer.rows.length)}`;
}

function funnelText(answer: Funnel, width: number): string {
  const groups = (answer.groups ?? []).map((group) => {
    const title = [group.period, answer.by ? `${answer.by} = ${group.value ?? '(none)'}` : undefined];
    return `\n${oneLine(title.filter(Boolean).join(', '))}\n${stepsTable(group.steps, width)}`;
  });
  return `${stepsTable(answer.steps, width)}${groups.join('')}`;
}

function stepsTable(steps: readonly FunnelStep[], width: number): string {
  return table(
    [{ title: 'Step' }, ...right('Customers', 'Share', '95 % interval', 'Dropped', 'Median from previous')],
    steps.map((step) => [
      step.event,
      count(step.customers),
      percent(step.share),
      step.low === undefined || step.high === undefined ? '' : `${percent(step.low)} to ${percent(step.high)}`,
      count(step.dropped),
      step.medianSecondsFromPrevious === null ? '' : span(step.medianSecondsFromPrevious),
    ]),
    width,
  );
}

function stagesText(answer: StagesAnswer, width: number): string {
  const text = table(
    [{ title: '', right: true }, { title: 'Stage' }, { title: 'Events' }],
    answer.stages.map((stage, at) => [String(at + 1), stage.name, stage.events.join(', ')]),
    width,
  );
  const everywhere = answer.crossStage.length > 0 ? `At every stage: ${answer.crossStage.join(', ')}\n` : '';
  return `${text}${everywhere}`;
}

function journeysText(answer: JourneysAnswer, width: number): string {
  const rows = answer.journeys.map((journey) => [
    journey.name,
    count(journey.size),
    percent(journey.share),
    journey.converted === null ? '' : percent(journey.converted),
    journey.signature.slice(0, 4).join(', '),
    journey.traits
      .slice(0, 3)
      .map((trait) => `${trait.property} = ${trait.value} (x ${trait.lift.toFixed(1)})`)
      .join(', '),
  ]);
  return table(
    [{ title: 'Journey' }, ...right('Journeys', 'Share', 'Converted'), { title: 'Set apart by' }, { title: 'Who' }],
    rows,
    width,
  );
}

function splitText(answer: SplitAnswer, width: number): string {
  const { perCustomer, pauses } = answer;
  const { within, between } = pauses;
  const lasting = (title: string, one: SplitAnswer['pauses']['within']): string[] =>
    one ? [`${title}: median ${span(one.median)}, 90 % up to ${span(one.p90)}, 95 % up to ${span(one.p95)}`] : [];
  const lines = [
    `Cut: ${answer.how}`,
    answer.why,
    `Journeys a customer: median ${count(perCustomer.median)}, 90 % up to ${count(perCustomer.p90)}, most ${count(perCustomer.max)}`,
    `Boundaries: ${count(answer.boundaries)}; hard to say: ${counted(answer.unsure, 'row')}`,
    ...lasting('Pauses inside journeys', within),
    ...lasting('Pauses between journeys', between),
  ];
  const ends = (title: string, list: SplitAnswer['begins']): string =>
    table(
      [{ title }, ...right('Journeys', 'Of its events')],
      list.map((one) => [one.event, count(one.count), percent(one.share)]),
      width,
    );
  return `${lines.map(oneLine).join('\n')}\n\n${ends('Begins with', answer.begins)}\n${ends('Ends with', answer.ends)}`;
}

function waitsText(answer: WaitsAnswer, width: number): string {
  const rows = answer.rows.slice(0, shownRows);
  const text = table(
    [{ title: 'From' }, { title: 'To' }, ...right('Count', 'Median', '90 %'), { title: '' }],
    rows.map((row) => [
      row.from,
      row.to,
      count(row.count),
      span(row.medianSeconds),
      span(row.p90Seconds),
      row.automatic ? 'automatic' : '',
    ]),
    width,
  );
  return `${text}${hidden(answer.rows.length)}`;
}

const right = (...titles: string[]): { title: string; right: true }[] =>
  titles.map((title) => ({ title, right: true }));

const hidden = (rows: number): string =>
  rows > shownRows ? `... and ${counted(rows - shownRows, 'more row', 'more rows')}; --json has them all.\n` : '';
