/** What stands behind a measured feeling, drawn beside it: ratings, comments and strain, each on its own thin line. */
import { disagrees } from '../map/disagreement.ts';
import type { MeasuredMap, Stage } from '../map/map.ts';
import type { Measure, Teller } from '../map/measure.ts';
import type { FeelingPoint, FeelingSeries } from './feeling.ts';
import { feelingY, type Plot } from './feeling-lines.ts';
import { say } from './language.ts';
import { group, line, styles, text } from './marks.ts';
import type { PaintName } from './palette.ts';
import type { Places } from './place.ts';
import { columnsOf, shownValue } from './reading.ts';
import type { Item, PathStep } from './scene.ts';
import { sampled, smooth, type Point } from './smooth.ts';
import { count, evidence, valence } from './wording.ts';

export type VoiceKind = Extract<Teller, 'survey' | 'text' | 'strain'>;

export interface FeelingVoice {
  readonly by: VoiceKind;
  readonly points: readonly FeelingPoint[];
}

const kinds: readonly VoiceKind[] = ['survey', 'text', 'strain'];
const names: Readonly<Record<VoiceKind, string>> = { survey: 'ratings', text: 'comments', strain: 'strain' };
const paints: Readonly<Record<VoiceKind, PaintName>> = { survey: 'blue', text: 'ochre', strain: 'plum' };
const dashes: Readonly<Record<VoiceKind, readonly number[] | undefined>> = {
  survey: undefined,
  text: [4, 3],
  strain: [1.5, 3],
};

/**
 * By step, else by stage, of those that have anything to tell; none where no feeling was measured, for strain alone is no
 * feeling.
 */
export function voicesOf(measured: MeasuredMap, series: readonly FeelingSeries[]): FeelingVoice[] {
  if (!series.some((one) => one.measured)) return [];
  const columns = columnsOf(measured.map);
  return kinds.flatMap((by) => {
    const points = measured.map.stages.flatMap((stage) => {
      const own = columns.filter((column) => column.stage === stage);
      const [from, to] = [own[0]?.index ?? 0, own.at(-1)?.index ?? 0];
      const told = own.flatMap(({ step, index }) => voiceAt(measured, step, by, { from: index, to: index }));
      return told.length > 0 ? told : voiceAt(measured, stage, by, { from, to });
    });
    return points.length === 0 ? [] : [{ by, points }];
  });
}

function voiceAt(
  { measures }: MeasuredMap,
  { id, measures: refs }: Pick<Stage, 'id' | 'measures'>,
  by: VoiceKind,
  at: { readonly from: number; readonly to: number },
): FeelingPoint[] {
  const ref = refs?.find((one) => one.ask === 'feeling' && one.by === by);
  const measure = ref ? measures[ref.id] : undefined;
  const value = shownValue(measure);
  return measure === undefined || value === undefined ? [] : [{ ...at, value, measure, record: id }];
}

/** Ratings stand a little before the feeling and comments a little after it, so that neither hides behind it. */
const aside: Readonly<Record<VoiceKind, number>> = { survey: -9, text: 9, strain: 0 };

const onPlot = (plot: Plot, { from, to, value }: FeelingPoint, beside = 0): Point => ({
  x: plot.x(from, to) + beside,
  y: feelingY(plot, value),
});

/** A dot, a square, a triangle pointing down: told apart without colour. */
function mark(by: VoiceKind, { x, y }: Point): Item {
  const paint = paints[by];
  if (by === 'survey') return { kind: 'circle', cx: x, cy: y, r: 2.6, fill: paint };
  if (by === 'text') return { kind: 'rect', x: x - 2.4, y: y - 2.4, width: 4.8, height: 4.8, fill: paint };
  const steps: PathStep[] = [['M', x - 3.2, y - 2.4], ['L', x + 3.2, y - 2.4], ['L', x, y + 3.2], ['Z']];
  return { kind: 'path', steps, fill: paint };
}

