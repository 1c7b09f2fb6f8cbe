/** The feelings of a map's stages as a line no higher than a word; gaps where nobody wrote a feeling. */
import type { AtlasMap } from '../../server/library-api.ts';
import { valence } from '../../render/wording.ts';
import { t } from '../language/t.ts';

const width = 96;
const height = 26;
const y = (feeling: number): number => height / 2 - (feeling / 2) * (height / 2 - 4);

export function MapCurve({ stages }: { stages: AtlasMap['stages'] }) {
  const known = stages.flatMap((stage) => (stage.feeling === null ? [] : [{ ...stage, feeling: stage.feeling }]));
  if (known.length === 0) {
    return <span className="grey atlas-curve-none">{stages.length === 0 ? '' : t('no feelings yet')}</span>;
  }
  const x = (at: number): number => (stages.length === 1 ? width / 2 : 4 + (at / (stages.length - 1)) * (width - 8));
  const points = stages.map(({ feeling }, at) => (feeling === null ? undefined : { x: x(at), y: y(feeling), feeling }));
  const words = known.map((stage) => `${stage.name} ${valence(stage.feeling)}`).join(', ');
  return (
    <svg
      className="atlas-curve"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('Feelings: {words}', { words })}
    >
      <title>{words}</title>
      <line x1={0} x2={width} y1={height / 2} y2={height / 2} />
      {runsOf(points).map((run) => (
        <polyline key={run[0]?.x} points={run.map((point) => `${point.x},${point.y}`).join(' ')} />
      ))}
      {points.map((point) =>
        point ? (
          <circle key={point.x} cx={point.x} cy={point.y} r={2.6} className={point.feeling < 0 ? 'below' : 'above'} />
        ) : null,
      )}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Nothing is drawn across a stage of which nothing is known. */
function runsOf<P extends Point>(points: readonly (P | undefined)[]): P[][] {
  const runs: P[][] = [];
  let run: P[] | undefined;
  for (const point of points) {
    if (!point) run = undefined;
    else if (run) run.push(point);
    else runs.push((run = [point]));
  }
  return runs.filter((one) => one.length > 1);
}
