/** Every persona of the workspace once, with the maps it stands on. */
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link, useNavigate } from 'react-router';
import type { PersonaOnMaps } from '../../server/library-api.ts';
import { problemOf } from '../ask.ts';
import { Bones } from '../controls/bones.tsx';
import { useNotices } from '../controls/notices.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { t } from '../language/t.ts';
import { useMakePersona, usePersonas } from '../library.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { Portrait } from './portrait.tsx';

function NewPersona() {
  const make = useMakePersona();
  const navigate = useNavigate();
  const tell = useNotices();
  const press = (): void =>
    make.mutate(
      { name: t('New persona') },
      {
        onSuccess: ({ persona }) => void navigate(places.persona(persona.id)),
        onError: (error) => tell(problemOf(error).title),
      },
    );
  return (
    <Button className="button button-main" isDisabled={make.isPending} onPress={press}>
      <Plus size={15} aria-hidden /> {t('New persona')}
    </Button>
  );
}

function Line({ persona, maps }: PersonaOnMaps) {
  const [quote] = persona.quotes ?? persona.empathy?.says ?? [];
  return (
    <li className="persona-line">
      <Portrait persona={persona} />
      <div>
        <h2>
          <Link to={places.persona(persona.id)}>{persona.name}</Link>
        </h2>
        {persona.role ? <p>{persona.role}</p> : null}
        {persona.summary ? <p className="soft">{persona.summary}</p> : null}
        {quote ? <p className="persona-said">{`“${quote}”`}</p> : null}
        <p className="grey">
          {maps.length === 0
            ? t('on no map yet')
            : `${t('on {n, plural, one {# map} other {# maps}}', { n: maps.length })}: ${maps.map((map) => map.title).join(', ')}`}
        </p>
      </div>
    </li>
  );
}

function Empty() {
  return (
    <div className="empty">
      <h2>{t('No persona yet')}</h2>
      <p>
        {t(
          'A persona stands for a group of customers who want the same thing in the same way. Import a log and one is drafted of every journey, with what sets its customers apart; or describe one whom you met.',
        )}
      </p>
      <Link className="button" to={places.bring}>
        {t('Import a log')}
      </Link>
    </div>
  );
}

export function PersonasPage() {
  const { data, error, refetch } = usePersonas();
  const body = (inside: ReactNode) => (
    <div className="sheet-page">
      <header>
        <h1>{t('Personas')}</h1>
        <p className="lede">
          {t('Whom the maps are about. One persona may stand on many maps; what is changed here changes there.')}
        </p>
      </header>
      {inside}
    </div>
  );
  return (
    <Page crumbs={[{ name: t('Personas') }]} actions={<NewPersona />}>
      {error && !data ? body(<TroubleNote error={error} again={() => void refetch()} />) : null}
      {!data && !error ? body(<Bones widths={['100%', '100%']} height={90} />) : null}
      {data
        ? body(
            data.personas.length === 0 ? (
              <Empty />
            ) : (
              <ul className="persona-lines">
                {data.personas.map((one) => (
                  <Line key={one.persona.id} {...one} />
                ))}
              </ul>
            ),
          )
        : null}
    </Page>
  );
}
