/** What was understood of a file of answers, column by column, with everything that can be corrected. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import type { ImportCorrection, ImportPreview } from '../../server/api.ts';
import { send } from '../ask.ts';
import { Choose } from '../controls/choose.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { Problems } from '../import/problems.tsx';
import { RawRows } from '../import/raw-rows.tsx';
import { heard, t } from '../language/t.ts';
import { answerRoles, type AnswerColumn, type AnswerRole, type Answers } from './answer-words.ts';
import { ScoreFields } from './score-fields.tsx';

/** Any number of columns can be these; of the others one, and the one that was before becomes a property. */
const shared: readonly AnswerRole[] = ['score', 'text', 'property', 'ignore'];

function roleCorrection(columns: readonly AnswerColumn[], name: string, role: AnswerRole): ImportCorrection {
  const before = shared.includes(role) ? [] : columns.filter((one) => one.role === role && one.name !== name);
  const freed = before.map((one): [string, AnswerRole] => [one.name, 'property']);
  return { responses: { columns: Object.fromEntries<AnswerRole>([...freed, [name, role]]) } };
}

type Correct = (correction: ImportCorrection) => void;

export function UnderstoodAnswers({ preview, answers }: { preview: ImportPreview; answers: Answers }) {
  const client = useQueryClient();
  const correction = useMutation({
    mutationFn: (wish: ImportCorrection) =>
      send<ImportPreview>('PATCH', `/api/imports/${encodeURIComponent(preview.id)}`, wish),
    onSuccess: (next) => client.setQueryData(['preview', preview.id], next),
  });
  const correct: Correct = (wish) => correction.mutate(wish);
  return (
    <>
      {correction.error ? <TroubleNote error={correction.error} /> : null}
      <Problems problems={preview.problems} />
      <section className="rows-frame answers-frame" aria-label={t('The first rows')} aria-busy={correction.isPending}>
        <RawRows
          columns={answers.columns}
          rows={preview.rows}
          choose={(column) => (
            <Choose
              label={t('What “{name}” is', { name: column.name })}
              hideLabel
              choices={answerRoles}
              chosen={column.role}
              onChoose={(role) => correct(roleCorrection(answers.columns, column.name, role))}
            />
          )}
          more={(column) => (
            <>
              <span className={column.sure ? 'raw-why' : 'raw-why raw-unsure'}>
                {column.sure ? '' : `${t('Please check:')} `}
                {heard(column.why)}
              </span>
              {answers.scores
                .filter((score) => score.column === column.name)
                .map((score) => (
                  <ScoreFields
                    key={score.key}
                    score={score}
                    change={(to) => correct({ responses: { scores: { [score.key]: to } } })}
                  />
                ))}
            </>
          )}
        />
      </section>
      <p className="soft">
        {t('These rows were taken for answers of customers.')}{' '}
        <Button className="link-button" onPress={() => correct({ kind: 'events' })}>
          {t('Read them as a log of events')}
        </Button>
      </p>
    </>
  );
}
