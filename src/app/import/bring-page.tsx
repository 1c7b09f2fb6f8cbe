/** Where a log comes in: drop it, choose it, and see what a log looks like. */
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useNavigate } from 'react-router';
import type { ImportPreview } from '../../server/api.ts';
import { send, upload } from '../ask.ts';
import { Bar } from '../controls/bar.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { ExampleRows } from './example-rows.tsx';
import { useBroughtFile } from '../controls/use-brought-file.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { bytes, percent } from '../words.ts';
import { t } from '../language/t.ts';
import { rich } from '../language/rich.tsx';

const endings = ['.csv', '.tsv', '.txt', '.json', '.ndjson', '.jsonl', '.parquet', '.xes', '.jsonocel', '.gz'];

interface Sending {
  readonly file: File;
  readonly share: number;
  readonly error?: unknown;
}

/** Answers that were dropped on a map are about it. */
function aboutMap(preview: ImportPreview, map: string | undefined): Promise<ImportPreview> {
  if (map === undefined || preview.kind !== 'responses') return Promise.resolve(preview);
  return send<ImportPreview>('PATCH', `/api/imports/${encodeURIComponent(preview.id)}`, { about: { map } });
}

/** Sends a file up and goes on to what was understood of it. */
function useSending() {
  const [sending, setSending] = useState<Sending>();
  const navigate = useNavigate();
  const client = useQueryClient();
  const send = (file: File, map?: string): void => {
    setSending({ file, share: 0 });
    upload<ImportPreview>(`/api/imports?name=${encodeURIComponent(file.name)}`, file, (share) =>
      setSending({ file, share }),
    )
      .then((preview) => aboutMap(preview, map))
      .then(
        (preview) => {
          client.setQueryData(['preview', preview.id], preview);
          void navigate(places.bringing(preview.id), { replace: true });
        },
        (error: unknown) => setSending({ file, share: 0, error }),
      );
  };
  return { sending, send, stop: () => setSending(undefined) };
}

function Example() {
  const rows = [
    ['1041', 'View product', '2026-03-02 09:14', 'phone'],
    ['1041', 'Add to basket', '2026-03-02 09:17', 'phone'],
    ['2207', 'View product', '2026-03-02 09:18', 'desktop'],
    ['1041', 'Pay order', '2026-03-02 09:21', 'phone'],
  ];
  return (
    <section className="bring-example" aria-labelledby="example">
      <h2 id="example">{t('What a log looks like')}</h2>
      <p className="soft">
        {t(
          'One row for each thing a customer did: who, what and when. Other columns are welcome; they tell who goes which way. Names and order of the columns do not matter.',
        )}
      </p>
      <ExampleRows heads={['customer', 'event', 'time', 'device']} rows={rows} />
    </section>
  );
}

export function BringPage() {
  const { sending, send, stop } = useSending();
  useBroughtFile(send);
  return (
    <Page crumbs={[{ name: t('Import') }]}>
      <div className="sheet-page bring">
        <header>
          <h1>{t('See the journeys in your own log')}</h1>
          <p className="lede">
            {t('The file stays on this machine. You see what was understood before anything is kept.')}
          </p>
        </header>
        {sending?.error ? <TroubleNote error={sending.error} again={stop} /> : null}
        {sending && !sending.error ? (
          <div className="bring-sending">
            <p>
              {rich('Reading <b>{name}</b>, {size} · {share}', {
                name: sending.file.name,
                size: bytes(sending.file.size),
                share: percent(sending.share),
              })}
            </p>
            <Bar
              label={t('Reading {name}', { name: sending.file.name })}
              share={sending.share < 1 ? sending.share : null}
            />
          </div>
        ) : null}
        {sending ? null : (
          <div className="bring-drop">
            <FileUp size={26} strokeWidth={1.5} aria-hidden />
            <p className="bring-call">{t('Drop a file anywhere on this page')}</p>
            <FileTrigger acceptedFileTypes={endings} onSelect={(files) => files?.[0] && send(files[0])}>
              <Button className="button button-main">{t('Choose a file')}</Button>
            </FileTrigger>
            <p className="grey">{t('CSV, TSV, JSON, NDJSON, Parquet, XES or OCEL 2.0, also as .gz')}</p>
          </div>
        )}
        <Example />
      </div>
    </Page>
  );
}
