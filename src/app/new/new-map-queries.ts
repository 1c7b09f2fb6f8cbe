/** What the page of new maps asks of the server. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { MapSummary, ReadText, TemplateSummary } from '../../server/api.ts';
import { ask, send } from '../ask.ts';
import { language } from '../language/t.ts';
import { places } from '../shell/places.ts';

export function useTemplates() {
  return useQuery({
    queryKey: ['templates'],
    queryFn: async () => (await ask<{ templates: TemplateSummary[] }>(`/api/templates?language=${language}`)).templates,
    staleTime: Infinity,
  });
}

/** What a pasted text is; asked again for each text, never for an empty one. */
export function useReadText(text: string) {
  return useQuery({
    queryKey: ['read-text', text],
    queryFn: () => send<ReadText>('POST', '/api/read-text', { text }),
    enabled: text.trim() !== '',
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
}

/** Makes the map and opens it. */
export function useBegin() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (wish: object) => send<MapSummary>('POST', '/api/maps', wish),
    onSuccess: (map) => {
      void client.invalidateQueries({ queryKey: ['workspace'] });
      void navigate(places.map(map.id), { state: { fresh: true } });
    },
  });
}