/** Neighbouring points only are joined; a step nobody told of stays open. */
function runsOf(points: readonly FeelingPoint[]): FeelingPoint[][] {
  const runs: FeelingPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run?.at(-1)?.to === point.from - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** Drawn below the feeling itself, so that its line stays the one that is read. */
export function drawVoices(
  plot: Plot,
  voices: readonly FeelingVoice[],
  places: Places,
  where: (column: number) => string,
): Item[] {
  return voices.flatMap(({ by, points }) => {
    const dash = dashes[by];
    const lines = runsOf(points).flatMap((run): Item[] => {
      if (run.length < 2) return [];
      const steps = smooth(run.map((point) => onPlot(plot, point, aside[by])));
      places.blockLine(sampled(steps), 1);
      return [{ kind: 'path', steps, stroke: paints[by], strokeWidth: 1.1, opacity: 0.75, ...(dash ? { dash } : {}) }];
    });
    const marks = points.map((point) => {
      const at = onPlot(plot, point, aside[by]);
      places.block({ x: at.x - 4, y: at.y - 4, width: 8, height: 8 });
      const title = `${where(point.from)}, ${say(names[by])}: ${valence(point.value)}`;
      return group('feeling-voice', [mark(by, at)], {
        label: `${say(names[by])} ${valence(point.value)}`,
        box: { x: at.x - 6, y: at.y - 6, width: 12, height: 12 },
        ...(point.record === undefined ? {} : { record: point.record }),
        ...(point.measure ? { tip: { title, rows: evidence(point.measure) } } : {}),
      });
    });
    return [...lines, ...marks];
  });
}

export const voiceWords = (by: VoiceKind): string => say(names[by]);

/** A sample of a voice's line for the key, `width` wide. */
export function voiceSample(by: VoiceKind, x: number, y: number, width: number): Item[] {
  const dash = dashes[by];
  const stroke = { stroke: paints[by], strokeWidth: 1.1, ...(dash ? { dash } : {}) };
  return [line(x, y, x + width, y, stroke), mark(by, { x: x + width / 2, y })];
}

export interface Disagreement {
  readonly declared: FeelingPoint;
  readonly measured: FeelingPoint & { readonly measure: Measure };
}

/**
 * Declared feelings that the measured interval at the same place excludes by more than a step of the scale. What was
 * measured of a stage as a whole is held against the mean of what was declared in it.
 */
export function disagreementsOf(series: readonly FeelingSeries[]): Disagreement[] {
  const measured = series.filter((one) => one.measured).flatMap((one) => one.points);
  return series
    .filter((one) => !one.measured && !one.wanted)
    .flatMap((one) => facing(one.points, measured))
    .flatMap(([found, declared]) => {
      const { measure } = found;
      return measure && disagrees(declared.value, measure) ? [{ declared, measured: { ...found, measure } }] : [];
    });
}

/** Each measured point with what was declared there. */
function facing(declared: readonly FeelingPoint[], measured: readonly FeelingPoint[]): [FeelingPoint, FeelingPoint][] {
  const beside = new Map<FeelingPoint, FeelingPoint[]>();
  for (const point of declared) {
    const found = measured.find((one) => one.from <= point.to && point.from <= one.to);
    if (found) beside.set(found, [...(beside.get(found) ?? []), point]);
  }
  return [...beside].flatMap(([found, points]) => {
    const of = found.from === found.to ? points : meanOf(points);
    return of.map((point): [FeelingPoint, FeelingPoint] => [found, point]);
  });
}

function meanOf(points: readonly FeelingPoint[]): readonly FeelingPoint[] {
  const [first, ...others] = points;
  if (first === undefined || others.length === 0) return points;
  const value = points.reduce((sum, one) => sum + one.value, 0) / points.length;
  return [{ from: first.from, to: points.at(-1)?.to ?? first.to, value, steps: points.length }];
}

/** A dotted line from what was declared to what was measured, with the sign "not equal" on it. */
export function drawDisagreements(plot: Plot, series: readonly FeelingSeries[], places: Places): Item[] {
  return disagreementsOf(series).map(({ declared, measured }) => {
    const from = onPlot(plot, declared);
    const to = onPlot(plot, measured);
    const at = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    places.block({ x: at.x - 8, y: at.y - 8, width: 16, height: 16 });
    const stroke = { stroke: 'pain', strokeWidth: 1.4 } as const;
    const sign: Item[] = [
      { kind: 'circle', cx: at.x, cy: at.y, r: 7, fill: 'card', stroke: 'pain', strokeWidth: 1.2 },
      line(at.x - 3, at.y - 1.6, at.x + 3, at.y - 1.6, stroke),
      line(at.x - 3, at.y + 1.6, at.x + 3, at.y + 1.6, stroke),
      line(at.x - 1.8, at.y + 3.6, at.x + 1.8, at.y - 3.6, stroke),
    ];
    const words = disagreementTold({ declared, measured });
    return group(
      'disagreement',
      [line(from.x, from.y, to.x, to.y, { ...stroke, strokeWidth: 1.2, dash: [1.5, 3] }), ...sign],
      {
        label: words,
        box: { x: at.x - 8, y: at.y - 8, width: 16, height: 16 },
        tip: { title: words, rows: evidence(measured.measure) },
      },
    );
  });
}

/** In words, of one step or of the mean over several. */
export const disagreementTold = ({ declared, measured }: Disagreement): string =>
  declared.steps === undefined
    ? disagreementWords(declared.value, measured.measure)
    : say('Declared {declared} on average of {n} steps, measured {measured}: more than a step apart', {
        declared: valence(declared.value),
        n: count(declared.steps),
        measured: valence(measured.measure.value ?? 0),
      });

/** "Declared +1.0, measured −0.8: more than a step apart". */
export function disagreementWords(declared: number, measure: Measure): string {
  return say('Declared {declared}, measured {measured}: more than a step apart', {
    declared: valence(declared),
    measured: valence(measure.value ?? 0),
  });
}

export const disagreementKey = (): string => say('declared and measured more than a step apart');

/** The sign alone, for the key. */
export function disagreementSample(x: number, y: number): Item[] {
  return [text('≠', x, y + 4, styles.smallStrong, 'pain')];
}
