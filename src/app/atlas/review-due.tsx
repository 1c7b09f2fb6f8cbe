/** What should be looked at first: reviews that are due, and links between maps that lead in a circle. */
import { Link } from 'react-router';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { useAtlasDesk } from './atlas-desk.ts';
import { daysLate, isDue } from './atlas-filters.ts';

/** Longer lists are a page of their own: the filter "Review due". */
const most = 5;

export function ReviewDue({ showAll }: { showAll: () => void }) {
  const { atlas, today } = useAtlasDesk();
  const due = atlas.maps
    .filter((map) => isDue(map, today))
    .sort((a, b) => (a.reviewBy ?? '').localeCompare(b.reviewBy ?? ''));
  if (due.length === 0) return null;
  return (
    <section className="atlas-due" aria-labelledby="atlas-due">
      <h2 id="atlas-due">{t('{n, plural, one {# review is due} other {# reviews are due}}', { n: due.length })}</h2>
      <ul>
        {due.slice(0, most).map((map) => (
          <li key={map.id}>
            <Link to={places.mapChanges(map.id)}>{map.title}</Link>
            <span className="late">
              {daysLate(map, today) === 0
                ? t('today')
                : t('{days, plural, one {# day late} other {# days late}}', { days: daysLate(map, today) ?? 0 })}
            </span>
            {map.owner ? <span className="grey">{map.owner}</span> : <span className="nobody">{t('nobody')}</span>}
          </li>
        ))}
      </ul>
      {due.length > most ? (
        <button type="button" className="link-button" onClick={showAll}>
          {t('Show all {n}', { n: due.length })}
        </button>
      ) : null}
    </section>
  );
}

export function Circles() {
  const { atlas } = useAtlasDesk();
  if (atlas.circles.length === 0) return null;
  const title = new Map(atlas.maps.map((map) => [map.id, map.title]));
  return (
    <section className="atlas-due" aria-labelledby="atlas-circles">
      <h2 id="atlas-circles">{t('Some maps lead in a circle')}</h2>
      <ul>
        {atlas.circles.slice(0, most).map((circle) => (
          <li key={circle.join(' ')}>{[...circle, circle[0] ?? ''].map((id) => title.get(id) ?? id).join(' → ')}</li>
        ))}
      </ul>
      <p className="grey">{t('Take one of these links away: in a circle no map is the whole.')}</p>
    </section>
  );
}
