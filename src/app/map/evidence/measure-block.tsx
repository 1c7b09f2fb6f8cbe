/** One measure in full: what it is, its value with n, interval and period, what was counted, and of which log. */
import type { Measure, MeasureRef } from '../../../map/measure.ts';
import { askName } from '../../../render/reading.ts';
import { useOpenMap } from '../desk-context.ts';
import { count, day, duration, interval, period, share, valueWords } from '../../../render/wording.ts';
import { heard, t } from '../../language/t.ts';

/** "n 8,214 of 12,018 · 64 to 66 % · 1 Aug to 31 Oct 2026" */
function groundsOf(measure: Measure): string {
  const n =
    measure.of === undefined
      ? `n ${count(measure.n)}`
      : t('n {n} of {of}', { n: count(measure.n), of: count(measure.of) });
  // Of feelings: how many of those who came answered.
  const isOfAnswers = measure.unit === 'valence' || measure.unit === 'nps';
  const covers = isOfAnswers && measure.of ? t('{share} answered', { share: share(measure.n / measure.of) }) : '';
  const p90 = measure.p90 === undefined ? '' : t('1 in 10 more than {time}', { time: duration(measure.p90) });
  return [n, covers, interval(measure), p90, period(measure.from, measure.to)].filter(Boolean).join(' · ');
}

export function MeasureBlock(props: { refer: MeasureRef; measure: Measure | undefined; source: string | undefined }) {
  const { refer, measure, source } = props;
  const { measuring } = useOpenMap();
  return (
    <div className="measure">
      <dt>{askName(refer.ask, refer.by)}</dt>
      <dd>
        <strong className={measure?.value === null || !measure ? 'unmeasured' : undefined}>
          {measuring ? t('measuring…') : valueWords(measure)}
        </strong>
        {measure && !measure.suppressed ? <span className="grey">{groundsOf(measure)}</span> : null}
        {measure?.suppressed ? <span className="grey">{t('Groups of fewer than 10 are never shown.')}</span> : null}
        {measure ? <p className="meaning">{heard(measure.meaning)}</p> : null}
        {measure && source ? (
          <span className="grey">{t('{source}, as of {day}', { source, day: day(measure.asOf) })}</span>
        ) : null}
      </dd>
    </div>
  );
}
