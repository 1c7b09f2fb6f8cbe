/** Says whether everything seen here is safe on the server's disk. */
import { useEffect } from 'react';
import type { LiveState } from '../live.ts';
import { useLiveState, useOpenMap } from './desk-context.ts';

function wordsOf(state: LiveState): { text: string; tone: 'calm' | 'busy' | 'warn' } {
  if (state.problem && !state.saved) return { text: 'Not saved yet, trying again', tone: 'warn' };
  if (state.connection === 'open') {
    return state.saved ? { text: 'Saved', tone: 'calm' } : { text: 'Saving…', tone: 'busy' };
  }
  if (state.connection === 'connecting') return { text: 'Connecting…', tone: 'busy' };
  return { text: state.saved ? 'Offline' : 'Offline, will save', tone: 'warn' };
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
      {state.others > 0 ? ` · open in ${state.others === 1 ? 'another tab' : `${state.others} other tabs`}` : ''}
    </output>
  );
}
