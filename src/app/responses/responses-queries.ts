/** What the Responses page asks of the server, and what it changes. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  MapAnswers,
  ResponsesAbout,
  ResponsesSummary,
  ResponsesView,
  RuleDraft,
  RuleEffectShape,
} from '../../server/responses-api.ts';
import { ask, send } from '../ask.ts';

const address = (id: string): string => `/api/responses/${encodeURIComponent(id)}`;

export const useAllResponses = () =>
  useQuery({ queryKey: ['responses'], queryFn: () => ask<{ sources: ResponsesSummary[] }>('/api/responses') });

export const useResponses = (id: string) =>
  useQuery({ queryKey: ['responses', id], queryFn: () => ask<ResponsesView>(address(id)), enabled: id !== '' });

/** What a rule would move; asked once all of it is said. */
export const useTriedRule = (id: string, rule: RuleDraft | undefined) =>
  useQuery({
    queryKey: ['responses', id, 'try', rule],
    queryFn: () => send<RuleEffectShape>('POST', `${address(id)}/rules/try`, rule),
    enabled: rule !== undefined,
    placeholderData: (before) => before,
  });

/** Every change answers with the page as it is then; maps that tell feelings ask again. */
function useChange<Wish>(id: string, change: (wish: Wish) => Promise<ResponsesView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (view) => {
      client.setQueryData(['responses', id], view);
      await client.invalidateQueries({ queryKey: ['responses'], exact: true });
      await client.invalidateQueries({ queryKey: ['responses', 'of-map'] });
      await client.invalidateQueries({ queryKey: ['measures'] });
    },
  });
}

export const useAddRule = (id: string) =>
  useChange(id, (rule: RuleDraft) => send<ResponsesView>('POST', `${address(id)}/rules`, rule));

export const useRemoveRule = (id: string) =>
  useChange(id, (rule: string) => send<ResponsesView>('DELETE', `${address(id)}/rules/${encodeURIComponent(rule)}`));

export const useAbout = (id: string) =>
  useChange(id, (about: ResponsesAbout) => send<ResponsesView>('PATCH', address(id), about));

/** What a map listens to, and what names parts of it. */
export const useMapAnswers = (map: string) =>
  useQuery({
    queryKey: ['responses', 'of-map', map],
    queryFn: () => ask<MapAnswers>(`/api/maps/${encodeURIComponent(map)}/answers`),
  });

/** Says which map answers are about: that map listens to them, and no other. */
export function useListening() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, map }: { id: string; map: string | null }) =>
      send<ResponsesView>('PATCH', address(id), { map } satisfies ResponsesAbout),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['responses'] });
      await client.invalidateQueries({ queryKey: ['measures'] });
    },
  });
}

export function useDeleteResponses() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<undefined>('DELETE', address(id)),
    onSuccess: async (_done, id) => {
      client.removeQueries({ queryKey: ['responses', id] });
      await client.invalidateQueries({ queryKey: ['responses'] });
      await client.invalidateQueries({ queryKey: ['measures'] });
    },
  });
}
