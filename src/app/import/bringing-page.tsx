/** One import on its way: check what was understood, watch it being read, land on its journeys. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link, useNavigate, useParams } from 'react-router';
import type { ImportPreview, ImportProgress } from '../../server/api.ts';
import { Trouble, ask, send } from '../ask.ts';
import { Bar } from '../controls/bar.tsx';
import { Bones } from '../controls/bones.tsx';
import { useNotices } from '../controls/notices.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { bytes, count, percent } from '../words.ts';
import { useImportProgress } from './import-progress.ts';
import { missingAnswers } from '../responses/answer-words.ts';
import { UnderstoodAnswers } from '../responses/understood-answers.tsx';
import { missing } from './roles.ts';
import { Understood } from './understood.tsx';
import { t } from '../language/t.ts';

const address = (id: string): string => `/api/imports/${encodeURIComponent(id)}`;

/** Cancels an import and goes back to where one begins. */
function useCancel(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => send<unknown>('DELETE', address(id)),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['import', id] });
      void navigate(places.bring);
    },
  });
}

function Check({ id }: { id: string }) {
  const client = useQueryClient();
  const preview = useQuery({
    queryKey: ['preview', id],
    queryFn: () => ask<ImportPreview>(`${address(id)}/preview`),
    staleTime: Infinity,
  });
  const start = useMutation({
    mutationFn: () => send<ImportProgress>('POST', `${address(id)}/start`),
    onSuccess: (progress) => client.setQueryData(['import', id], progress),
  });
  const cancel = useCancel(id);
  if (preview.error) return <TroubleNote error={preview.error} again={() => void preview.refetch()} />;
  if (!preview.data) return <Bones widths={['340px', '100%', '100%', '100%']} height={28} />;
  const { responses } = preview.data;
  const lacks = responses ? missingAnswers(responses) : missing(preview.data.columns);
  return (
    <>
      <header>
        <h1>{preview.data.name}</h1>
        <p className="lede">
          {t(
            '{format}, {size}. Below are its first {rows} rows and what each column was taken to be. If that looks right, start.',
            { format: preview.data.format, size: bytes(preview.data.bytes), rows: preview.data.rows.length },
          )}
        </p>
      </header>
      {responses ? (
        <UnderstoodAnswers preview={preview.data} answers={responses} />
      ) : (
        <Understood preview={preview.data} />
      )}
      {start.error ? <TroubleNote error={start.error} /> : null}
      <footer className="start-bar">
        <Button
          className="button button-main"
          isDisabled={!preview.data.ready || start.isPending}
          onPress={() => start.mutate()}
        >
          {start.isPending ? t('Starting…') : responses ? t('Keep these answers') : t('Find the journeys')}
        </Button>
        <Button className="button button-quiet" onPress={() => cancel.mutate()}>
          {t('Choose another file')}
        </Button>
        {lacks ? <p className="pain-word">{lacks}</p> : null}
      </footer>
    </>
  );
}

const readWords = ({ rows, rejected }: ImportProgress): string =>
  rejected > 0
    ? t('{rows, plural, one {# row} other {# rows}} read, {rejected} set aside', { rows, rejected: count(rejected) })
    : t('{rows, plural, one {# row} other {# rows}} read', { rows });

function runningTitle({ kind, state }: ImportProgress): string {
  if (kind === 'responses') return t('Reading the answers');
  return state === 'loading' ? t('Reading the log') : t('Finding the journeys');
}

function Running({ progress }: { progress: ImportProgress }) {
  const cancel = useCancel(progress.id);
  return (
    <>
      <header>
        <h1>{runningTitle(progress)}</h1>
        <p className="lede">{t('You may leave this page or reload it; the work goes on and shows here again.')}</p>
      </header>
      <div className="running">
        <Bar label={progress.doing} share={progress.share} />
        <p aria-live="polite">
          {progress.doing}
          {progress.share === null ? '' : ` · ${percent(progress.share)}`}
        </p>
        <p className="soft">{readWords(progress)}</p>
        <Button className="button" isDisabled={cancel.isPending} onPress={() => cancel.mutate()}>
          {t('Cancel')}
        </Button>
      </div>
    </>
  );
}

/** Leads on to the journeys, and says what was set aside. */
function Done({ progress }: { progress: ImportProgress }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const tell = useNotices();
  const { id, source, rows, rejected, kind } = progress;
  useEffect(() => {
    if (!source) return;
    const known = kind === 'responses' ? ['responses', 'measures'] : ['workspace'];
    void Promise.all(known.map((key) => client.invalidateQueries({ queryKey: [key] }))).then(() => {
      const save = (): void => window.location.assign(`${address(id)}/rejected.csv`);
      if (rejected > 0) {
        tell(
          t('{rows, plural, one {# row} other {# rows}} read, {rejected} set aside.', {
            rows,
            rejected: count(rejected),
          }),
          {
            verb: t('Download those set aside'),
            act: save,
          },
        );
      } else tell(t('{rows, plural, one {# row} other {# rows}} read, none set aside.', { rows }));
      return navigate(kind === 'responses' ? places.responses(source) : places.journeys(source), { replace: true });
    });
  }, [id, source, rows, rejected, kind, client, navigate, tell]);
  return <Bones widths={['360px', '540px']} height={22} />;
}

function Ended({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="empty">
      <h1>{title}</h1>
      {children}
      <Link className="button button-main" to={places.bring}>
        {t('Import a file')}
      </Link>
    </div>
  );
}

function Failed({ progress }: { progress: ImportProgress }) {
  return (
    <Ended title={t('This log could not be read')}>
      {progress.problem ? <TroubleNote error={new Trouble(progress.problem)} /> : null}
      {progress.rejected > 0 ? (
        <a href={`${address(progress.id)}/rejected.csv`}>
          {t('Download the {rows, plural, one {# row} other {# rows}} set aside, with reasons', {
            rows: progress.rejected,
          })}
        </a>
      ) : null}
    </Ended>
  );
}

function Stand({ progress }: { progress: ImportProgress }) {
  if (progress.state === 'preview') return <Check id={progress.id} />;
  if (progress.state === 'done') return <Done progress={progress} />;
  if (progress.state === 'failed') return <Failed progress={progress} />;
  if (progress.state === 'cancelled') {
    return (
      <Ended title={t('This import was cancelled')}>
        <p>{t('Nothing of the file was kept.')}</p>
      </Ended>
    );
  }
  return <Running progress={progress} />;
}

export function BringingPage() {
  const id = useParams().import ?? '';
  const progress = useImportProgress(id);
  return (
    <Page crumbs={[{ name: t('Import'), to: places.bring }, { name: t('Your log') }]}>
      <div className="sheet-page bring">
        {progress.error && !progress.data ? <TroubleNote error={progress.error} /> : null}
        {progress.data ? <Stand progress={progress.data} /> : null}
        {progress.isPending ? <Bones widths={['340px', '100%', '100%']} height={28} /> : null}
      </div>
    </Page>
  );
}
