/** What ratings, words and behaviour tell of a touchpoint, beside each other and in one estimate. */
import { Link } from 'react-router';
import type { Measure } from '../../map/measure.ts';
import { interval, period, valueWords } from '../../render/wording.ts';
import type { TouchpointPage } from '../../server/api.ts';
import { heard, t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { count } from '../words.ts';

const tellers = [
  ['survey', t('Ratings')],
  ['text', t('What they write')],
  ['strain', t('Strain in how they walk')],
  ['blend', t('Ratings and words in one')],
  ['nps', t('Would recommend (NPS)')],
] as const;

/** "n 412 of 3,100 · −0.4 to +0.1 · 1 Aug to 31 Oct 2026" */
function grounds(measure: Measure): string {
  const n =
    measure.of === undefined
      ? `n ${count(measure.n)}`
      : t('n {n} of {of}', { n: count(measure.n), of: count(measure.of) });
  return [n, interval(measure), period(measure.from, measure.to)].filter(Boolean).join(' · ');
}

function Teller({ name, measure }: { name: string; measure: Measure }) {
  return (
    <div className="teller">
      <dt>{name}</dt>
      <dd>
        <strong className={measure.value === null ? 'unmeasured' : undefined}>{valueWords(measure)}</strong>
        {measure.value === null ? null : <span className="grey">{grounds(measure)}</span>}
        <details>
          <summary>{t('What was counted')}</summary>
          <p>{heard(measure.meaning)}</p>
        </details>
      </dd>
    </div>
  );
}

export function HowItFeels({ measures }: Pick<TouchpointPage, 'measures'>) {
  const told = tellers.flatMap(([id, name]) => {
    const measure = measures[id];
    return measure ? [{ id, name, measure }] : [];
  });
  const heardNothing = told.every(
    ({ id, measure }) => id === 'strain' || (measure.value === null && !measure.suppressed),
  );
  return (
    <section aria-labelledby="touchpoint-feels">
      <h2 id="touchpoint-feels">{t('How it feels')}</h2>
      {heardNothing ? (
        <p className="soft">
          {t('No survey answer or review is about this touchpoint yet.')}{' '}
          <Link to={places.bring}>{t('Bring survey answers or reviews')}</Link>
        </p>
      ) : null}
      <dl className="tellers">
        {told
          .filter(({ id }) => !heardNothing || id === 'strain')
          .map(({ id, name, measure }) => (
            <Teller key={id} name={name} measure={measure} />
          ))}
      </dl>
    </section>
  );
}
