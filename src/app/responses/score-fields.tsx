/** How one score is read, corrected where it stands: its kind, its ends, which end is good, what it is about. */
import { useState } from 'react';
import { Choose } from '../controls/choose.tsx';
import { t } from '../language/t.ts';
import { count } from '../words.ts';
import { askedEnds, ends, scoreKinds, type AnswerScore } from './answer-words.ts';

export interface ScoreChange {
  readonly kind?: AnswerScore['kind'];
  readonly min?: number;
  readonly max?: number;
  readonly polarity?: NonNullable<AnswerScore['polarity']>;
  readonly touchpoint?: string;
}

/** A number that counts when the field is left or Enter is pressed. */
function EndField(props: { label: string; value: number; disabled: boolean; keep: (value: number) => void }) {
  const [typed, setTyped] = useState(String(props.value));
  const keep = (): void => {
    const value = Number(typed.replace(',', '.'));
    if (typed.trim() !== '' && Number.isFinite(value) && value !== props.value) props.keep(value);
    else setTyped(String(props.value));
  };
  return (
    <input
      className="input score-end"
      aria-label={props.label}
      inputMode="decimal"
      disabled={props.disabled}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}

function AboutField({ name, score, change }: { name: string; score: AnswerScore; change: (to: ScoreChange) => void }) {
  const [typed, setTyped] = useState(score.touchpoint ?? '');
  const keep = (): void => {
    if (typed.trim() !== (score.touchpoint ?? '')) change({ touchpoint: typed.trim() });
  };
  return (
    <input
      className="input"
      aria-label={t('Touchpoint that “{name}” is about', { name })}
      placeholder={t('about the whole')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}

/** Changing the kind lets the ends be found anew. */
export function ScoreFields({ score, change }: { score: AnswerScore; change: (to: ScoreChange) => void }) {
  const name = score.question ?? score.column;
  const nps = score.kind === 'nps';
  return (
    <div className="score-fields">
      {score.question === null ? null : <span className="raw-name">{score.question}</span>}
      <Choose
        hideLabel
        label={t('What “{name}” asks', { name })}
        choices={scoreKinds}
        chosen={score.kind}
        onChoose={(kind) => change({ kind })}
      />
      <span className="score-ends">
        <EndField
          key={`low ${score.min}`}
          label={t('Lowest value of “{name}”', { name })}
          value={score.min}
          disabled={nps}
          keep={(min) => change({ min, max: score.max })}
        />
        <span className="soft">{t('to')}</span>
        <EndField
          key={`high ${score.max}`}
          label={t('Highest value of “{name}”', { name })}
          value={score.max}
          disabled={nps}
          keep={(max) => change({ min: score.min, max })}
        />
      </span>
      <Choose
        hideLabel
        label={t('Good end of “{name}”', { name })}
        choices={score.polarity === null ? askedEnds : ends}
        chosen={score.polarity ?? 'unset'}
        onChoose={(polarity) => {
          if (polarity !== 'unset') change({ polarity });
        }}
      />
      {nps ? null : <AboutField key={score.touchpoint} name={name} score={score} change={change} />}
      <span className="raw-why">
        {t('{n} answered', { n: count(score.answered) })}
        {score.notApplicable > 0 ? `, ${t('{n} not applicable', { n: count(score.notApplicable) })}` : ''}
        {score.empty > 0 ? `, ${t('{n} empty', { n: count(score.empty) })}` : ''}
      </span>
    </div>
  );
}
