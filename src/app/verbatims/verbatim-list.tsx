/** Customers' own words, one by one, each with how it sounds, what it speaks of, and what was scored beside it. */
import type { Verbatim } from '../../server/api.ts';
import { t } from '../language/t.ts';
import { date } from '../words.ts';

const sounds = {
  negative: t('sounds negative'),
  neutral: t('sounds neutral'),
  positive: t('sounds positive'),
  unscored: t('not scored: language unknown, or too little said'),
} as const;

const feelings: Readonly<Record<NonNullable<Verbatim['emotion']>, string>> = {
  joy: t('joy'),
  sadness: t('sadness'),
  anger: t('anger'),
  fear: t('fear'),
  disgust: t('disgust'),
  surprise: t('surprise'),
  neutral: '',
};

/** A sign beside the colour, so that neither is needed alone. */
const signs = { negative: '−', neutral: '·', positive: '+', unscored: '?' } as const;

function Line({ one }: { one: Verbatim }) {
  const label = one.label ?? 'unscored';
  const emotion = one.emotion ? feelings[one.emotion] : '';
  const about = [...new Set([...one.touchpoints, ...(one.theme ? [one.theme] : [])])];
  return (
    <li className="verbatim" data-label={label}>
      <span className="verbatim-sign" title={sounds[label]} aria-hidden>
        {signs[label]}
      </span>
      <div>
        <blockquote lang={one.language ?? undefined} dir="auto">
          {one.text}
        </blockquote>
        <p className="grey">
          <span className="unseen">{sounds[label]}. </span>
          {[
            one.time === null ? '' : date(new Date(one.time).toISOString()),
            emotion,
            ...one.scores.map(({ question, raw }) => `${question}: ${raw}`),
            about.join(', '),
            t('row {row}', { row: one.row }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}

export function VerbatimList({ rows }: { rows: readonly Verbatim[] }) {
  return (
    <ol className="verbatims">
      {rows.map((one) => (
        <Line key={`${one.row} ${one.question}`} one={one} />
      ))}
    </ol>
  );
}
