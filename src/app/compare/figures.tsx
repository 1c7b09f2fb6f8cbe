/** The figures of a comparison: a share or a time on either side, and the difference with its interval. */
import type { SharePair, TimesPair } from '../../server/api.ts';
import { t } from '../language/t.ts';
import { count, duration, percent } from '../words.ts';

/** "+12 points", "−3 points": shares are told apart in points, not in percent of each other. */
export function points(value: number): string {
  const whole = Math.round(Math.abs(value) * 100);
  const sign = whole === 0 ? '' : value > 0 ? '+' : '−';
  return t('{sign}{n, plural, one {# point} other {# points}}', { sign, n: whole });
}

/** "4 to 9 points" with signs where they are needed. */
export function pointsRange({ low, high }: { low: number; high: number }): string {
  const word = (value: number): string => {
    const whole = Math.round(value * 100);
    return whole < 0 ? `−${-whole}` : whole === 0 ? '0' : `+${whole}`;
  };
  return t('{from} to {to}', { from: word(low), to: word(high) });
}

export function ShareFigure({ share }: { share: SharePair['a'] }) {
  if (!share) return <span className="grey">{t('too few to show')}</span>;
  return (
    <>
      <span className="compare-value">{share.n === 0 ? '–' : percent(share.hits / share.n)}</span>{' '}
      <span className="grey">n {count(share.n)}</span>
    </>
  );
}

export function TimeFigure({ times }: { times: TimesPair['a'] }) {
  if (!times) return <span className="grey">{t('not measured')}</span>;
  return (
    <>
      <span className="compare-value">{duration(times.median)}</span> <span className="grey">n {count(times.n)}</span>
    </>
  );
}

/** What of the difference may be said; a clear one stands out. */
export function Difference({ pair }: { pair: SharePair }) {
  if (!pair.difference) return <span className="grey">{t('not shown')}</span>;
  return (
    <span className={pair.clear ? 'compare-difference compare-clear' : 'compare-difference'}>
      {points(pair.difference.value)} <span className="grey">{pointsRange(pair.difference)}</span>
    </span>
  );
}
