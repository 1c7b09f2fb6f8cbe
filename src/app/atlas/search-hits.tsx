/** Where the words stand inside maps: cards, stages, touchpoints, personas. */
import { Link } from 'react-router';
import { t } from '../language/t.ts';
import { useSearch } from '../library.ts';
import { places } from '../shell/places.ts';

const kinds = {
  map: t('Map'),
  stage: t('Stage'),
  step: t('Step'),
  lane: t('Lane'),
  card: t('Card'),
  touchpoint: t('Touchpoint'),
  persona: t('Persona'),
} as const;

export function SearchHits({ words }: { words: string }) {
  const found = useSearch(words);
  const hits = (found.data?.hits ?? []).filter((hit) => hit.place.kind !== 'map');
  if (words.trim().length < 2 || !found.data) return null;
  return (
    <section className="atlas-hits" aria-labelledby="atlas-hits" aria-live="polite">
      <h2 id="atlas-hits">
        {hits.length === 0
          ? t('Nothing on a map holds these words')
          : t('{n, plural, one {# place} other {# places}} on the maps', { n: hits.length })}
      </h2>
      <ul>
        {hits.map((hit) => (
          <li key={`${hit.map} ${hit.place.kind} ${hit.place.id}`}>
            <Link to={`${places.map(hit.map)}?at=${encodeURIComponent(`${hit.place.kind}:${hit.place.id}`)}`}>
              {hit.place.text.length > 160 ? `${hit.place.text.slice(0, 157)}…` : hit.place.text}
            </Link>
            <span className="grey">
              {kinds[hit.place.kind]} · {hit.title}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
