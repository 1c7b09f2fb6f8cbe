/** The picture of a comparison: one journey's band above the line, the other's below, stage by stage. */
import type { Comparison, SharePair } from '../../server/api.ts';
import { t } from '../language/t.ts';
import { percent } from '../words.ts';
import { points, pointsRange } from './figures.tsx';

const column = 100;
const half = 44;
/** Part of each column over which a band keeps its width. */
const flat = 0.56;

const shareOf = (side: SharePair['a']): number => (side && side.n > 0 ? side.hits / side.n : 0);

/** From the line outwards and back: `sign` -1 is above, 1 below. Middle of the picture is y = 0. */
export function halfBand(shares: readonly number[], sign: 1 | -1): string {
  const y = (share: number): number => sign * share * (half - 2);
  const last = shares.length - 1;
  const tops = shares.map((share, at) => {
    const left = at === 0 ? 0 : (at + (1 - flat) / 2) * column;
    const right = at === last ? shares.length * column : (at + (1 + flat) / 2) * column;
    if (at === 0) return `L${left} ${y(share)}L${right} ${y(share)}`;
    const from = (at - (1 - flat) / 2) * column;
    const turn = (from + left) / 2;
    return `C${turn} ${y(shares[at - 1] ?? 0)} ${turn} ${y(share)} ${left} ${y(share)}L${right} ${y(share)}`;
  });
  return `M0 0${tops.join('')}L${shares.length * column} 0Z`;
}

function said({ a, b, stages }: Comparison): string {
  const share = (side: SharePair['a']): string => (side ? percent(shareOf(side)) : t('too few to show'));
  return stages
    .map(({ name, reached }) =>
      t('{stage}: {a} of {first}, {b} of {second}', {
        stage: name,
        a: share(reached.a),
        first: a.name,
        b: share(reached.b),
        second: b.name,
      }),
    )
    .join('. ');
}

function StageDifference({ pair }: { pair: SharePair }) {
  if (!pair.difference) return <span className="grey">{t('not shown')}</span>;
  return (
    <span className={pair.clear ? 'compare-clear' : 'soft'} title={pointsRange(pair.difference)}>
      {points(pair.difference.value)}
    </span>
  );
}

/** Share of the journeys of either side that reached each stage, mirrored at one line. */
export function TwoRivers({ found }: { found: Comparison }) {
  const width = found.stages.length * column;
  const columns = { gridTemplateColumns: `repeat(${found.stages.length}, minmax(0, 1fr))` };
  return (
    <div className="two-rivers">
      <ol className="two-rivers-heads" style={columns} aria-hidden>
        {found.stages.map(({ stage, name, reached }) => (
          <li key={stage}>
            <span className="two-rivers-stage">{name}</span>
            <span className="two-rivers-a">{reached.a ? percent(shareOf(reached.a)) : '–'}</span>
          </li>
        ))}
      </ol>
      <svg
        className="river two-rivers-bands"
        viewBox={`0 ${-half} ${width} ${2 * half}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('Share of journeys that reached each stage. {said}', { said: said(found) })}
      >
        <rect className="river-all" y={-half} width={width} height={2 * half} />
        {found.stages.slice(1).map(({ stage }) => (
          <line key={stage} className="river-tick" x1={stage * column} x2={stage * column} y1={-half} y2={half} />
        ))}
        <path
          className="band-a"
          d={halfBand(
            found.stages.map((one) => shareOf(one.reached.a)),
            -1,
          )}
        />
        <path
          className="band-b"
          d={halfBand(
            found.stages.map((one) => shareOf(one.reached.b)),
            1,
          )}
        />
        <line className="two-rivers-line" x2={width} />
      </svg>
      <ol className="two-rivers-feet" style={columns} aria-hidden>
        {found.stages.map(({ stage, reached }) => (
          <li key={stage}>
            <span className="two-rivers-b">{reached.b ? percent(shareOf(reached.b)) : '–'}</span>
            <StageDifference pair={reached} />
          </li>
        ))}
      </ol>
    </div>
  );
}
