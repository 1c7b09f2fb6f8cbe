/** The same touchpoint in each discovered journey: who meets it, who comes back to it, the wait before, the feeling. */
import { Link } from 'react-router';
import type { Measure } from '../../map/measure.ts';
import { interval, valueWords } from '../../render/wording.ts';
import type { TouchpointGroup, TouchpointPage } from '../../server/api.ts';
import { ShareFigure, TimeFigure } from '../compare/figures.tsx';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { count, percentRange } from '../words.ts';

function Felt({ measure }: { measure: Measure | undefined }) {
  if (!measure || measure.value === null) return <span className="grey">{valueWords(measure)}</span>;
  return (
    <>
      <span className="compare-value">{valueWords(measure)}</span>{' '}
      <span className="grey">
        n {count(measure.n)} · {interval(measure)}
      </span>
    </>
  );
}

function Row(props: { source: string; group: TouchpointGroup; feeling: Measure | undefined; everyone: boolean }) {
  const { source, group, feeling, everyone } = props;
  const { reached } = group;
  return (
    <tr>
      <th scope="row">{everyone ? t('Everyone') : <Link to={places.paths(source, group.id)}>{group.name}</Link>}</th>
      <td data-label={t('Meet it')}>
        <ShareFigure share={reached} />{' '}
        {reached ? <span className="grey">{percentRange(reached.low, reached.high)}</span> : null}
      </td>
      <td data-label={t('Come back to it')}>{reached?.hits === 0 ? '–' : <ShareFigure share={group.repeated} />}</td>
      <td data-label={t('Wait before it')}>{reached?.hits === 0 ? '–' : <TimeFigure times={group.waitBefore} />}</td>
      <td data-label={t('How it feels')}>
        <Felt measure={feeling} />
      </td>
    </tr>
  );
}

export function WhoMeetsIt({ source, page }: { source: string; page: TouchpointPage }) {
  return (
    <section aria-labelledby="touchpoint-who">
      <h2 id="touchpoint-who">{t('Who meets it')}</h2>
      <table className="plain-table touchpoint-groups">
        <thead>
          <tr>
            <th scope="col">{t('Journey')}</th>
            <th scope="col">{t('Meet it')}</th>
            <th scope="col">{t('Come back to it')}</th>
            <th scope="col">{t('Wait before it')}</th>
            <th scope="col">{t('How it feels')}</th>
          </tr>
        </thead>
        <tbody>
          {page.groups.map((group, at) => (
            <Row
              key={group.id}
              source={source}
              group={group}
              everyone={at === 0}
              feeling={page.measures[at === 0 ? 'blend' : `blend ${group.id}`]}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
