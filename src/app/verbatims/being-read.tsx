/** While the comments of a file are read for the first time: how far it is, and how to stop it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { ask } from '../ask.ts';
import { Bar } from '../controls/bar.tsx';
import { Bones } from '../controls/bones.tsx';
import { t } from '../language/t.ts';
import { count } from '../words.ts';

interface Reading {
  readonly reading: { readonly done: number; readonly total?: number } | null;
}

function useReading(id: string) {
  return useQuery({
    queryKey: ['reading', id],
    queryFn: ({ signal }) => ask<Reading>(`/api/responses/${encodeURIComponent(id)}/reading`, { signal }),
    refetchInterval: 400,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  }).data?.reading;
}

/** Most files are read before the first look at how far it is; then nothing but bones is shown. */
export function BeingRead({ id }: { id: string }) {
  const client = useQueryClient();
  const reading = useReading(id);
  if (!reading) return <Bones widths={['100%', '100%', '100%']} height={90} />;
  const { done, total } = reading;
  return (
    <section className="running" aria-labelledby="being-read">
      <h1 id="being-read">{t('Reading the comments')}</h1>
      <Bar label={t('Reading the comments')} share={total ? done / total : null} />
      <p className="soft" aria-live="polite">
        {total
          ? t('{done} of {total} comments read', { done: count(done), total: count(total) })
          : t('Handing the comments over')}
      </p>
      <p className="soft">{t('This is done once; leaving the page stops it.')}</p>
      <Button className="button" onPress={() => void client.cancelQueries({ queryKey: ['verbatims', id] })}>
        {t('Stop')}
      </Button>
    </section>
  );
}

export function NotRead({ again }: { again: () => void }) {
  return (
    <section className="running">
      <h1>{t('What customers wrote')}</h1>
      <p>{t('Reading was stopped. Nothing is lost: the comments can be read at any time.')}</p>
      <Button className="button button-main" onPress={again}>
        {t('Read the comments')}
      </Button>
    </section>
  );
}
