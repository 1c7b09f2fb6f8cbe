/** What the pages know of the server: one query for each address, fresh while something is being prepared. */
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  Comparison,
  Discovery,
  Funnel,
  FunnelRequest,
  Graph,
  LookAgainRequest,
  MapSummary,
  TouchpointPage,
  Variants,
  Workspace,
} from '../server/api.ts';
import type { MeasureRef, Measures } from '../map/measure.ts';
import type { AnswersBehind } from '../server/feelings/answers-behind.ts';
import { Trouble, ask, send } from './ask.ts';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => error instanceof Trouble && error.problem.status === 0 && failures < 3,
      },
    },
  });
}

const isBusy = (workspace: Workspace | undefined): boolean =>
  workspace === undefined ||
  workspace.preparing !== null ||
  workspace.sources.some((source) => source.discovery === 'running');

export function useWorkspace() {
  return useQuery({
    queryKey: ['workspace'],
    queryFn: () => ask<Workspace>('/api/workspace'),
    refetchInterval: (query) => (isBusy(query.state.data) ? 1000 : false),
  });
}

export function useDiscovery(source: string, ready = true) {
  return useQuery({
    queryKey: ['discovery', source],
    queryFn: () => ask<Discovery>(`/api/sources/${encodeURIComponent(source)}/discovery`),
    enabled: ready && source !== '',
    staleTime: Infinity,
  });
}

/** The answers behind a figure of feelings, once somebody wants to see them; `map` is the open one. */
export function useAnswersBehind(ref: MeasureRef, map: string, wanted: boolean) {
  return useQuery({
    queryKey: ['behind', ref],
    queryFn: () =>
      ref.source === map
        ? ask<AnswersBehind>(`/api/maps/${encodeURIComponent(map)}/behind?question=${encodeURIComponent(ref.id)}`)
        : send<AnswersBehind>('POST', `/api/sources/${encodeURIComponent(ref.source)}/behind`, ref),
    enabled: wanted,
  });
}

const discoveryOf = (source: string): string => `/api/sources/${encodeURIComponent(source)}/discovery`;

/** Begins to discover anew; the workspace says how far that is. */
export function useLookAgain(source: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wishes: LookAgainRequest) => send<undefined>('PUT', discoveryOf(source), wishes),
    onSuccess: async () => {
      for (const key of ['discovery', 'graph', 'variants', 'measures']) client.removeQueries({ queryKey: [key] });
      await client.invalidateQueries({ queryKey: ['workspace'] });
    },
  });
}

export function useStopLooking(source: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send<undefined>('DELETE', discoveryOf(source)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspace'] }),
  });
}

const journeyPart = (journey: string | undefined): string =>
  journey === undefined ? '' : `&journey=${encodeURIComponent(journey)}`;

export function useGraph(source: string, keep: number, journey: string | undefined) {
  return useQuery({
    queryKey: ['graph', source, keep, journey],
    queryFn: ({ signal }) =>
      ask<Graph>(`/api/sources/${encodeURIComponent(source)}/graph?keep=${keep}${journeyPart(journey)}`, { signal }),
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
}

export function useComparison(source: string, a: string | undefined, b: string | undefined) {
  return useQuery({
    queryKey: ['comparison', source, a, b],
    queryFn: ({ signal }) =>
      ask<Comparison>(
        `/api/sources/${encodeURIComponent(source)}/comparison?${new URLSearchParams({ a: a ?? '', b: b ?? '' })}`,
        { signal },
      ),
    enabled: a !== undefined && b !== undefined,
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
}

export function useTouchpoint(source: string, name: string, ready: boolean) {
  return useQuery({
    queryKey: ['touchpoint', source, name],
    queryFn: ({ signal }) =>
      ask<TouchpointPage>(`/api/sources/${encodeURIComponent(source)}/touchpoints/${encodeURIComponent(name)}`, {
        signal,
      }),
    enabled: ready && name !== '',
  });
}

export function useVariants(source: string, top: number, journey: string | undefined) {
  return useQuery({
    queryKey: ['variants', source, top, journey],
    queryFn: () =>
      ask<Variants>(`/api/sources/${encodeURIComponent(source)}/variants?top=${top}${journeyPart(journey)}`),
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
}

export function useProperties(source: string) {
  return useQuery({
    queryKey: ['properties', source],
    queryFn: () =>
      ask<{ properties: string[]; events: string[] }>(`/api/sources/${encodeURIComponent(source)}/properties`),
    staleTime: Infinity,
  });
}

export function useFunnel(source: string, request: FunnelRequest) {
  return useQuery({
    queryKey: ['funnel', source, request],
    queryFn: () => send<Funnel>('POST', `/api/sources/${encodeURIComponent(source)}/funnel`, request),
    enabled: request.steps.length >= 2,
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
}

export function useMeasures(map: string) {
  return useQuery({
    queryKey: ['measures', map],
    queryFn: () => ask<{ measures: Measures }>(`/api/maps/${encodeURIComponent(map)}/measures`),
    staleTime: 60_000,
  });
}

/** Makes a map: of a discovered journey, or empty with a title. */
export function useMakeMap() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: { source: string; journey: string } | { title: string }) =>
      send<MapSummary>('POST', '/api/maps', wish),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspace'] }),
  });
}

/** Deletes a log with its events and what was found in them; maps drawn from it stay. */
export function useDeleteSource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<undefined>('DELETE', `/api/sources/${encodeURIComponent(id)}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['workspace'] });
      // What the maps were told of the log is no longer so.
      await client.invalidateQueries({ queryKey: ['measures'] });
    },
  });
}
