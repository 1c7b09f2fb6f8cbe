/** One touchpoint of a log from all sides: how often, how it feels, where from and whereto, and who meets it. */
import { useParams } from 'react-router';
import { channels } from '../../map/map.ts';
import type { TouchpointPage as Sides } from '../../server/api.ts';
import { Bones } from '../controls/bones.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { t } from '../language/t.ts';
import { useTouchpoint, useWorkspace } from '../queries.ts';
import { channelName } from '../register/channel-names.ts';
import { NotFound } from '../shell/lost.tsx';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { period } from '../words.ts';
import { HowItFeels } from './how-it-feels.tsx';
import { MoveList } from './move-list.tsx';
import { VolumeChart } from './volume-chart.tsx';
import { WhoMeetsIt } from './who-meets-it.tsx';

function Heading({ page }: { page: Sides }) {
  const channel = channels.find((one) => one === page.channel) ?? 'other';
  const folded = page.events.filter((name) => name !== page.name);
  return (
    <header>
      <p className="soft">{[channelName(channel), page.stage ?? t('at every stage')].join(' · ')}</p>
      <h1>{page.name}</h1>
      <p className="lede">
        {page.count === null || page.journeys === null
          ? t('too few to show, {period}', { period: period(page.from, page.to) })
          : t(
              '{times, plural, one {# time} other {# times}} in {journeys, plural, one {# journey} other {# journeys}} of {customers, plural, one {# customer} other {# customers}}, {period}',
              {
                times: page.count,
                journeys: page.journeys ?? 0,
                customers: page.customers ?? 0,
                period: period(page.from, page.to),
              },
            )}
      </p>
      {folded.length > 0 ? (
        <p className="grey">{t('In the log: {names}', { names: folded.slice(0, 6).join(', ') })}</p>
      ) : null}
    </header>
  );
}

function Content({ source, page }: { source: string; page: Sides }) {
  return (
    <>
      <Heading page={page} />
      <section aria-label={t('How often it was met')}>
        <VolumeChart volume={page.volume} />
      </section>
      <HowItFeels measures={page.measures} />
      <section aria-labelledby="touchpoint-moves">
        <h2 id="touchpoint-moves">{t('What leads here and on')}</h2>
        <div className="move-lists">
          <MoveList source={source} title={t('Right before it')} moves={page.before} edge={t('Start of the journey')} />
          <MoveList source={source} title={t('Right after it')} moves={page.after} edge={t('End of the journey')} />
        </div>
      </section>
      <WhoMeetsIt source={source} page={page} />
    </>
  );
}

export function TouchpointPage() {
  const { source: id = '', touchpoint: name = '' } = useParams();
  const workspace = useWorkspace();
  const source = workspace.data?.sources.find((one) => one.id === id);
  const page = useTouchpoint(id, name, source?.discovery === 'ready');
  if (workspace.data && !source) return <NotFound />;
  const error = page.error ?? workspace.error;
  return (
    <Page crumbs={[{ name: source?.name ?? t('Journeys'), to: places.journeys(id) }, { name }]}>
      <div className="sheet-page touchpoint">
        {error ? <TroubleNote error={error} again={() => void page.refetch()} /> : null}
        {page.data ? <Content source={id} page={page.data} /> : null}
        {!page.data && !error ? <Bones widths={['100%', '100%', '100%']} height={90} /> : null}
      </div>
    </Page>
  );
}
