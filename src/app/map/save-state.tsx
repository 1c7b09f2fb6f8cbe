/** Says whether everything seen here is safe on the server's disk. */
import { useEffect } from 'react';
import type { LiveState } from '../live.ts';
import { useLiveState, useOpenMap } from './desk-context.ts';
import { t } from '../language/t.ts';

function wordsOf(state: LiveState): { text: string; tone: 'calm' | 'busy' | 'warn' } {
  if (state.problem && !state.saved) return { text: t('Not saved yet, trying again'), tone: 'warn' };
  if (state.connection === 'open') {
    return state.saved ? { text: t('Saved'), tone: 'calm' } : { text: t('Saving…'), tone: 'busy' };
  }
  if (state.connection === 'connecting') return { text: t('Connecting…'), tone: 'busy' };
  return { text: state.saved ? t('Offline') : t('Offline, will save'), tone: 'warn' };
}

/** Asks before the page is left while something is not stored. */
function useGuardedLeave(saved: boolean): void {
  useEffect(() => {
    if (saved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saved]);
}

export function SaveState() {
  const { desk } = useOpenMap();
  const state = useLiveState(desk);
  const { text, tone } = wordsOf(state);
  useGuardedLeave(state.saved);
  return (
    <output className="save-state" data-tone={tone} {...(state.problem ? { title: state.problem.title } : {})}>
      {text}
      {state.others > 0
        ? ` · ${t('{n, plural, one {open in another tab} other {open in # other tabs}}', { n: state.others })}`
        : ''}
    </output>
  );
}
