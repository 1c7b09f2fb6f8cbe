/** Where the answers belong: by touchpoint, stage and journey, how many, how they came there, how good they are. */
import type { ResponsesView } from '../../server/responses-api.ts';
import { figure } from '../../render/wording.ts';
import { scrolls } from '../controls/scrolls.ts';
import { t } from '../language/t.ts';
import { count } from '../words.ts';
import { waysTold } from './answer-words.ts';

type Place = ResponsesView['places'][number];

const kinds: Readonly<Record<Place['to'], string>> = {
  touchpoint: t('touchpoint'),
  stage: t('stage'),
  whole: '',
};

const nameOf = ({ to, name, place }: Place): string =>
  to === 'whole' ? t('The journey as a whole') : (name ?? place ?? '');

/** From the bad end to the good end; the mark stands where the mean does. */
function Mean({ place }: { place: Place }) {
  const { valence, answers } = place;
  if (valence === undefined) {
    return <span className="grey">{answers === 0 ? t('comments only') : t('too few to show')}</span>;
  }
  const side = valence < -0.2 ? 'bad' : valence > 0.2 ? 'good' : 'middle';
  const sign = valence > 0.005 ? '+' : valence < -0.005 ? '−' : '';
  return (
    <span className="place-mean">
      <i className="place-track" data-side={side} aria-hidden>
        <b style={{ insetInlineStart: `${(50 * (valence + 1)).toFixed(1)}%` }} />
      </i>
      <span>{`${sign}${figure(Math.abs(valence), 2)}`}</span>
    </span>
  );
}

export function PlaceList({ places }: { places: readonly Place[] }) {
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="places">
      <h2 id="places">{t('Where the answers belong')}</h2>
      <section className="place-frame" aria-label={t('Where the answers belong')} {...scrolls}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('Place')}</th>
              <th scope="col">{t('Responses')}</th>
              <th scope="col">{t('Scores')}</th>
              <th scope="col">{t('Comments')}</th>
              <th scope="col">{t('Mean, from −1 to +1')}</th>
              <th scope="col">{t('How they came here')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={`${place.to} ${place.place ?? ''}`}>
                <th scope="row">
                  {nameOf(place)} <small className="grey">{kinds[place.to]}</small>
                </th>
                <td>{count(place.responses)}</td>
                <td>{count(place.answers)}</td>
                <td>{count(place.texts)}</td>
                <td>
                  <Mean place={place} />
                </td>
                <td className="grey">{waysTold(place.by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
