/** The line of feelings above the cards of an emotion lane: measured solid, declared dashed, gaps left open. */
import { memo } from 'react';
import type { Lane, MeasuredMap } from '../../../map/map.ts';
import { unbroken, type FeelingPoint, type FeelingSeries } from '../../../render/feeling.ts';
import { bandOf, drawMissing, type Plot } from '../../../render/feeling-lines.ts';
import { drawDisagreements, drawVoices, type FeelingVoice, voicesOf } from '../../../render/feeling-voices.ts';
import { silences } from '../../../render/grid-feeling.ts';
import { Places } from '../../../render/place.ts';
import { columnsOf } from '../../../render/reading.ts';
import { smooth } from '../../../render/smooth.ts';
import { printPath } from '../../../render/svg.ts';
import { count, valence } from '../../../render/wording.ts';
import { direction } from '../../language/t.ts';
import { useDrawnTheme } from '../../theme.ts';
import { useOpenMap } from '../desk-context.ts';
import { ScenePieces } from '../scene-view.tsx';
import { totalOf, type Edges } from './edges.ts';
import { laneFeelings } from './shape.ts';

export const lineHeight = 72;
const reach = lineHeight / 2 - 8;
export const yOf = (value: number): number => lineHeight / 2 - (value / 2) * reach;
/** The feeling a height of the line stands for, in steps of a half. */
export const valueAt = (y: number): number =>
  Math.max(-2, Math.min(2, Math.round(((lineHeight / 2 - y) / reach) * 4) / 2));

type Columns = Pick<FeelingPoint, 'from' | 'to'>;

const centre = (edges: Edges, point: Columns): number =>
  ((edges[point.from] ?? 0) + (edges[point.to + 1] ?? totalOf(edges))) / 2;

type Along = (point: Columns) => number;

function Series({ series, x }: { series: FeelingSeries; x: Along }) {
  const look = series.measured ? 'feeling-measured' : 'feeling-declared';
  return (
    <>
      {unbroken(series.points).map((run) => (
        <path
          key={run[0]?.from}
          className={look}
          d={printPath(smooth(run.map((point) => ({ x: x(point), y: yOf(point.value) }))))}
        />
      ))}
      {series.points.map((point) => (
        <g key={point.from} data-feel={series.measured ? undefined : point.card?.id}>
          {series.measured ? null : <circle className="feeling-grip" cx={x(point)} cy={yOf(point.value)} r={11} />}
          <circle className={`${look} feeling-dot`} cx={x(point)} cy={yOf(point.value)} r={series.measured ? 4 : 4.5} />
        </g>
      ))}
    </>
  );
}

/** Above or below its point; beside it where ratings and comments stand there. */
function Value({ point, at, crowded }: { point: FeelingPoint; at: number; crowded: boolean }) {
  const top = crowded ? -9 : point.value >= 0 ? -26 : 8;
  const away = direction === 'rtl' ? { right: `calc(100% - ${at - 16}px)` } : { left: at + 16 };
  return (
    <span
      className="feeling-value"
      data-beside={crowded || undefined}
      style={{ ...(crowded ? away : { left: at }), top: yOf(point.value) + top }}
    >
      {valence(point.value)} {point.measure ? <span>n {count(point.measure.n)}</span> : null}
    </span>
  );
}

interface Laid {
  readonly width: number;
  readonly x: Along;
  readonly edges: Edges;
}

/** What the drawn views have besides: bands, ratings, comments and strain below the lines, the sign "not equal" above. */
function voicesAround(
  measured: MeasuredMap,
  series: readonly FeelingSeries[],
  voices: readonly FeelingVoice[],
  laid: Laid,
) {
  const { width, x, edges } = laid;
  const box = { x: 0, y: lineHeight / 2 - reach, width, height: 2 * reach };
  const plot: Plot = { box, x: (from, to) => x({ from, to }) };
  const places = new Places({ x: 0, y: 0, width, height: lineHeight });
  const runs = series.filter((one) => one.measured).flatMap((one) => unbroken(one.points));
  const drawn = drawVoices(plot, voices, places, () => '');
  const columns = columnsOf(measured.map).map((column) => {
    const size = (edges[column.index + 1] ?? width) - (edges[column.index] ?? 0);
    return { ...column, x: x({ from: column.index, to: column.index }) - size / 2, width: size };
  });
  const missing = series.some((one) => one.measured) ? silences(measured, columns, series) : [];
  return {
    below: [...drawMissing(plot, missing, places), ...runs.flatMap((run) => bandOf(plot, run, 'accent')), ...drawn],
    above: drawDisagreements(plot, series, places),
  };
}

/** Runs through the whole row of the lane, from the first column to the last. */
export const FeelingLine = memo(function FeelingLine({ lane, edges }: { lane: Lane; edges: Edges }) {
  const { measured } = useOpenMap();
  const theme = useDrawnTheme();
  const width = totalOf(edges);
  const x: Along = (point) => (direction === 'rtl' ? width - centre(edges, point) : centre(edges, point));
  const series = laneFeelings(measured, lane);
  const points = series.filter((one) => one.measured).flatMap((one) => one.points);
  const voices = voicesOf(measured, series);
  const { below, above } = voicesAround(measured, series, voices, { width, x, edges });
  const crowded = (point: FeelingPoint): boolean =>
    voices.some((one) => one.points.some(({ from, to }) => from <= point.to && point.from <= to));
  return (
    <>
      <svg className="feeling-line" width={width} height={lineHeight}>
        <line x2={width} y1={lineHeight / 2} y2={lineHeight / 2} />
        <g>
          <ScenePieces items={below} theme={theme} />
        </g>
        {series.map((one) => (
          <Series key={one.id} series={one} x={x} />
        ))}
        <g>
          <ScenePieces items={above} theme={theme} />
        </g>
      </svg>
      {points.map((point) => (
        <Value key={point.from} point={point} at={x(point)} crowded={crowded(point)} />
      ))}
    </>
  );
});
