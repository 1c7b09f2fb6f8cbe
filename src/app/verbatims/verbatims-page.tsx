/** What customers wrote: what they talk about, how it sounds, and every comment to be read, chosen by any of these. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useParams, useSearchParams } from 'react-router';
import type { VerbatimsPage as Found } from '../../server/api.ts';
import { Choose } from '../controls/choose.tsx';
import { SearchBox } from '../controls/search-box.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { heard, t } from '../language/t.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { count, percent } from '../words.ts';
import { BeingRead, NotRead } from './being-read.tsx';
import { ThemeList } from './theme-list.tsx';
import { VerbatimList } from './verbatim-list.tsx';
import { pageSize, useVerbatims } from './verbatims-queries.ts';

const labels = [
  { id: '', name: t('However it sounds') },
  { id: 'negative', name: t('Negative') },
  { id: 'neutral', name: t('Neutral') },
  { id: 'positive', name: t('Positive') },
  { id: 'unscored', name: t('Not scored') },
];

/** What is chosen stands in the address, so that it can be shared and gone back to. */
function useChoice() {
  const [search, setSearch] = useSearchParams();
  const set = (change: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(change)) {
      if (value === '') next.delete(key);
      else next.set(key, value);
    }
    setSearch(next, { replace: true });
  };
  return { search, set, get: (key: string): string => search.get(key) ?? '' };
}

function Mood({ all }: { all: Found['all'] }) {
  const { sentiment, n, unscored } = all;
  if (!sentiment) return <p className="lede">{t('{n, plural, one {# comment} other {# comments}}', { n })}</p>;
  return (
    <p className="lede">
      {t(
        '{n, plural, one {# comment} other {# comments}}: {negative} negative, {neutral} neutral, {positive} positive',
        {
          n,
          negative: percent(sentiment.negative / sentiment.n),
          neutral: percent(sentiment.neutral / sentiment.n),
          positive: percent(sentiment.positive / sentiment.n),
        },
      )}{' '}
      {unscored > 0 ? <span className="grey">{t('{n} could not be scored', { n: count(unscored) })}</span> : null}
    </p>
  );
}

function Bar({ choice, found }: { choice: ReturnType<typeof useChoice>; found: Found }) {
  const [words, setWords] = useState(choice.get('words'));
  const type = (next: string): void => {
    setWords(next);
    choice.set({ words: next.trim() });
  };
  const touchpoints = [
    { id: '', name: t('Every touchpoint') },
    ...found.touchpoints.map((name) => ({ id: name, name })),
  ];
  return (
    <search className="atlas-tools">
      <SearchBox label={t('Search what they wrote')} words={words} onType={type} />
      <Choose
        hideLabel
        label={t('Touchpoint')}
        choices={touchpoints}
        chosen={choice.get('touchpoint')}
        onChoose={(touchpoint) => choice.set({ touchpoint })}
      />
      <Choose
        hideLabel
        label={t('How it sounds')}
        choices={labels}
        chosen={choice.get('label')}
        onChoose={(label) => choice.set({ label })}
      />
      {choice.get('theme') === '' ? null : (
        <Button className="button button-quiet" onPress={() => choice.set({ theme: '' })}>
          {t('Only “{theme}” ×', { theme: choice.get('theme') })}
        </Button>
      )}
    </search>
  );
}

function Comments({ id, choice, found }: { id: string; choice: ReturnType<typeof useChoice>; found: Found }) {
  const [from, setFrom] = useState(0);
  const chosenAs = choice.search.toString();
  const [as, setAs] = useState(chosenAs);
  // Another choice begins at its first page.
  if (as !== chosenAs) {
    setAs(chosenAs);
    setFrom(0);
  }
  const page = useVerbatims(id, choice.search, from).data ?? found;
  const last = Math.min(page.from + pageSize, page.chosen);
  return (
    <section aria-labelledby="verbatims-read">
      <h2 id="verbatims-read" aria-live="polite">
        {t('{n, plural, =0 {No comment fits} one {# comment} other {# comments}}', { n: page.chosen })}
      </h2>
      <VerbatimList rows={page.rows} />
      {page.chosen > pageSize ? (
        <p className="verbatims-pages">
          <Button className="button" isDisabled={from === 0} onPress={() => setFrom(Math.max(0, from - pageSize))}>
            {t('Back')}
          </Button>
          <span className="soft">
            {t('{from} to {to} of {n}', { from: count(page.from + 1), to: count(last), n: count(page.chosen) })}
          </span>
          <Button className="button" isDisabled={last >= page.chosen} onPress={() => setFrom(from + pageSize)}>
            {t('More')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function Content({ id, choice, found }: { id: string; choice: ReturnType<typeof useChoice>; found: Found }) {
  const spokenOf = found.themes.filter((theme) => theme.n > 0).toSorted((a, b) => b.n - a.n);
  const key = (kind: Found['themes'][number]['kind']): string => (kind === 'touchpoint' ? 'touchpoint' : 'theme');
  return (
    <>
      <header>
        <h1>{t('What customers wrote')}</h1>
        <Mood all={found.all} />
      </header>
      <Bar choice={choice} found={found} />
      <div className="verbatims-page">
        <section aria-labelledby="verbatims-themes">
          <h2 id="verbatims-themes">{t('What they talk about')}</h2>
          {spokenOf.length === 0 ? (
            <p className="soft">{t('Too few comments speak of the same thing to call it a theme.')}</p>
          ) : (
            <ThemeList
              themes={spokenOf}
              isChosen={(theme) => choice.get(key(theme.kind)) === theme.name}
              choose={({ kind, name }) => choice.set({ [key(kind)]: choice.get(key(kind)) === name ? '' : name })}
            />
          )}
          {found.all.warnings.map((warning) => (
            <p key={warning} className="grey">
              {heard(warning)}
            </p>
          ))}
        </section>
        <Comments id={id} choice={choice} found={found} />
      </div>
    </>
  );
}

export function VerbatimsPage() {
  const id = useParams().responses ?? '';
  const choice = useChoice();
  const found = useVerbatims(id, choice.search, 0);
  return (
    <Page crumbs={[{ name: t('Responses'), to: places.responses(id) }, { name: t('What customers wrote') }]}>
      <div className="sheet-page">
        {found.error ? <TroubleNote error={found.error} again={() => void found.refetch()} /> : null}
        {found.data ? <Content id={id} choice={choice} found={found.data} /> : null}
        {found.isPending && found.isFetching ? <BeingRead id={id} /> : null}
        {found.isPending && !found.isFetching ? <NotRead again={() => void found.refetch()} /> : null}
      </div>
    </Page>
  );
}
