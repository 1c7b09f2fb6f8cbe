/** What a person should look at before a file is read, with the line and what to do. */
import type { ImportPreview } from '../../server/api.ts';
import { heard, t } from '../language/t.ts';

/** Advice written for the command line, as it is followed on this page. */
const fixHere = (fix: string): string =>
  fix.includes(' --') ? t('Set it on the head of its column below.') : heard(fix);

export function Problems({ problems }: { problems: ImportPreview['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <section className="problems" aria-labelledby="problems">
      <h2 id="problems">{t('Worth a look before you start')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line ?? ''}${problem.field ?? ''}${problem.message}`}>
            <strong>
              {problem.line ? t('Line {line}', { line: problem.line }) : ''}
              {problem.line && problem.field ? ', ' : ''}
              {problem.field ?? ''}
              {problem.line || problem.field ? ': ' : ''}
            </strong>
            {heard(problem.message)} {problem.fix ? <span className="soft">{fixHere(problem.fix)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
