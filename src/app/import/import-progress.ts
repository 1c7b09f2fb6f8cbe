/** How an import goes, told by the server as it happens, and picked up again after a reload. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ImportProgress } from '../../server/api.ts';
import { ask } from '../ask.ts';

const isRunning = (progress: ImportProgress | undefined): boolean =>
  progress?.state === 'loading' || progress?.state === 'discovering';

export function useImportProgress(id: string) {
  const client = useQueryClient();
  const key = ['import', id];
  const address = `/api/imports/${encodeURIComponent(id)}`;
  const query = useQuery({
    queryKey: key,
    queryFn: () => ask<ImportProgress>(address),
    staleTime: 0,
    // Asked for as well, in case something between browser and server holds the stream back.
    refetchInterval: (state) => (isRunning(state.state.data) ? 4000 : false),
  });
  const running = isRunning(query.data);
  useEffect(() => {
    if (!running) return undefined;
    const stream = new EventSource(`${address}/events`);
    const take = (event: MessageEvent<string>): void => {
      client.setQueryData(['import', id], JSON.parse(event.data) as ImportProgress);
    };
    stream.addEventListener('message', take);
    stream.addEventListener('progress', take);
    return () => stream.close();
  }, [running, address, id, client]);
  return query;
}
