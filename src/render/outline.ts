/** A map in words: what a drawing says to those who listen, and the outline of the Markdown form. */
import type { MeasuredMap } from '../map/map.ts';
import { feelingsOf } from './feeling.ts';
import { columnsOf, readStage, shownValue } from './reading.ts';
import { count, duration, share, valence } from './wording.ts';
import { say } from './language.ts';

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
      facts.push(say('{n} journeys', { n: count(journeys) }) + (part === undefined ? '' : ` (${share(part)})`));
    if (time !== undefined) facts.push(say('median {time}', { time: duration(time) }));
    if (left) facts.push(say('{value} left here', { value: share(left) }));
    for (const one of series) {
      const points = one.points.filter((point) => own.some((index) => point.from <= index && index <= point.to));
      const felt = points.map(
        (point) => valence(point.value) + (point.measure ? ` ${say('of n {n}', { n: count(point.measure.n) })}` : ''),
      );
      if (felt.length > 0)
        facts.push(
          say(
            one.measured ? 'feeling measured {felt}' : one.wanted ? 'feeling wanted {felt}' : 'feeling declared {felt}',
            { felt: felt.join(', ') },
          ),
        );
    }
    return `${stage.name || say('Unnamed stage')}: ${facts.length > 0 ? facts.join(', ') : say('nothing measured')}.`;
  });
}

/** The description of a drawing. */
export function outlineOf(measured: MeasuredMap): string {
  const { stages } = measured.map;
  if (stages.length === 0) return say('A customer journey map without stages yet.');
  const whole = say('A customer journey map of {n, plural, one {one stage} other {{n} stages}}.', { n: stages.length });
  return [whole, ...stageSentences(measured)].join(' ');
}
