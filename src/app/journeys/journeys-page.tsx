/** The overview of one log: every discovered journey, drawn on the same stages so that they compare at a glance. */
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Discovery, MapSummary, SourceSummary } from '../../server/api.ts';
import { Bones } from '../controls/bones.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { useDiscovery, useWorkspace } from '../queries.ts';
import { NotFound } from '../shell/lost.tsx';
import { Page } from '../shell/page.tsx';
import { many, percent, period } from '../words.ts';
import { DeleteSource, SourceMenu } from './delete-source.tsx';
import { JourneyRow } from './journey-row.tsx';

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

function Heading({ source, discovery }: { source: SourceSummary; discovery: Discovery }) {
  const { source: facts, journeys } = discovery;
  const found = numbers[journeys.length] ?? String(journeys.length);
  return (
    <header>
      <h1>
        {found} {journeys.length === 1 ? 'journey' : 'journeys'} in {source.name}
      </h1>
      <p className="lede">
        Found in {many(facts.events, 'event')} of {many(facts.customers, 'customer')}, {period(facts.from, facts.to)};{' '}
        {facts.cut}.
      </p>
    </header>
  );
}

function Overview({ source, discovery, maps }: { source: SourceSummary; discovery: Discovery; maps: MapSummary[] }) {
  const stages = discovery.stages.map((stage) => stage.name);
  const mapOf = (journey: string) => maps.find((map) => map.source === source.id && map.journey === journey);
  return (
    <>
      <div className="journeys">
        <div className="journeys-head" aria-hidden>
          <span>Journey</span>
          <ol style={{ gridTemplateColumns: `repeat(${stages.length}, minmax(0, 1fr))` }}>
            {stages.map((stage) => (
              <li key={stage}>{stage}</li>
            ))}
          </ol>
          <span>Reached the goal</span>
          <span>Takes</span>
        </div>
        <ul>
          <JourneyRow
            everyone
            source={source.id}
            journey={discovery.all}
            stages={stages}
            map={mapOf(discovery.all.id)}
          />
          {discovery.journeys.map((journey) => (
            <JourneyRow key={journey.id} source={source.id} journey={journey} stages={stages} map={mapOf(journey.id)} />
          ))}
        </ul>
      </div>
      <Notes discovery={discovery} rejected={source.rejected} />
    </>
  );
}

function Notes({ discovery, rejected }: { discovery: Discovery; rejected: number }) {
  const { groups } = discovery.quality;
  return (
    <section className="notes" aria-labelledby="notes">
      <h2 id="notes">How to read this</h2>
      <ul>
        <li>
          The band is as wide as the share of journeys that reached each stage. A figure in{' '}
          <span className="pain-word">this colour</span> marks a stage where clearly more journeys end than usual.
        </li>
        {groups.stability === undefined ? null : (
          <li>
            Grouping two halves of the journeys separately agrees to {percent(Math.max(0, groups.stability))} beyond
            chance.
          </li>
        )}
        {rejected > 0 ? <li>{many(rejected, 'row')} of the file could not be used and were set aside.</li> : null}
        {discovery.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
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
  const crumbs = [{ name: source?.name ?? 'Journeys' }, { name: 'Journeys' }];
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
          <h1>No journeys could be found</h1>
          <p>
            {many(source.events, 'event')} of {many(source.customers, 'customer')} were read, but finding journeys in
            them failed. Import the log again and check which column is the customer and which the event.
          </p>
        </div>
      </div>
    );
  }
  return <Waiting />;
}
