/** Says what went wrong and what to do, wherever something could not be shown. */
import { Button } from 'react-aria-components';
import { problemOf } from '../ask.ts';
import { t } from '../language/t.ts';

export function TroubleNote({ error, again }: { error: unknown; again?: () => void }) {
  const problem = problemOf(error);
  const place = [
    problem.line ? t('line {line}', { line: problem.line }) : '',
    problem.field ? t('column “{name}”', { name: problem.field }) : '',
  ];
  const where = place.filter(Boolean).join(', ');
  return (
    <section className="trouble" role="alert">
      <h2>{t(problem.title)}</h2>
      {problem.detail && problem.detail !== problem.title ? <p>{problem.detail}</p> : null}
      {where ? <p className="soft">{t('At {where}.', { where })}</p> : null}
      {problem.fix ? <p>{t(problem.fix)}</p> : null}
      {again ? (
        <Button className="button" onPress={again}>
          {t('Try again')}
        </Button>
      ) : null}
    </section>
  );
}
