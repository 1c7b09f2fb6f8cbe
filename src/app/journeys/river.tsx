/** The small drawing of a journey: a band as wide as the share of journeys that reached each stage. */
import type { FoundJourney } from '../../server/api.ts';
import { t } from '../language/t.ts';

const column = 100;
const height = 46;
/** Part of each column over which the band keeps its width. */
const flat = 0.5;

interface Reach {
  readonly stage: number;
  /** In [0, 1]; null where it is not shown. */
  readonly share: number | null;
  /** How many did not reach it would tell of few. */
  readonly nearly: boolean;
}

/** How far the journeys of a group came, one entry a stage. */
export function reachOf(journey: FoundJourney, stages: number): Reach[] {
  return Array.from({ length: stages }, (_, stage) => {
    const facts = journey.stages.find((one) => one.stage === stage);
    const reached = facts?.reached ?? null;
    return { stage, share: reached && reached.n > 0 ? reached.hits / reached.n : null, nearly: facts?.nearly ?? false };
  });
}

/** What stands where there is no share. */
export const reachWords = ({ nearly }: Pick<Reach, 'nearly'>): string =>
  nearly ? t('nearly all') : t('too few to show');

function edge(shares: readonly number[], sign: 1 | -1): string[] {
  const y = (share: number): number => height / 2 + (sign * share * (height - 2)) / 2;
  const steps = shares.flatMap((share, index) => {
    const left = index === 0 ? 0 : (index + (1 - flat) / 2) * column;
    const right = index === shares.length - 1 ? shares.length * column : (index + (1 + flat) / 2) * column;
    const before = shares[index - 1];
    const from = (index - (1 - flat) / 2) * column;
    const half = (from + left) / 2;
    const turn = before === undefined ? '' : `C${half} ${y(before)} ${half} ${y(share)} ${left} ${y(share)}`;
    return [`${turn === '' ? `L${left} ${y(share)}` : turn}L${right} ${y(share)}`];
  });
  return steps;
}

/** The outline of the band: along the top, and back along the bottom. */
export function bandPath(shares: readonly number[]): string {
  const top = edge(shares, -1).join('').replace(/^L/, 'M');
  const points = edge([...shares].reverse(), 1).join('');
  // The way back is drawn mirrored: x runs from the right.
  const width = shares.length * column;
  const mirrored = points.replace(
    /(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)/g,
    (_, x: string, y: string) => `${width - Number(x)} ${y}`,
  );
  return `${top}${mirrored}Z`;
}

export function River({ journey, stages }: { journey: FoundJourney; stages: readonly string[] }) {
  const reach = reachOf(journey, stages.length);
  const width = stages.length * column;
  const said = reach
    .map(
      (one) =>
        `${stages[one.stage] ?? ''} ${one.share === null ? reachWords(one) : t('{share} percent', { share: Math.round(one.share * 100) })}`,
    )
    .join(', ');
  return (
    <svg
      className="river"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('Share of journeys that reached each stage: {said}', { said })}
    >
      <rect className="river-all" width={width} height={height} />
      {stages.slice(1).map((stage, index) => (
        <line key={stage} className="river-tick" x1={(index + 1) * column} x2={(index + 1) * column} y2={height} />
      ))}
      <path className="river-band" d={bandPath(reach.map((one) => one.share ?? (one.nearly ? 1 : 0)))} />
    </svg>
  );
}
