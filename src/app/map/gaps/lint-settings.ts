/** Which gap rules the workspace has switched off; a change shows at once and is kept by the server. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LintSettings } from '../../../server/api.ts';
import { ask, problemOf, send } from '../../ask.ts';
import { useNotices } from '../../controls/notices.tsx';
import { t } from '../../language/t.ts';

const key = ['lint-settings'];

export function useLintSettings() {
  return useQuery({ queryKey: key, queryFn: () => ask<LintSettings>('/api/lint-settings'), staleTime: 60_000 });
}

/** `switchRule(rule, false)` switches it off for everybody in the workspace and offers to undo. */
export function useSwitchRule(): (rule: { id: string; title: string }, on: boolean) => void {
  const client = useQueryClient();
  const tell = useNotices();
  const { mutate } = useMutation({
    mutationFn: (off: readonly string[]) => send<LintSettings>('PUT', '/api/lint-settings', { off }),
    onMutate: (off) => client.setQueryData<LintSettings>(key, { off: [...off] }),
    onError: (error) => {
      tell(problemOf(error).title);
      void client.invalidateQueries({ queryKey: key });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['lint'] }),
  });
  const set = (id: string, on: boolean): void => {
    const off = client.getQueryData<LintSettings>(key)?.off ?? [];
    mutate(on ? off.filter((one) => one !== id) : [...new Set([...off, id])]);
  };
  return (rule, on) => {
    set(rule.id, on);
    if (on) return;
    const text = t('“{rule}” is switched off for this workspace.', { rule: t(rule.title) });
    tell(text, { verb: t('Undo'), act: () => set(rule.id, true) });
  };
}
