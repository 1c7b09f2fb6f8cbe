/** The paths that stand for a group: the journey nearest to all others, and the likeliest step by step. */
import type { FoundJourney } from '../../server/api.ts';
import { t } from '../language/t.ts';
import { percent } from '../words.ts';

type Named = (touchpoint: number) => string;

const inWords = (path: readonly number[], named: Named): string => path.map(named).join(' → ');

export function PathLine({ journey, named }: { journey: FoundJourney; named: Named }) {
  const { typical, probable } = journey;
  if (typical.path.length === 0) return null;
  return (
    <details className="journey-path">
      <summary>{t('The path that stands for it')}</summary>
      <p>{inWords(typical.path, named)}</p>
      <p className="grey">
        {typical.share === null
          ? t('It lies nearest to all others; too few walk exactly it to say how many.')
          : t('It lies nearest to all others; {share} of the journeys walk exactly it.', {
              share: percent(typical.share),
            })}
      </p>
      <p>{inWords(probable.path, named)}</p>
      <p className="grey">
        {probable.share === null
          ? t('It is the likeliest step by step; too few walk exactly it to say how many.')
          : t('It is the likeliest step by step; {share} of the journeys walk exactly it.', {
              share: percent(probable.share),
            })}
      </p>
    </details>
  );
}
