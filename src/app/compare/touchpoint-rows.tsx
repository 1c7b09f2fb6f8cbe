/** Touchpoint by touchpoint: how many of either side meet it, as two marks on one line and in figures. */
import { Link, useParams } from 'react-router';
import type { Comparison, SharePair } from '../../server/api.ts';
import { scrolls } from '../controls/scrolls.ts';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { Difference, ShareFigure } from './figures.tsx';

type Row = Comparison['touchpoints'][number];

const place = (side: SharePair['a']): number | null => (side && side.n > 0 ? (100 * side.hits) / side.n : null);

/** A disc for the first journey, a square for the second; the line between them is the difference. */
function Marks({ pair }: { pair: SharePair }) {
  const [a, b] = [place(pair.a), place(pair.b)];
  const known = [a, b].filter((one) => one !== null);
  return (
    <svg className="compare-marks" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
      <line className="compare-axis" x1={0} x2={100} y1={6} y2={6} />
      {known.length === 2 ? (
        <line
          className={pair.clear ? 'compare-span compare-span-clear' : 'compare-span'}
          x1={Math.min(...known)}
          x2={Math.max(...known)}
          y1={6}
          y2={6}
        />
      ) : null}
    </svg>
  );
}

function Dumbbell({ pair }: { pair: SharePair }) {
  const [a, b] = [place(pair.a), place(pair.b)];
  return (
    <div className="compare-dumbbell" aria-hidden>
      <Marks pair={pair} />
      {b === null ? null : <i className="mark-b" style={{ insetInlineStart: `${b}%` }} />}
      {a === null ? null : <i className="mark-a" style={{ insetInlineStart: `${a}%` }} />}
    </div>
  );
}

function Line({ row }: { row: Row }) {
  const source = useParams().source ?? '';
  return (
    <tr data-clear={row.reached.clear || undefined}>
      <th scope="row">
        <Link to={places.touchpoint(source, row.name)}>{row.name}</Link>
      </th>
      <td className="compare-picture">
        <Dumbbell pair={row.reached} />
      </td>
      <td className="right">
        <ShareFigure share={row.reached.a} />
      </td>
      <td className="right">
        <ShareFigure share={row.reached.b} />
      </td>
      <td className="right">
        <Difference pair={row.reached} />
      </td>
    </tr>
  );
}

interface Group {
  readonly stage: number | null;
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Rows under the stage they belong to; those of every stage at the end. */
export function byStage({ stages, touchpoints }: Comparison, onlyClear: boolean): Group[] {
  const wanted = touchpoints.filter((one) => !onlyClear || one.reached.clear);
  const groups = stages.map(({ stage, name }): Group => ({
    stage,
    name,
    rows: wanted.filter((one) => one.stage === stage),
  }));
  const rest = { stage: null, name: t('At every stage'), rows: wanted.filter((one) => one.stage === null) };
  return [...groups, rest].filter(({ rows }) => rows.length > 0);
}

export function TouchpointRows({ found, onlyClear }: { found: Comparison; onlyClear: boolean }) {
  const groups = byStage(found, onlyClear);
  if (groups.length === 0)
    return <p className="soft">{t('No touchpoint is met clearly more often on one side than on the other.')}</p>;
  return (
    <section className="compare-scroll" aria-label={t('Touchpoints, scrolls sideways')} {...scrolls}>
      <table className="plain-table compare-table">
        <thead>
          <tr>
            <th scope="col">{t('Touchpoint')}</th>
            <th scope="col" className="compare-picture" aria-hidden />
            <th scope="col" className="right">
              <span className="compare-name-a">{found.a.name}</span>
            </th>
            <th scope="col" className="right">
              <span className="compare-name-b">{found.b.name}</span>
            </th>
            <th scope="col" className="right">
              {t('Difference')}
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.stage ?? 'every'}>
            <tr className="compare-stage">
              <th scope="rowgroup" colSpan={5}>
                {group.name}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Line key={row.touchpoint} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
