/** What is told of both journeys as wholes: size, goal, time, who they are, and the usual way. */
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Comparison } from '../../server/api.ts';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { count, duration, percent, qValue, sizeWords } from '../words.ts';
import { Difference, ShareFigure, TimeFigure } from './figures.tsx';

type Side = Comparison['a'];

function Traits({ side }: { side: Side }) {
  if (side.traits.length === 0) return <p className="grey">{t('nothing sets them apart')}</p>;
  return (
    <ul className="compare-traits">
      {side.traits.slice(0, 3).map((trait) => (
        <li key={`${trait.property} ${trait.value}`}>
          {trait.property.replaceAll('_', ' ')}: <b>{trait.value}</b> {percent(trait.share)}{' '}
          <span className="grey">
            n {count(trait.n)} · {qValue(trait.pAdjusted)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Way({ side, source }: { side: Side; source: string }) {
  return (
    <>
      <ol className="compare-way">
        {side.typical.path.map((name, at) => (
          // One touchpoint may stand twice on a path.
          <li key={`${at} ${name}`}>{name}</li>
        ))}
      </ol>
      <p className="grey">
        {side.typical.share === null
          ? t('the middle of the group; too few walk exactly this to say how many')
          : t('the middle of the group; {share} walk exactly this', { share: percent(side.typical.share) })}{' '}
        · <Link to={places.paths(source, side.id)}>{t('See the paths')}</Link>
      </p>
    </>
  );
}

function Row(props: { name: string; a: ReactNode; b: ReactNode; difference?: ReactNode }) {
  return (
    <tr>
      <th scope="row">{props.name}</th>
      <td>{props.a}</td>
      <td>{props.b}</td>
      <td>{props.difference}</td>
    </tr>
  );
}

const within = (side: Comparison['duration']['a']): ReactNode =>
  side ? <span className="grey"> · {t('9 in 10 within {time}', { time: duration(side.p90) })}</span> : null;

const size = (side: Side): ReactNode => (
  <>
    <span className="compare-value">{side.share === null ? '' : percent(side.share)}</span>{' '}
    <span className="grey">{sizeWords(side)}</span>
  </>
);

export function AtAGlance({ found }: { found: Comparison }) {
  const source = useParams().source ?? '';
  const { a, b, converted, duration: times } = found;
  return (
    <section aria-label={t('Both as wholes')} className="compare-scroll">
      <table className="plain-table compare-glance">
        <thead>
          <tr>
            <th scope="col" aria-label={t('Figure')} />
            <th scope="col">
              <span className="compare-name-a">{a.name}</span>
            </th>
            <th scope="col">
              <span className="compare-name-b">{b.name}</span>
            </th>
            <th scope="col">{t('Difference')}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={t('Share of all journeys')} a={size(a)} b={size(b)} />
          {converted ? (
            <Row
              name={t('Reached “{goal}”', { goal: converted.goal })}
              a={<ShareFigure share={converted.a} />}
              b={<ShareFigure share={converted.b} />}
              difference={<Difference pair={converted} />}
            />
          ) : null}
          <Row
            name={t('Takes')}
            a={
              <>
                <TimeFigure times={times.a} />
                {within(times.a)}
              </>
            }
            b={
              <>
                <TimeFigure times={times.b} />
                {within(times.b)}
              </>
            }
          />
          <Row name={t('Who they are')} a={<Traits side={a} />} b={<Traits side={b} />} />
          <Row name={t('The usual way')} a={<Way side={a} source={source} />} b={<Way side={b} source={source} />} />
        </tbody>
      </table>
    </section>
  );
}
