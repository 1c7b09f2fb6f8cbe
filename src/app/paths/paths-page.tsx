/** What customers did, move by move: the graph and its list, whole paths, and a funnel of one's own. */
import { useMemo, useState } from 'react';
import { Label, Slider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components';
import { useParams, useSearchParams } from 'react-router';
import type { Discovery, Graph } from '../../server/api.ts';
import { Bones } from '../controls/bones.tsx';
import { Choose } from '../controls/choose.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { ViewSwitch, useView } from '../controls/view-switch.tsx';
import { useDiscovery, useGraph, useWorkspace } from '../queries.ts';
import { NotFound } from '../shell/lost.tsx';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { count, percent } from '../words.ts';
import { FunnelBuilder } from './funnel-builder.tsx';
import { GraphPicture, type Look } from './graph-picture.tsx';
import { GraphList, LookWords } from './graph-words.tsx';
import { VariantList } from './variant-list.tsx';

const views = [
  { id: 'graph', name: 'Graph' },
  { id: 'list', name: 'List' },
  { id: 'paths', name: 'Whole paths' },
  { id: 'funnel', name: 'Funnel' },
] as const;
type View = (typeof views)[number]['id'];

const titles: Readonly<Record<View, string>> = {
  graph: 'What leads where',
  list: 'What leads where',
  paths: 'Whole paths',
  funnel: 'How many get through',
};

function DetailSlider({
  keep,
  setKeep,
  graph,
}: {
  keep: number;
  setKeep: (keep: number) => void;
  graph: Graph | undefined;
}) {
  const hidden = graph ? graph.totalEdges - graph.edges.length : 0;
  return (
    <div className="detail">
      <Slider
        className="slider"
        minValue={30}
        maxValue={100}
        step={5}
        value={Math.round(keep * 100)}
        onChange={(value) => setKeep((Array.isArray(value) ? (value[0] ?? 80) : value) / 100)}
      >
        <Label className="label">Detail</Label>
        <SliderTrack className="track">
          <SliderFill className="fill" />
          <SliderThumb className="thumb" />
        </SliderTrack>
      </Slider>
      <p className="soft" aria-live="polite">
        {graph
          ? `Showing ${percent(1 - graph.hiddenShare)} of all moves; ${hidden === 0 ? 'none' : `${count(hidden)} rare moves`} hidden`
          : 'Counting the moves'}
      </p>
    </div>
  );
}

function JourneyChoice({ discovery, label }: { discovery: Discovery; label: string }) {
  const [search, setSearch] = useSearchParams();
  const choices = [
    { id: '', name: 'Everyone' },
    ...discovery.journeys.map((one) => ({ id: one.id, name: one.name, hint: percent(one.share) })),
  ];
  const pick = (id: string): void => {
    const next = new URLSearchParams(search);
    if (id === '') next.delete('journey');
    else next.set('journey', id);
    setSearch(next, { replace: true });
  };
  return <Choose label={label} choices={choices} chosen={search.get('journey') ?? ''} onChoose={pick} />;
}

function Moves(props: { source: string; discovery: Discovery; journey: string | undefined; asList: boolean }) {
  const { source, discovery, journey } = props;
  const [keep, setKeep] = useState(0.8);
  const [look, setLook] = useState<Look>();
  const graph = useGraph(source, keep, journey);
  const stages = useMemo(
    () => discovery.stages.map(({ name, touchpoints }) => ({ name, touchpoints })),
    [discovery.stages],
  );
  return (
    <>
      <div className="paths-fields">
        <JourneyChoice discovery={discovery} label="Whose moves" />
        <DetailSlider keep={keep} setKeep={setKeep} graph={graph.data} />
      </div>
      {graph.error ? <TroubleNote error={graph.error} again={() => void graph.refetch()} /> : null}
      {graph.isLoading ? <Bones widths={['100%', '100%', '100%']} height={90} /> : null}
      {graph.data && props.asList ? <GraphList graph={graph.data} /> : null}
      {graph.data && !props.asList ? (
        <div className="graph-page">
          <GraphPicture graph={graph.data} stages={stages} look={look} onLook={setLook} />
          <aside className="evidence" aria-label="The moves looked at">
            <LookWords graph={graph.data} look={look} />
          </aside>
        </div>
      ) : null}
    </>
  );
}

function Content({ view, source, discovery }: { view: View; source: string; discovery: Discovery }) {
  const [search] = useSearchParams();
  const wanted = search.get('journey');
  const journey = discovery.journeys.find((one) => one.id === wanted)?.id;
  if (view === 'funnel') return <FunnelBuilder source={source} discovery={discovery} />;
  if (view === 'paths') {
    return (
      <>
        <div className="paths-fields">
          <JourneyChoice discovery={discovery} label="Whose paths" />
        </div>
        <VariantList key={journey} source={source} journey={journey} />
      </>
    );
  }
  return <Moves source={source} discovery={discovery} journey={journey} asList={view === 'list'} />;
}

export function PathsPage() {
  const id = useParams().source ?? '';
  const workspace = useWorkspace();
  const source = workspace.data?.sources.find((one) => one.id === id);
  const discovery = useDiscovery(id, source?.discovery === 'ready');
  const view = useView(views);
  if (workspace.data && !source) return <NotFound />;
  const error = discovery.error ?? workspace.error;
  return (
    <Page
      crumbs={[{ name: source?.name ?? 'Journeys', to: places.journeys(id) }, { name: 'Paths' }]}
      actions={<ViewSwitch views={views} label="View of the paths" />}
    >
      <div className={view === 'graph' ? 'sheet-page sheet-wide' : 'sheet-page'}>
        <header>
          <h1>{titles[view]}</h1>
        </header>
        {error ? <TroubleNote error={error} again={() => void discovery.refetch()} /> : null}
        {discovery.data ? <Content view={view} source={id} discovery={discovery.data} /> : null}
        {!discovery.data && !error ? <Bones widths={['100%', '100%', '100%']} height={90} /> : null}
      </div>
    </Page>
  );
}
