/** Asks for what customers wrote. */
import { useQuery } from '@tanstack/react-query';
import type { VerbatimsPage } from '../../server/api.ts';
import { ask } from '../ask.ts';

/** Comments on a page. */
export const pageSize = 50;

/** `choice` as it stands in the address of the page. */
export function useVerbatims(id: string, choice: URLSearchParams, from: number) {
  const wanted = new URLSearchParams({ ...Object.fromEntries(choice), from: String(from), limit: String(pageSize) });
  return useQuery({
    queryKey: ['verbatims', id, wanted.toString()],
    queryFn: ({ signal }) =>
      ask<VerbatimsPage>(`/api/responses/${encodeURIComponent(id)}/verbatims?${wanted}`, { signal }),
    enabled: id !== '',
    placeholderData: (before) => before,
  });
}
