/** The line of feelings behind the cells of an emotion lane: measured solid, declared dashed, gaps left open. */
import type { Lane } from '../../map/map.ts';
import { feelingsOf, unbroken, type FeelingSeries } from '../../render/feeling.ts';
import { smooth } from '../../render/smooth.ts';
import { printPath } from '../../render/svg.ts';
import { useOpenMap } from './desk-context.ts';

const unit = 100;
const height = 72;
const y = (value: number): number => height / 2 - (value / 2) * (height / 2 - 6);

function Series({ series }: { series: FeelingSeries }) {
  return unbroken(series.points).map((run) => {
    const points = run.map((point) => ({ x: ((point.from + point.to + 1) / 2) * unit, y: y(point.value) }));
    return (
      <path
        key={`${series.id}${points[0]?.x}`}
        className={series.measured ? 'feeling-measured' : 'feeling-declared'}
        d={printPath(smooth(points))}
      />
    );
  });
}

/** Spans the whole row, so it is drawn once, in the row's first cell. */
export function FeelingLine({ lane, columns }: { lane: Lane; columns: number }) {
  const { measured } = useOpenMap();
  const series = feelingsOf(measured).filter((one) =>
    one.points.some((point) => !point.card || point.card.lane === lane.id),
  );
  return (
    <svg
      className="feeling-line"
      viewBox={`0 0 ${columns * unit} ${height}`}
      preserveAspectRatio="none"
      style={{ width: `${columns * 100}%` }}
      aria-hidden
    >
      <line x2={columns * unit} y1={height / 2} y2={height / 2} />
      {series.map((one) => (
        <Series key={one.id} series={one} />
      ))}
    </svg>
  );
}
