/** Two discovered journeys side by side: how far they come, what they meet, how long they wait, and who they are. */
import { ArrowLeftRight, Download } from 'lucide-react';
import { useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Comparison, Discovery } from '../../server/api.ts';
import { Bones } from '../controls/bones.tsx';
import { Choose } from '../controls/choose.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { rich } from '../language/rich.tsx';
import { t } from '../language/t.ts';
import { useComparison, useDiscovery, useWorkspace } from '../queries.ts';
import { NotFound } from '../shell/lost.tsx';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { percent, period } from '../words.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { TouchpointRows } from './touchpoint-rows.tsx';
import { TwoRivers } from './two-rivers.tsx';

/** The two that are asked for, or else the two largest. */
function usePair(discovery: Discovery | undefined) {
  const [search, setSearch] = useSearchParams();
  const ids = discovery?.journeys.map((one) => one.id) ?? [];
  const wanted = (key: string): string | undefined => ids.find((id) => id === search.get(key));
  const a = wanted('a') ?? ids.find((id) => id !== wanted('b'));
  const b = wanted('b') ?? ids.find((id) => id !== a);
  const choose = (next: { a: string | undefined; b: string | undefined }): void => {
    const kept = new URLSearchParams(search);
    for (const key of ['a', 'b'] as const) kept.set(key, next[key] ?? '');
    setSearch(kept, { replace: true });
  };
  return { a, b: b === a ? undefined : b, choose };
}

function Choices(props: { discovery: Discovery; pair: ReturnType<typeof usePair> }) {
  const { discovery, pair } = props;
  const choices = discovery.journeys.map(({ id, name, share }) => ({
    id,
    name,
    hint: share === null ? '' : percent(share),
  }));
  // Whoever is chosen on both sides changes places.
  const pick = (side: 'a' | 'b', id: string): void => {
    const other = side === 'a' ? 'b' : 'a';
    const swapped = pair[other] === id ? pair[side] : pair[other];
    pair.choose({ a: swapped, b: swapped, [side]: id });
  };
  return (
    <div className="compare-choices">
      <Choose label={t('Above')} choices={choices} chosen={pair.a ?? ''} onChoose={(id) => pick('a', id)} />
      <Button
        className="button button-quiet button-icon"
        aria-label={t('Change places')}
        onPress={() => pair.choose({ a: pair.b, b: pair.a })}
      >
        <ArrowLeftRight size={16} aria-hidden />
      </Button>
      <Choose label={t('Below')} choices={choices} chosen={pair.b ?? ''} onChoose={(id) => pick('b', id)} />
    </div>
  );
}

function Touchpoints({ found }: { found: Comparison }) {
  const [onlyClear, setOnlyClear] = useState(false);
  return (
    <section aria-labelledby="compare-touchpoints">
      <header className="compare-head">
        <h2 id="compare-touchpoints">{t('What they meet')}</h2>
        <Checkbox className="tick" isSelected={onlyClear} onChange={setOnlyClear}>
          <span className="tick-box" aria-hidden />
          {t('Clear differences only')}
        </Checkbox>
      </header>
      <TouchpointRows found={found} onlyClear={onlyClear} />
    </section>
  );
}

function HowToRead({ least }: { least: number }) {
  return (
    <section className="notes" aria-labelledby="compare-notes">
      <h2 id="compare-notes">{t('How to read this')}</h2>
      <ul>
        <li>
          {rich(
            'A difference in <b>bold</b> is clear: its 95 % interval leaves out zero, and it is of three points or more.',
          )}
        </li>
        <li>
          {t(
            'The groups were formed by the paths of customers, so that their paths differ is no finding; the figures say by how much. Who they are and how long it takes played no part in that.',
          )}
        </li>
        <li>
          {t(
            'Figures of fewer than {n} customers are not shown, and neither are those from which they could be worked out.',
            { n: least },
          )}
        </li>
      </ul>
    </section>
  );
}

function Content({ source, discovery }: { source: string; discovery: Discovery }) {
  const pair = usePair(discovery);
  const comparison = useComparison(source, pair.a, pair.b);
  if (pair.b === undefined)
    return (
      <div className="empty">
        <p>{t('Only one journey was found in this log, so there is nothing to compare it with.')}</p>
        <Link to={places.journeys(source)}>{t('Back to the journeys')}</Link>
      </div>
    );
  const found = comparison.data;
  return (
    <>
      <Choices discovery={discovery} pair={pair} />
      {comparison.error ? <TroubleNote error={comparison.error} again={() => void comparison.refetch()} /> : null}
      {found ? (
        <>
          <section aria-label={t('How far they come')}>
            <TwoRivers found={found} />
          </section>
          <AtAGlance found={found} />
          <Touchpoints found={found} />
          <HowToRead least={discovery.least} />
        </>
      ) : comparison.error ? null : (
        <Bones widths={['100%', '100%', '100%']} height={90} />
      )}
    </>
  );
}

function Export({ source, a, b }: { source: string; a: string | undefined; b: string | undefined }) {
  if (a === undefined || b === undefined) return null;
  return (
    <a
      className="button"
      href={`/api/sources/${encodeURIComponent(source)}/comparison.csv?${new URLSearchParams({ a, b })}`}
    >
      <Download size={15} aria-hidden /> {t('CSV')}
    </a>
  );
}

export function ComparePage() {
  const id = useParams().source ?? '';
  const workspace = useWorkspace();
  const source = workspace.data?.sources.find((one) => one.id === id);
  const discovery = useDiscovery(id, source?.discovery === 'ready');
  const { a, b } = usePair(discovery.data);
  if (workspace.data && !source) return <NotFound />;
  const error = discovery.error ?? workspace.error;
  const facts = discovery.data?.source;
  return (
    <Page
      crumbs={[{ name: source?.name ?? t('Journeys'), to: places.journeys(id) }, { name: t('Compare') }]}
      actions={<Export source={id} a={a} b={b} />}
    >
      <div className="sheet-page compare">
        <header>
          <h1>{t('Two journeys side by side')}</h1>
          {facts ? <p className="lede">{period(facts.from, facts.to)}</p> : null}
        </header>
        {error ? <TroubleNote error={error} again={() => void discovery.refetch()} /> : null}
        {discovery.data ? <Content source={id} discovery={discovery.data} /> : null}
        {!discovery.data && !error ? <Bones widths={['100%', '100%', '100%']} height={90} /> : null}
      </div>
    </Page>
  );
}
