/** One persona: who it is, what it wants and says, what the data tells of it, and the maps it stands on. */
import { Camera, Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { Link, useNavigate, useParams } from 'react-router';
import { channels, type Persona } from '../../map/map.ts';
import { count, figure, share } from '../../render/wording.ts';
import type { PersonaOnMaps } from '../../server/library-api.ts';
import { Bones } from '../controls/bones.tsx';
import { InlineText } from '../controls/inline-text.tsx';
import { useNotices } from '../controls/notices.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { problemOf } from '../ask.ts';
import { t } from '../language/t.ts';
import { useDeletePersona, useMakePersona, usePersona, usePutPersonaOn } from '../library.ts';
import { useWorkspace } from '../queries.ts';
import { channelNames } from '../register/channel-names.ts';
import { NotFound } from '../shell/lost.tsx';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { qValue } from '../words.ts';
import { EmpathyMap } from './empathy-map.tsx';
import { FactsField } from './facts-field.tsx';
import { ListField } from './list-field.tsx';
import { usePersonaDesk, type PersonaDesk } from './persona-desk.ts';
import { keepPortrait } from './portrait-file.ts';
import { Portrait } from './portrait.tsx';

function PortraitField({ persona, set, failed }: PersonaDesk) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    try {
      set({ portrait: await keepPortrait(file, t('Portrait of {name}', { name: persona.name })) });
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="persona-face">
      <Portrait persona={persona} large />
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        hidden
        aria-label={t('Portrait')}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button className="button no-print" isDisabled={busy} onPress={() => input.current?.click()}>
        <Camera size={14} aria-hidden /> {persona.portrait ? t('Change') : t('Add a portrait')}
      </Button>
      {persona.portrait ? (
        <>
          <InlineText
            label={t('What the portrait shows')}
            text={persona.portrait.alt}
            empty={t('Say what it shows')}
            className="grey no-print"
            onChange={(alt) => (persona.portrait ? set({ portrait: { ...persona.portrait, alt } }) : undefined)}
          />
          <button type="button" className="link-button no-print" onClick={() => set({ portrait: null })}>
            {t('Remove')}
          </button>
        </>
      ) : null}
    </div>
  );
}

function Head(desk: PersonaDesk) {
  const { persona, set } = desk;
  return (
    <header className="persona-head">
      <PortraitField {...desk} />
      <div>
        <h1>
          <InlineText
            label={t('Name')}
            text={persona.name}
            empty={t('Unnamed')}
            onChange={(name) => (name === '' ? undefined : set({ name }))}
          />
        </h1>
        <p className="persona-role">
          <InlineText
            label={t('Role')}
            text={persona.role ?? ''}
            empty={t('Who this is, in a few words')}
            onChange={(role) => set({ role: role || null })}
          />
        </p>
        <p className="lede">
          <InlineText
            label={t('Summary')}
            text={persona.summary ?? ''}
            empty={t('What one has to know to design for this person')}
            lines
            onChange={(summary) => set({ summary: summary || null })}
          />
        </p>
        <ChannelTags {...desk} />
      </div>
    </header>
  );
}

function ChannelTags({ persona, set }: PersonaDesk) {
  const on = new Set(persona.channels ?? []);
  return (
    <fieldset className="persona-channels" aria-label={t('Channels')}>
      {channels.map((channel) => (
        <button
          key={channel}
          type="button"
          aria-pressed={on.has(channel)}
          onClick={() => {
            const next = channels.filter((one) => (one === channel ? !on.has(one) : on.has(one)));
            set({ channels: next.length === 0 ? null : next });
          }}
        >
          {channelNames[channel]}
        </button>
      ))}
    </fieldset>
  );
}

