/** Every question with its answers: how many, their mean or net promoter score with its interval, and how they spread. */
import type { ResponsesView } from '../../server/responses-api.ts';
import { t } from '../language/t.ts';
import { rich } from '../language/rich.tsx';
import { figure } from '../../render/wording.ts';
import { count, percent } from '../words.ts';
import { kindName } from './answer-words.ts';

type Question = ResponsesView['questions'][number];

const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${figure(Math.abs(value))}`;

function Headline({ question }: { question: Question }) {
  const { nps, mean, answered, notApplicable } = question;
  const rest = notApplicable > 0 ? `, ${t('{n} not applicable', { n: count(notApplicable) })}` : '';
  if (nps) {
    return (
      <p>
        {rich('<b>{score}</b> net promoter score', { score: signed(Math.round(nps.score)) })}{' '}
        <span className="grey">
          {t('{low} to {high}, n {n}', {
            low: signed(Math.round(nps.interval.low)),
            high: signed(Math.round(nps.interval.high)),
            n: count(nps.n),
          })}
          {rest}
        </span>
      </p>
    );
  }
  if (mean === undefined) return <p className="grey">{`${t('nobody answered')}${rest}`}</p>;
  return (
    <p>
      {rich('<b>{mean}</b> on average, of {min} to {max}', {
        mean: figure(mean, 2),
        min: figure(question.min),
        max: figure(question.max),
      })}{' '}
      <span className="grey">{`n ${count(answered)}${rest}`}</span>
    </p>
  );
}

/** One bar a value, or as many as there is room for; the good end is told by its place and its colour. */
function Spread({ question }: { question: Question }) {
  const { min, max, values, answered, polarity } = question;
  const bins = binsOf(question);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const told = values.map(({ value, count: n }) => `${figure(value, 1)}: ${count(n)}`).join('; ');
  return (
    <figure className="spread" aria-label={t('Answers by value: {told}', { told })}>
      {bins.map((bin) => {
        const at = max === min ? 0.5 : (bin.value - min) / (max - min);
        const good = polarity === 'higher-is-better' ? at : 1 - at;
        const side = good < 0.4 ? 'bad' : good > 0.6 ? 'good' : 'middle';
        const share = answered === 0 ? 0 : bin.count / answered;
        return (
          <span key={bin.value} data-side={side} title={`${bin.name}: ${count(bin.count)} (${percent(share)})`}>
            <i style={{ blockSize: `${Math.round((bin.count / most) * 100)}%` }} />
            <small>{bin.name}</small>
          </span>
        );
      })}
    </figure>
  );
}

interface Bin {
  readonly value: number;
  readonly name: string;
  readonly count: number;
}

/** Whole numbers of a small scale, tenths of a large one. */
function binsOf({ min, max, values }: Question): Bin[] {
  const width = max - min <= 11 ? 1 : (max - min) / 10;
  const many = Math.round((max - min) / width) + (width === 1 ? 1 : 0);
  return Array.from({ length: many }, (_, at) => {
    const from = min + at * width;
    const inside = (value: number): boolean =>
      width === 1 ? Math.round(value) === Math.round(from) : value >= from && (value < from + width || at === many - 1);
    const held = values.filter((one) => inside(one.value)).reduce((sum, one) => sum + one.count, 0);
    return { value: width === 1 ? from : from + width / 2, name: figure(from, width === 1 ? 0 : 1), count: held };
  });
}

export function QuestionList({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{t('What was asked')}</h2>
      <ul className="question-list">
        {questions.map((question) => (
          <li key={`${question.question} ${question.min} ${question.max} ${question.polarity}`}>
            <h3>{question.question}</h3>
            <p className="grey">
              {kindName(question.kind)}
              {question.polarity === 'lower-is-better' ? `, ${t('low is good')}` : ''}
            </p>
            <Spread question={question} />
            <Headline question={question} />
          </li>
        ))}
      </ul>
    </section>
  );
}
