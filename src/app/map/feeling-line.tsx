/** The line of feelings above the cards of an emotion lane: measured solid, declared dashed, gaps left open. */
import type { Lane } from '../../map/map.ts';
import { feelingsOf, unbroken, type FeelingPoint, type FeelingSeries } from '../../render/feeling.ts';
import { smooth } from '../../render/smooth.ts';
import { printPath } from '../../render/svg.ts';
import { count, valence } from '../../render/wording.ts';
import { useOpenMap } from './desk-context.ts';

const unit = 100;
const height = 72;
const y = (value: number): number => height / 2 - (value / 2) * (height / 2 - 8);
const x = (point: FeelingPoint): number => ((point.from + point.to + 1) / 2) * unit;

function Series({ series }: { series: FeelingSeries }) {
  const look = series.measured ? 'feeling-measured' : 'feeling-declared';
  return (
    <>
      {unbroken(series.points).map((run) => (
        <path
          key={run[0]?.from}
          className={look}
          d={printPath(smooth(run.map((point) => ({ x: x(point), y: y(point.value) }))))}
        />
      ))}
      {series.points.map((point) => {
        // A line without length is drawn as a dot that keeps its shape however wide the columns are.
        const dot = `M${x(point)} ${y(point.value)}h0`;
        return (
          <g key={point.from}>
            <path className={`${look} feeling-dot`} d={dot} />
            <path className="feeling-heart" d={dot} />
          </g>
        );
      })}
    </>
  );
}

function Value({ point, columns }: { point: FeelingPoint; columns: number }) {
  const above = point.value >= 0;
  return (
    <span
      className="feeling-value"
      style={{ left: `${(x(point) / (columns * unit)) * 100}%`, top: y(point.value) + (above ? -26 : 8) }}
    >
      {valence(point.value)} {point.measure ? <span>n {count(point.measure.n)}</span> : null}
    </span>
  );
}

/** Spans the whole row of the lane. */
export function FeelingLine({ lane, columns }: { lane: Lane; columns: number }) {
  const { measured } = useOpenMap();
  const all = feelingsOf(measured);
  const series = all.filter((one) => one.points.some((point) => !point.card || point.card.lane === lane.id));
  const points = series.filter((one) => one.measured).flatMap((one) => one.points);
  return (
    <>
      <svg className="feeling-line" viewBox={`0 0 ${columns * unit} ${height}`} preserveAspectRatio="none">
        <line x2={columns * unit} y1={height / 2} y2={height / 2} />
        {series.map((one) => (
          <Series key={one.id} series={one} />
        ))}
      </svg>
      {points.map((point) => (
        <Value key={point.from} point={point} columns={columns} />
      ))}
    </>
  );
}
