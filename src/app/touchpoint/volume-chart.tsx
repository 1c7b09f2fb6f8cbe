/** How often a touchpoint was met, period by period: bars on one axis, the same figures as a table below. */
import type { Volume } from '../../server/api.ts';
import { language, t } from '../language/t.ts';
import { count } from '../words.ts';

type Period = Volume['periods'][number];

const height = 88;

/** "Mar 2026", "2 Mar 2026" */
export function periodName({ unit }: Volume, from: string): string {
  const day = unit === 'month' ? {} : { day: 'numeric' as const };
  return new Date(from).toLocaleDateString(language, { ...day, month: 'short', year: 'numeric', timeZone: 'UTC' });
}

function said({ count: times, customers, partial }: Period): string {
  if (times === null) return t('too few to show');
  const met = t(
    '{times, plural, one {# time} other {# times}} by {customers, plural, one {# customer} other {# customers}}',
    {
      times,
      customers: customers ?? 0,
    },
  );
  return partial ? t('{met}, covered only in part', { met }) : met;
}

function Bars({ volume, top }: { volume: Volume; top: number }) {
  const { periods } = volume;
  return (
    <svg
      className="volume-bars"
      viewBox={`0 0 ${periods.length * 10} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('How often it was met; the figures stand in the table below.')}
    >
      {periods.map((period, at) => {
        const size = period.count === null ? 0 : Math.max(period.count === 0 ? 0 : 1, (period.count / top) * height);
        return (
          <rect
            key={period.from}
            x={at * 10 + 1}
            width={8}
            y={height - size}
            height={size}
            data-partial={period.partial || undefined}
          >
            <title>{`${periodName(volume, period.from)}: ${said(period)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

const title = (unit: Volume['unit']): string => ({ day: t('By day'), week: t('By week'), month: t('By month') })[unit];

export function VolumeChart({ volume }: { volume: Volume }) {
  const { periods, unit } = volume;
  const top = Math.max(1, ...periods.map((one) => one.count ?? 0));
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return null;
  return (
    <figure className="volume">
      <figcaption className="grey">
        {title(unit)} · {t('highest {n}', { n: count(top) })}
        {periods.some((one) => one.partial) ? ` · ${t('paler: covered only in part')}` : ''}
      </figcaption>
      <Bars volume={volume} top={top} />
      <p className="volume-ends grey" aria-hidden>
        <span>{periodName(volume, first.from)}</span>
        <span>{periodName(volume, last.from)}</span>
      </p>
      <details>
        <summary>{t('As a table')}</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('Since')}</th>
              <th scope="col">{t('Met')}</th>
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <tr key={period.from}>
                <th scope="row">{periodName(volume, period.from)}</th>
                <td>{said(period)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
