/** The overview of one log: every discovered journey, drawn on the same stages so that they compare at a glance. */
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Discovery, MapSummary, SourceSummary } from '../../server/api.ts';
import { Bones } from '../controls/bones.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { useDiscovery, useWorkspace } from '../queries.ts';
import { NotFound } from '../shell/lost.tsx';
import { Page } from '../shell/page.tsx';
import { percent, period } from '../words.ts';
import { DeleteSource, SourceMenu } from './delete-source.tsx';
import { JourneyRow } from './journey-row.tsx';
import { LeastPeople } from './least-people.tsx';
import { LookAgain, Looking } from './look-again.tsx';
import { heard, t } from '../language/t.ts';
import { rich } from '../language/rich.tsx';

function Heading({ source, discovery }: { source: SourceSummary; discovery: Discovery }) {
  const { source: facts, journeys } = discovery;

  return (
    <header>
      <h1>
        {t(
          '{n, plural, =0 {No journeys} =1 {One journey} =2 {Two journeys} =3 {Three journeys} =4 {Four journeys} =5 {Five journeys} =6 {Six journeys} =7 {Seven journeys} =8 {Eight journeys} other {# journeys}} in {name}',
          { n: journeys.length, name: source.name },
        )}
      </h1>
      <p className="lede">
        {t(
          'Found in {events, plural, one {# event} other {# events}} of {customers, plural, one {# customer} other {# customers}}, {period}; {cut}.',
          {
            events: facts.events,
            customers: facts.customers,
            period: period(facts.from, facts.to),
            cut: heard(facts.cut),
          },
        )}
      </p>
    </header>
  );
}

function Overview({ source, discovery, maps }: { source: SourceSummary; discovery: Discovery; maps: MapSummary[] }) {
  const stages = discovery.stages.map((stage) => stage.name);
  const named = (touchpoint: number): string => discovery.touchpoints[touchpoint]?.name ?? '';
  const mapOf = (journey: string) => maps.find((map) => map.source === source.id && map.journey === journey);
  return (
    <>
      <div className="journeys">
        <div className="journeys-head" aria-hidden>
          <span>{t('Journey')}</span>
          <ol style={{ gridTemplateColumns: `repeat(${stages.length}, minmax(0, 1fr))` }}>
            {stages.map((stage) => (
              <li key={stage}>{stage}</li>
            ))}
          </ol>
          <span>{t('Reached the goal')}</span>
          <span>{t('Takes')}</span>
        </div>
        <ul>
          <JourneyRow
            everyone
            source={source.id}
            journey={discovery.all}
            stages={stages}
            map={mapOf(discovery.all.id)}
            named={named}
          />
          {discovery.journeys.map((journey) => (
            <JourneyRow
              key={journey.id}
              source={source.id}
              journey={journey}
              stages={stages}
              map={mapOf(journey.id)}
              named={named}
              comparable={discovery.journeys.length > 1}
            />
          ))}
        </ul>
      </div>
      <TooShort discovery={discovery} />
      <Notes discovery={discovery} rejected={source.rejected} />
      <LookAgain source={source} discovery={discovery} />
    </>
  );
}

/** Journeys that no group can claim: shown, not forced into one. */
function TooShort({ discovery }: { discovery: Discovery }) {
  const { tooShort } = discovery.groups;
  if (tooShort === 0) return null;
  if (tooShort === null) {
    return (
      <p className="too-short">
        {t(
          'How many journeys are too short to tell, and in none of these, is not shown: it would tell of few customers.',
        )}
      </p>
    );
  }
  return (
    <p className="too-short">
      <strong>{percent(tooShort / Math.max(1, discovery.source.journeys))}</strong>{' '}
      {t('{n, plural, one {# journey is} other {# journeys are}} too short to tell, and in none of these.', {
        n: tooShort,
      })}
    </p>
  );
}

function Notes({ discovery, rejected }: { discovery: Discovery; rejected: number }) {
  return (
    <section className="notes" aria-labelledby="notes">
      <h2 id="notes">{t('How to read this')}</h2>
      <ul>
        <li>
          {rich(
            'The band is as wide as the share of journeys that reached each stage. A figure in <colour>this colour</colour> marks a stage where clearly more journeys end than usual.',
            { colour: (inside) => <span className="pain-word">{inside}</span> },
          )}
        </li>
        {rejected > 0 ? (
          <li>
            {t(
              '{rows, plural, one {# row of the file could not be used and was set aside.} other {# rows of the file could not be used and were set aside.}}',
              { rows: rejected },
            )}
          </li>
        ) : null}
        {discovery.choices.map(({ about, sentence }) => (
          <li key={about}>{heard(sentence)}</li>
        ))}
        {discovery.notes.map((note) => (
          <li key={note}>{heard(note)}</li>
        ))}
        <li>
          <LeastPeople />
        </li>
      </ul>
    </section>
  );
}

function Waiting() {
  return (
    <div className="sheet-page">
      <Bones widths={['360px', '540px']} height={22} />
      <Bones widths={['100%', '100%', '100%', '100%']} height={84} />
    </div>
  );
}

export function JourneysPage() {
  const id = useParams().source ?? '';
  const workspace = useWorkspace();
  const source = workspace.data?.sources.find((one) => one.id === id);
  const discovery = useDiscovery(id, source?.discovery === 'ready');
  const [asked, setAsked] = useState('');
  if (workspace.data && !source) return <NotFound />;
  if (source?.looking)
    return (
      <Page crumbs={[{ name: source.name }]}>
        <Looking source={source} />
      </Page>
    );
  const crumbs = [{ name: source?.name ?? t('Journeys') }, { name: t('Journeys') }];
  const maps = workspace.data?.maps.filter((map) => map.source === id).length ?? 0;
  const actions = source ? <SourceMenu source={source} ask={() => setAsked(id)} /> : undefined;
  return (
    <Page crumbs={crumbs} actions={actions}>
      {source && asked === id ? (
        <div className="sheet-page ask-first">
          <DeleteSource source={source} maps={maps} close={() => setAsked('')} />
        </div>
      ) : null}
      {source && discovery.data ? (
        <div className="sheet-page">
          <Heading source={source} discovery={discovery.data} />
          <Overview source={source} discovery={discovery.data} maps={workspace.data?.maps ?? []} />
        </div>
      ) : (
        <NotYet source={source} error={discovery.error ?? workspace.error} again={() => void discovery.refetch()} />
      )}
    </Page>
  );
}

function NotYet({ source, error, again }: { source: SourceSummary | undefined; error: unknown; again: () => void }) {
  if (error) {
    return (
      <div className="sheet-page">
        <TroubleNote error={error} again={again} />
      </div>
    );
  }
  if (source?.discovery === 'failed') {
    return (
      <div className="sheet-page">
        <div className="empty">
          <h1>{t('No journeys could be found')}</h1>
          <p>
            {t(
              '{events, plural, one {# event} other {# events}} of {customers, plural, one {# customer} other {# customers}} were read, but finding journeys in them failed. Import the log again and check which column is the customer and which the event.',
              { events: source.events, customers: source.customers },
            )}
          </p>
        </div>
      </div>
    );
  }
  return <Waiting />;
}
