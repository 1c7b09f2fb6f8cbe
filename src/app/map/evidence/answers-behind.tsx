/** The answers behind a figure of feelings, opened on demand: what was rated on which scale, and what was written. */
import { useState } from 'react';
import type { MeasureRef } from '../../../map/measure.ts';
import type { AnswerBehind } from '../../../server/feelings/answers-behind.ts';
import { day, inQuotes } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import { useAnswersBehind } from '../../queries.ts';
import { useOpenMap } from '../desk-context.ts';

function Answer({ answer }: { answer: AnswerBehind }) {
  return (
    <li>
      {answer.text ? <q className="said">{inQuotes(answer.text).slice(1, -1)}</q> : null}
      <span className="grey">
        {[
          ...answer.scores.map(({ question, raw, min, max, lowIsGood }) =>
            lowIsGood
              ? t('{question}: {raw}, from {min} to {max}, low is good', { question, raw, min, max })
              : t('{question}: {raw}, from {min} to {max}', { question, raw, min, max }),
          ),
          ...(answer.time === null ? [] : [day(answer.time)]),
        ].join(' · ')}
      </span>
    </li>
  );
}

function Answers({ refer }: { refer: MeasureRef }) {
  const { map } = useOpenMap().measured;
  const behind = useAnswersBehind(refer, map.id, true);
  if (behind.error) return <p className="grey">{t('The answers could not be read.')}</p>;
  if (!behind.data) return <p className="grey">{t('reading…')}</p>;
  const { total, hidden, answers } = behind.data;
  if (hidden) return <p className="grey">{t('Too few people answered to show what they said.')}</p>;
  return (
    <>
      <ul className="answers-behind">
        {answers.map((answer, at) => (
          <Answer key={`${answer.time}-${at}`} answer={answer} />
        ))}
      </ul>
      {total > answers.length ? (
        <p className="grey">{t('The latest {shown} of {total} answers.', { shown: answers.length, total })}</p>
      ) : null}
    </>
  );
}

export function AnswersBehindFigure({ refer }: { refer: MeasureRef }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="behind">
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('Hide the answers') : t('Show the answers behind it')}
      </button>
      {open ? <Answers refer={refer} /> : null}
    </div>
  );
}
