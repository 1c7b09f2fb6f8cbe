/** Responses: what customers answered, where their answers belong, and what waits for a place. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link, useNavigate, useParams } from 'react-router';
import type { ResponsesSummary, ResponsesView } from '../../server/responses-api.ts';
import { Bones } from '../controls/bones.tsx';
import { Choose } from '../controls/choose.tsx';
import { useNotices } from '../controls/notices.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { ExampleRows } from '../import/example-rows.tsx';
import { problemOf } from '../ask.ts';
import { t } from '../language/t.ts';
import { useWorkspace } from '../queries.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { count, period } from '../words.ts';
import { PlaceList } from './place-list.tsx';
import { QuestionList } from './question-list.tsx';
import { useAbout, useAllResponses, useDeleteResponses, useResponses } from './responses-queries.ts';
import { Rules, Unassigned } from './unassigned.tsx';

function Empty() {
  const rows = [
    ['1041', '2026-03-03', 'Checkout', '9', t('Quick, and no account needed.')],
    ['2207', '2026-03-04', 'Delivery', '3', t('Came two days late.')],
  ];
  return (
    <div className="empty responses-empty">
      <h2>{t('No answers yet')}</h2>
      <p>
        {t(
          'Drop a survey or reviews here: scores, comments or both. Answers find their touchpoint by its name, by the customer’s last step, or by a rule of yours; what fits nowhere waits where you see it.',
        )}
      </p>
      <ExampleRows heads={['customer', 'answered', 'touchpoint', 'nps', 'comment']} rows={rows} />
      <p className="grey">{t('Every column is optional but one score or comment. Names and order do not matter.')}</p>
      <Link className="button button-main" to={places.bring}>
        {t('Import a file')}
      </Link>
    </div>
  );
}

/** Which log's customers answered, and which map's stages the tags name. */
function About({ summary }: { summary: ResponsesSummary }) {
  const { data: workspace } = useWorkspace();
  const about = useAbout(summary.id);
  const none = { id: '', name: t('none') };
  const logs = (workspace?.sources ?? []).map(({ id, name }) => ({ id, name }));
  const maps = (workspace?.maps ?? []).map(({ id, title }) => ({ id, name: title }));
  return (
    <div className="about-fields" aria-busy={about.isPending}>
      <Choose
        label={t('Customers of')}
        choices={[none, ...logs]}
        chosen={summary.log ?? ''}
        onChoose={(id) => about.mutate({ log: id === '' ? null : id })}
      />
      <Choose
        label={t('Stages and touchpoints of')}
        choices={[none, ...maps]}
        chosen={summary.map ?? ''}
        onChoose={(id) => about.mutate({ map: id === '' ? null : id })}
      />
      {summary.map ? (
        <Link className="button" to={places.map(summary.map)}>
          {t('Open the map')}
        </Link>
      ) : null}
      {about.error ? <TroubleNote error={about.error} /> : null}
    </div>
  );
}

function Which({ sources, id }: { sources: readonly ResponsesSummary[]; id: string }) {
  const navigate = useNavigate();
  if (sources.length < 2) return null;
  return (
    <Choose
      hideLabel
      label={t('Which answers')}
      choices={sources.map((one) => ({ id: one.id, name: one.name, hint: count(one.responses) }))}
      chosen={id}
      onChoose={(chosen) => void navigate(places.responses(chosen))}
    />
  );
}

function Delete({ summary }: { summary: ResponsesSummary }) {
  const remove = useDeleteResponses();
  const navigate = useNavigate();
  const tell = useNotices();
  const press = (): void =>
    tell(t('Delete {name} with its rules?', { name: summary.name }), {
      verb: t('Delete'),
      act: () =>
        remove.mutate(summary.id, {
          onSuccess: () => void navigate(places.allResponses, { replace: true }),
          onError: (error) => tell(problemOf(error).title),
        }),
    });
  return (
    <Button className="button button-quiet" isDisabled={remove.isPending} onPress={press}>
      {t('Delete these answers')}
    </Button>
  );
}

const sizeOf = ({ responses, customers, answers, texts, rejected }: ResponsesSummary): string =>
  [
    t('{n, plural, one {# response} other {# responses}}', { n: responses }),
    ...(customers > 0 ? [t('{n, plural, one {# customer} other {# customers}}', { n: customers })] : []),
    t('{n, plural, one {# score} other {# scores}}', { n: answers }),
    t('{n, plural, one {# comment} other {# comments}}', { n: texts }),
    ...(rejected > 0 ? [t('{n, plural, one {# row} other {# rows}} set aside', { n: rejected })] : []),
  ].join(' · ');

function Shown({ view, sources }: { view: ResponsesView; sources: readonly ResponsesSummary[] }) {
  const { summary } = view;
  return (
    <>
      <header>
        <h1>{summary.name}</h1>
        <p className="lede">{sizeOf(summary)}</p>
        <p className="grey">{period(summary.from, summary.to)}</p>
      </header>
      <div className="responses-tools">
        <Which sources={sources} id={summary.id} />
        <About summary={summary} />
        {summary.texts > 0 ? (
          <Link className="button" to={places.verbatims(summary.id)}>
            {t('What customers wrote')}
          </Link>
        ) : null}
        <Link className="button" to={places.bring}>
          {t('Import more')}
        </Link>
        <Delete summary={summary} />
      </div>
      <PlaceList places={view.places} />
      <Unassigned view={view} />
      <Rules view={view} />
      <QuestionList questions={view.questions} />
    </>
  );
}

export function ResponsesPage() {
  const wanted = useParams().responses;
  const all = useAllResponses();
  const sources = all.data?.sources ?? [];
  const id = wanted ?? sources[0]?.id ?? '';
  const view = useResponses(id);
  const body = (inside: ReactNode) => (
    <Page crumbs={[{ name: t('Responses'), ...(wanted === undefined ? {} : { to: places.allResponses }) }, ...named]}>
      <div className="sheet-page responses">{inside}</div>
    </Page>
  );
  const named = wanted !== undefined && view.data ? [{ name: view.data.summary.name }] : [];
  const error = all.error ?? view.error;
  if (error) return body(<TroubleNote error={error} again={() => void Promise.all([all.refetch(), view.refetch()])} />);
  if (all.data && id === '') return body(<Empty />);
  if (!view.data) return body(<Bones widths={['340px', '520px', '100%', '100%']} height={26} />);
  return body(<Shown key={id} view={view.data} sources={sources} />);
}
