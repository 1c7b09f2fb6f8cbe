/** What the pages over many maps ask of the server, and how they change several maps at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LintedMaps, MapSummary } from '../server/api.ts';
import type {
  Atlas,
  MapChange,
  PersonaFields,
  PersonaOnMaps,
  Register,
  RegisterMeasures,
  SearchHits,
  TouchpointFields,
} from '../server/library-api.ts';
import { ask, send } from './ask.ts';
import { language } from './language/t.ts';

const at = encodeURIComponent;

/** Fresh each time the page is shown: other people change maps meanwhile. */
const live = { staleTime: 0, refetchOnWindowFocus: true } as const;

/** Asked again every so often while it is looked at: days pass, and others change maps. */
export const useAtlas = ({ enabled = true } = {}) =>
  useQuery({
    queryKey: ['atlas'],
    queryFn: () => ask<Atlas>('/api/atlas'),
    ...live,
    enabled,
    refetchInterval: 20_000,
  });

/** Every map held against the gap rules, with what its log and its answers say. Walking the logs takes a while. */
export const useLinted = () =>
  useQuery({ queryKey: ['lint'], queryFn: () => ask<LintedMaps>('/api/lint'), staleTime: 5000 });

export const useRegister = () =>
  useQuery({ queryKey: ['register'], queryFn: () => ask<Register>('/api/touchpoints'), ...live });

export const useRegisterMeasures = () =>
  useQuery({
    queryKey: ['measures', 'register'],
    queryFn: () => ask<RegisterMeasures>('/api/touchpoints/measures'),
    staleTime: 60_000,
  });

export const usePersonas = () =>
  useQuery({
    queryKey: ['personas'],
    queryFn: () => ask<{ personas: PersonaOnMaps[] }>('/api/personas'),
    ...live,
  });

export const usePersona = (id: string) =>
  useQuery({
    queryKey: ['personas', id],
    queryFn: () => ask<PersonaOnMaps>(`/api/personas/${at(id)}`),
    ...live,
  });

export const useSearch = (words: string) =>
  useQuery({
    queryKey: ['search', words],
    queryFn: ({ signal }) => ask<SearchHits>(`/api/search?q=${at(words)}`, { signal }),
    enabled: words.trim().length >= 2,
    placeholderData: (before) => before,
    staleTime: 10_000,
  });

/** Everything that shows more than one map is asked anew after `act`. */
function useChange<Wish, Answer>(act: (wish: Wish) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      Promise.all(
        ['atlas', 'register', 'personas', 'workspace', 'search'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

/** Resolves to the changes that take these back. */
export const useChangeMaps = () =>
  useChange(
    async (changes: readonly MapChange[]) =>
      (await send<{ changes: MapChange[] }>('PATCH', '/api/maps', { changes })).changes,
  );

export const usePlanMap = () =>
  useChange((title: string) => send<MapSummary>('POST', '/api/maps', { title, language, status: 'to-map' }));

export const useCopyMap = () => useChange((id: string) => send<MapSummary>('POST', `/api/maps/${at(id)}/copy`));

export interface MapEdits {
  readonly map: string;
  readonly edits: readonly object[];
}

export const useEditMap = () =>
  useChange(({ map, edits }: MapEdits) => send<undefined>('POST', `/api/maps/${at(map)}/edits`, { edits }));

export interface CollectionWish {
  readonly id?: string;
  readonly name: string;
  readonly parent: string | null;
}

export const useMakeCollection = () =>
  useChange((wish: CollectionWish) => send<{ id: string }>('POST', '/api/collections', wish));

export const useChangeCollection = () =>
  useChange(({ id, ...change }: Partial<Omit<CollectionWish, 'id'>> & { id: string }) =>
    send<{ id: string }>('PATCH', `/api/collections/${at(id)}`, change),
  );

export const useDeleteCollection = () =>
  useChange((id: string) => send<undefined>('DELETE', `/api/collections/${at(id)}`));

export const useEditTouchpoint = () =>
  useChange(({ id, fields }: { id: string; fields: TouchpointFields }) =>
    send<undefined>('PATCH', `/api/touchpoints/${at(id)}`, fields),
  );

/** Resolves to the edits that take it back, map by map. */
export const useJoinTouchpoints = () =>
  useChange(
    async ({ from, into }: { from: string; into: string }) =>
      (await send<{ undo: MapEdits[] }>('POST', `/api/touchpoints/${at(from)}/join`, { into })).undo,
  );

export const useMakePersona = () =>
  useChange((wish: PersonaFields & { id?: string; name: string }) =>
    send<PersonaOnMaps>('POST', '/api/personas', wish),
  );

export const useEditPersona = () =>
  useChange(({ id, fields }: { id: string; fields: PersonaFields }) =>
    send<PersonaOnMaps>('PATCH', `/api/personas/${at(id)}`, fields),
  );

export const usePutPersonaOn = () =>
  useChange(({ id, map }: { id: string; map: string }) =>
    send<PersonaOnMaps>('POST', `/api/personas/${at(id)}/maps`, { map }),
  );

export const useDeletePersona = () => useChange((id: string) => send<undefined>('DELETE', `/api/personas/${at(id)}`));
