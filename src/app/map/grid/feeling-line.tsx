/** The line of feelings above the cards of an emotion lane: measured solid, declared dashed, gaps left open. */
import { memo } from 'react';
import type { Lane } from '../../../map/map.ts';
import { unbroken, type FeelingPoint, type FeelingSeries } from '../../../render/feeling.ts';
import { smooth } from '../../../render/smooth.ts';
import { printPath } from '../../../render/svg.ts';
import { count, valence } from '../../../render/wording.ts';
import { direction } from '../../language/t.ts';
import { useOpenMap } from '../desk-context.ts';
import { totalOf, type Edges } from './edges.ts';
import { feelings } from './shape.ts';

export const lineHeight = 72;
const reach = lineHeight / 2 - 8;
export const yOf = (value: number): number => lineHeight / 2 - (value / 2) * reach;
/** The feeling a height of the line stands for, in steps of a half. */
export const valueAt = (y: number): number =>
  Math.max(-2, Math.min(2, Math.round(((lineHeight / 2 - y) / reach) * 4) / 2));

const centre = (edges: Edges, point: FeelingPoint): number =>
  ((edges[point.from] ?? 0) + (edges[point.to + 1] ?? totalOf(edges))) / 2;

type Along = (point: FeelingPoint) => number;

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

function Value({ point, at }: { point: FeelingPoint; at: number }) {
  const above = point.value >= 0;
  return (
    <span className="feeling-value" style={{ left: at, top: yOf(point.value) + (above ? -26 : 8) }}>
      {valence(point.value)} {point.measure ? <span>n {count(point.measure.n)}</span> : null}
    </span>
  );
}

/** Runs through the whole row of the lane, from the first column to the last. */
export const FeelingLine = memo(function FeelingLine({ lane, edges }: { lane: Lane; edges: Edges }) {
  const { measured } = useOpenMap();
  const width = totalOf(edges);
  const x: Along = (point) => (direction === 'rtl' ? width - centre(edges, point) : centre(edges, point));
  const series = feelings(measured).filter((one) =>
    one.points.some((point) => !point.card || point.card.lane === lane.id),
  );
  const points = series.filter((one) => one.measured).flatMap((one) => one.points);
  return (
    <>
      <svg className="feeling-line" width={width} height={lineHeight}>
        <line x2={width} y1={lineHeight / 2} y2={lineHeight / 2} />
        {series.map((one) => (
          <Series key={one.id} series={one} x={x} />
        ))}
      </svg>
      {points.map((point) => (
        <Value key={point.from} point={point} at={x(point)} />
      ))}
    </>
  );
});
