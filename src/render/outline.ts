/** A map in words: what a drawing says to those who listen, and the outline of the Markdown form. */
import type { MeasuredMap } from '../map/map.ts';
import { feelingsOf } from './feeling.ts';
import { columnsOf, readStage, shownValue } from './reading.ts';
import { count, duration, share, valence } from './wording.ts';

/** One sentence a stage: reach, time, who left and how it felt. */
export function stageSentences(measured: MeasuredMap): string[] {
  const columns = columnsOf(measured.map);
  const series = feelingsOf(measured);
  return measured.map.stages.map((stage) => {
    const reading = readStage(measured, stage);
    const own = columns.filter((column) => column.stage === stage).map((column) => column.index);
    const facts: string[] = [];
    const [journeys, part, time, left] = [reading.journeys, reading.share, reading.time, reading.dropOff].map(
      shownValue,
    );
    if (journeys !== undefined)
      facts.push(`${count(journeys)} journeys${part === undefined ? '' : ` (${share(part)})`}`);
    if (time !== undefined) facts.push(`median ${duration(time)}`);
    if (left) facts.push(`${share(left)} left here`);
    for (const one of series) {
      const points = one.points.filter((point) => own.some((index) => point.from <= index && index <= point.to));
      const felt = points.map(
        (point) => `${valence(point.value)}${point.measure ? ` of n ${count(point.measure.n)}` : ''}`,
      );
      if (felt.length > 0)
        facts.push(`feeling ${one.measured ? 'measured' : one.wanted ? 'wanted' : 'declared'} ${felt.join(', ')}`);
    }
    return `${stage.name || 'Unnamed stage'}: ${facts.length > 0 ? facts.join(', ') : 'nothing measured'}.`;
  });
}

/** The description of a drawing. */
export function outlineOf(measured: MeasuredMap): string {
  const { stages } = measured.map;
  if (stages.length === 0) return 'A customer journey map without stages yet.';
  const many = stages.length === 1 ? 'one stage' : `${stages.length} stages`;
  return [`A customer journey map of ${many}.`, ...stageSentences(measured)].join(' ');
}
