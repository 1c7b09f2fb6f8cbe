/** Where customers come from, or where they go on to: touchpoints with their share of all moves and the time between. */
import { Link } from 'react-router';
import type { Move, Moves } from '../../server/api.ts';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { count, duration, percent } from '../words.ts';

function Line(props: { source: string; move: Move; edge: string }) {
  const { source, move, edge } = props;
  return (
    <li>
      <span className="move-name">
        {move.name === null ? <i>{edge}</i> : <Link to={places.touchpoint(source, move.name)}>{move.name}</Link>}
      </span>
      <span className="move-share">{percent(move.share)}</span>
      <span className="move-bar" aria-hidden>
        <span style={{ inlineSize: `${Math.max(0.5, move.share * 100)}%` }} />
      </span>
      <span className="grey">
        {move.about ? t('about {n}', { n: count(move.count) }) : `n ${count(move.count)}`}
        {move.median === null || move.p90 === null
          ? ''
          : ` · ${t('half within {median}, 9 in 10 within {p90}', { median: duration(move.median), p90: duration(move.p90) })}`}
      </span>
    </li>
  );
}

export function MoveList(props: { source: string; title: string; moves: Moves; edge: string }) {
  const { source, title, moves, edge } = props;
  const { kinds, share } = moves.rest;
  return (
    <section className="move-list">
      <h3>{title}</h3>
      {moves.rows.length === 0 && kinds === 0 ? <p className="soft">{t('nothing')}</p> : null}
      <ul>
        {moves.rows.map((move) => (
          <Line key={move.touchpoint ?? 'edge'} source={source} move={move} edge={edge} />
        ))}
      </ul>
      {kinds > 0 ? (
        <p className="grey">
          {t('{kinds, plural, one {one rarer move} other {# rarer moves}}, {share} together', {
            kinds,
            share: percent(share),
          })}
        </p>
      ) : null}
    </section>
  );
}
