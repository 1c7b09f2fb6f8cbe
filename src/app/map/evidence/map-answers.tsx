/** Which answers the map listens to, which others name its parts, and what of them waits for a place. */
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import type { MapAnswers } from '../../../server/responses-api.ts';
import { problemOf } from '../../ask.ts';
import { useNotices } from '../../controls/notices.tsx';
import { t } from '../../language/t.ts';
import { useListening, useMapAnswers } from '../../responses/responses-queries.ts';
import { places } from '../../shell/places.ts';
import { useOpenMap } from '../desk-context.ts';

type Source = MapAnswers['sources'][number];

/** Says where the answers belong now, and takes it back. */
function useListen() {
  const tell = useNotices();
  const { map } = useOpenMap().measured;
  const listening = useListening();
  const onError = (error: Error): void => tell(problemOf(error).title);
  return {
    busy: listening.isPending,
    listen: ({ id, name, before }: { id: string; name: string; before: string | null }, to: string | null): void =>
      listening.mutate(
        { id, map: to },
        {
          onError,
          onSuccess: () =>
            tell(
              to === map.id
                ? t('This map listens to {name}.', { name })
                : t('This map no longer listens to {name}.', { name }),
              { verb: t('Undo'), act: () => listening.mutate({ id, map: before }, { onError }) },
            ),
        },
      ),
  };
}

function Listened({ source }: { source: Source }) {
  const { map } = useOpenMap().measured;
  const { busy, listen } = useListen();
  const { id, name, responses, waiting } = source;
  return (
    <li>
      <Link to={places.responses(id)}>{name}</Link>
      <span className="grey">{t('{n, plural, one {# response} other {# responses}}', { n: responses })}</span>
      {waiting > 0 ? (
        <Link className="pain-word" to={places.responses(id)}>
          {t('{n, plural, one {# is unassigned} other {# are unassigned}}: give them a place', { n: waiting })}
        </Link>
      ) : null}
      <Button
        className="button button-quiet"
        isDisabled={busy}
        aria-label={`${t('Stop listening')}: ${name}`}
        onPress={() => listen({ id, name, before: map.id }, null)}
      >
        {t('Stop listening')}
      </Button>
    </li>
  );
}

function Offered({ source }: { source: Source }) {
  const { map } = useOpenMap().measured;
  const { busy, listen } = useListen();
  const { id, name, named, tagged, other, about } = source;
  return (
    <li>
      <Link to={places.responses(id)}>{name}</Link>
      <span className="grey">
        {t('{named} of {tagged} answers name a part of this map.', { named, tagged })}
        {other === null ? '' : ` ${t('They are about “{title}” now.', { title: other })}`}
      </span>
      <Button
        className="button"
        isDisabled={busy}
        aria-label={`${t('Listen to them')}: ${name}`}
        onPress={() => listen({ id, name, before: about }, map.id)}
      >
        {t('Listen to them')}
      </Button>
    </li>
  );
}

/** Nothing on a map made from a log that no file is about: its log tells it already. */
export function MapAnswersSection() {
  const { map } = useOpenMap().measured;
  const sources = useMapAnswers(map.id).data?.sources ?? [];
  if (sources.length === 0 && map.origin) return null;
  return (
    <section>
      <h3>{t('Answers about this map')}</h3>
      {sources.length === 0 ? (
        <p className="soft">
          {t(
            'Drop a survey on this page: answers that name a stage or a touchpoint stand beside what was declared, with n and interval.',
          )}
        </p>
      ) : (
        <ul className="map-answers">
          {sources.map((one) =>
            one.listens ? <Listened key={one.id} source={one} /> : <Offered key={one.id} source={one} />,
          )}
        </ul>
      )}
    </section>
  );
}