function Traits({ traits }: { traits: NonNullable<Persona['traits']> }) {
  return (
    <section className="persona-list" aria-label={t('From the data')}>
      <h2>{t('From the data')}</h2>
      <ul className="persona-traits">
        {traits.map((trait) => (
          <li key={`${trait.property} ${trait.value}`}>
            <strong>{t('{lift} times as often', { lift: figure(trait.lift, 1) })}</strong>{' '}
            {`${trait.property}: ${trait.value}`}
            <p className="grey">
              {t('{share} of this group, n {n}, {q}', {
                share: share(trait.share),
                n: count(trait.n),
                q: qValue(trait.pAdjusted),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnMaps({ persona, maps }: PersonaOnMaps) {
  const workspace = useWorkspace();
  const put = usePutPersonaOn();
  const tell = useNotices();
  const free = (workspace.data?.maps ?? []).filter((map) => !maps.some((one) => one.map === map.id));
  return (
    <section className="persona-list" aria-label={t('Stands on')}>
      <h2>{t('Stands on')}</h2>
      <ul>
        {maps.map((map) => (
          <li key={map.map}>
            <Link to={places.map(map.map)}>{map.title}</Link>
          </li>
        ))}
      </ul>
      {maps.length === 0 ? <p className="grey">{t('No map yet.')}</p> : null}
      {free.length > 0 ? (
        <select
          className="input no-print"
          aria-label={t('Put on a map')}
          value=""
          onChange={(event) =>
            put.mutate(
              { id: persona.id, map: event.target.value },
              { onError: (error) => tell(problemOf(error).detail ?? problemOf(error).title) },
            )
          }
        >
          <option value="">{t('Put on a map…')}</option>
          {free.map((map) => (
            <option key={map.id} value={map.id}>
              {map.title}
            </option>
          ))}
        </select>
      ) : null}
    </section>
  );
}

function Sheet(props: PersonaOnMaps) {
  const desk = usePersonaDesk(props);
  const { persona, set } = desk;
  return (
    <div className="sheet-page persona-sheet">
      <Head {...desk} />
      <div className="persona-columns">
        <ListField
          title={t('Goals')}
          hint={t('What they want to get done')}
          items={persona.goals}
          onChange={(goals) => set({ goals })}
        />
        <ListField
          title={t('Needs')}
          hint={t('What they cannot do without')}
          items={persona.needs}
          onChange={(needs) => set({ needs })}
        />
        <ListField
          title={t('Frustrations')}
          hint={t('What gets in their way')}
          items={persona.frustrations}
          onChange={(frustrations) => set({ frustrations })}
        />
        <ListField
          title={t('Quotes')}
          hint={t('What they said, word for word')}
          items={persona.quotes}
          quoted
          onChange={(quotes) => set({ quotes })}
        />
        <FactsField
          title={t('Demographics')}
          hint={{ label: t('Age'), value: t('34 to 42') }}
          facts={persona.demographics}
          onChange={(demographics) => set({ demographics })}
        />
        <FactsField
          title={t('Psychographics')}
          hint={{ label: t('Attitude'), value: t('Plans ahead') }}
          facts={persona.psychographics}
          onChange={(psychographics) => set({ psychographics })}
        />
        {persona.traits && persona.traits.length > 0 ? <Traits traits={persona.traits} /> : null}
        <OnMaps {...props} />
      </div>
      <EmpathyMap {...desk} />
    </div>
  );
}

function Remove({ persona, maps }: PersonaOnMaps) {
  const remove = useDeletePersona();
  const make = useMakePersona();
  const navigate = useNavigate();
  const tell = useNotices();
  if (maps.length > 0) return null;
  const press = (): void =>
    remove.mutate(persona.id, {
      onSuccess: () => {
        void navigate(places.personas);
        const { traits: _traits, ...fields } = persona;
        tell(t('“{name}” was deleted.', { name: persona.name }), { verb: t('Undo'), act: () => make.mutate(fields) });
      },
      onError: (error) => tell(problemOf(error).detail ?? problemOf(error).title),
    });
  return (
    <Button className="button button-danger" onPress={press}>
      {t('Delete')}
    </Button>
  );
}

export function PersonaPage() {
  const { persona: id = '' } = useParams();
  const { data, error, refetch } = usePersona(id);
  if (error && problemOf(error).status === 404) return <NotFound />;
  return (
    <Page
      crumbs={[{ name: t('Personas'), to: places.personas }, { name: data?.persona.name ?? t('Persona') }]}
      actions={
        data ? (
          <>
            <Remove {...data} />
            <Button className="button" onPress={() => window.print()}>
              <Printer size={14} aria-hidden /> {t('Print')}
            </Button>
          </>
        ) : null
      }
    >
      {data ? (
        <Sheet key={data.persona.id} {...data} />
      ) : (
        <div className="sheet-page">
          {error ? (
            <TroubleNote error={error} again={() => void refetch()} />
          ) : (
            <Bones widths={['40%', '80%', '60%']} height={30} />
          )}
        </div>
      )}
    </Page>
  );
}
