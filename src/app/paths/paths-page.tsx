/** What customers did, move by move: the graph and its list, whole paths, and a funnel of one's own. */
import { X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button, Label, Slider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components';
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
import { endCode } from './graph-layout.ts';
import { GraphPicture, type Look } from './graph-picture.tsx';
import { GraphList, LookWords } from './graph-words.tsx';
import { VariantList } from './variant-list.tsx';
import { t } from '../language/t.ts';

const views = [
  { id: 'graph', name: t('Graph') },
  { id: 'list', name: t('List') },
  { id: 'paths', name: t('Whole paths') },
  { id: 'funnel', name: t('Funnel') },
] as const;
type View = (typeof views)[number]['id'];

const titles: Readonly<Record<View, string>> = {
  graph: t('What leads where'),
  list: t('What leads where'),
  paths: t('Whole paths'),
  funnel: t('How many get through'),
};

/**
 * "Showing 84 % of all moves. Hidden: 75 rarer kinds and 3 of 40 touchpoints, 16 %." Where every move was asked for,
 * what is still hidden is hidden for the sake of the few who made it.
 */
function shownWords({ nodes, edges, hiddenShare, totalEdges, totalNodes }: Graph, every: boolean): string {
  const moves = totalEdges - edges.length;
  const points = totalNodes - nodes.length;
  if (moves === 0)
    return t('Showing all moves: {kinds} kinds between {n, plural, one {# touchpoint} other {# touchpoints}}.', {
      kinds: count(totalEdges),
      n: totalNodes,
    });
  if (every)
    return t(
      'Showing {shown} of all moves. Left out, {hidden}: {moves, plural, one {# kind} other {# kinds}} that too few customers made to be told.',
      { shown: percent(1 - hiddenShare), moves, hidden: percent(hiddenShare) },
    );
  return t(
    'Showing {shown} of all moves. Hidden: {moves, plural, one {# rarer kind} other {# rarer kinds}}{points, plural, =0 {} other { and # of {all} touchpoints}}, {hidden}.',
    { shown: percent(1 - hiddenShare), moves, points, all: count(totalNodes), hidden: percent(hiddenShare) },
  );
}

function DetailSlider({
  keep,
  setKeep,
  graph,
  settled,
}: {
  keep: number;
  setKeep: (keep: number) => void;
  graph: Graph | undefined;
  /** Whether the graph is the one of this detail, and not the one before it. */
  settled: boolean;
}) {
  return (
    <div className="detail">
      <Slider
        className="slider"
        minValue={40}
        maxValue={100}
        step={5}
        value={Math.round(keep * 100)}
        onChange={(value) => setKeep((Array.isArray(value) ? (value[0] ?? 80) : value) / 100)}
      >
        <Label className="label">{t('Detail')}</Label>
        <SliderTrack className="track">
          <SliderFill className="fill" />
          <SliderThumb className="thumb" />
        </SliderTrack>
      </Slider>
      <p className="soft" aria-live="polite">
        {graph ? shownWords(graph, keep === 1 && settled) : t('Counting the moves')}
      </p>
    </div>
  );
}

function JourneyChoice({ discovery, label }: { discovery: Discovery; label: string }) {
  const [search, setSearch] = useSearchParams();
  const choices = [
    { id: '', name: t('Everyone') },
    ...discovery.journeys.map((one) => ({
      id: one.id,
      name: one.name,
      hint: one.share === null ? '' : percent(one.share),
    })),
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
  const close = useCallback(() => setLook(undefined), []);
  const graph = useGraph(source, keep, journey);
  const stages = useMemo(
    () => discovery.stages.map(({ name, touchpoints }) => ({ name, touchpoints })),
    [discovery.stages],
  );
  return (
    <>
      <div className="paths-fields">
        <JourneyChoice discovery={discovery} label={t('Whose moves')} />
        <DetailSlider keep={keep} setKeep={setKeep} graph={graph.data} settled={!graph.isPlaceholderData} />
      </div>
      {graph.error ? <TroubleNote error={graph.error} again={() => void graph.refetch()} /> : null}
      {graph.isLoading ? <Bones widths={['100%', '100%', '100%']} height={90} /> : null}
      {graph.data && props.asList ? <GraphList graph={graph.data} /> : null}
      {graph.data && !props.asList ? (
        <div className="graph-page">
          <GraphPicture graph={graph.data} stages={stages} look={look} onLook={setLook} />
          <LookedAt graph={graph.data} stages={stages.length} look={look} close={close} />
        </div>
      ) : null}
    </>
  );
}

/** Beside the drawing once something is selected, on the side where it does not hide what is looked at. */
function LookedAt(props: { graph: Graph; stages: number; look: Look | undefined; close: () => void }) {
  const { graph, stages, look, close } = props;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);
  if (!look || !standsIn(graph, look)) return null;
  const code = 'node' in look ? look.node : look.to;
  const stage = graph.nodes.find((node) => node.code === code)?.stage ?? (code === endCode ? stages : -1);
  return (
    <aside
      className="evidence graph-words"
      aria-label={t('The moves looked at')}
      data-side={stage >= stages / 2 ? 'left' : 'right'}
    >
      <Button className="button button-quiet button-icon graph-close" aria-label={t('Close')} onPress={close}>
        <X size={16} aria-hidden />
      </Button>
      <LookWords graph={graph} look={look} />
    </aside>
  );
}

/** With less detail, what was looked at may be hidden. */
function standsIn(graph: Graph, look: Look): boolean {
  return graph.edges.some(({ from, to }) =>
    'node' in look ? from === look.node || to === look.node : from === look.from && to === look.to,
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
          <JourneyChoice discovery={discovery} label={t('Whose paths')} />
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
      crumbs={[{ name: source?.name ?? t('Journeys'), to: places.journeys(id) }, { name: t('Paths') }]}
      actions={<ViewSwitch views={views} label={t('View of the paths')} />}
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
