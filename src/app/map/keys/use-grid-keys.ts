/** Listens to the keys of the grid, and to those that work anywhere on the page of a map. */
import { useEffect, type RefObject } from 'react';
import { useClipboard } from '../clipboard/use-clipboard.ts';
import type { Desk } from '../desk.ts';
import { onGridKey } from './grid-keys.ts';

const inField = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null;

/** Palette, search and the list of keys. */
function pageKey(desk: Desk, event: KeyboardEvent): boolean {
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const key = event.key.toLowerCase();
  if (command && key === 'k') desk.set({ open: desk.state().open === 'palette' ? undefined : 'palette' });
  else if (command && key === 'f') desk.set({ open: 'find' });
  else return false;
  return true;
}

export function useGridKeys(frame: RefObject<HTMLElement | null>, desk: Desk): void {
  useClipboard(desk);
  useEffect(() => {
    const root = frame.current;
    const stop = new AbortController();
    root?.addEventListener('keydown', (event) => onGridKey(desk, event), { signal: stop.signal });
    const anywhere = (event: KeyboardEvent): void => {
      if (pageKey(desk, event)) event.preventDefault();
      else if (event.key === '?' && !inField(event) && !root?.contains(event.target as Node))
        desk.set({ open: 'keys' });
    };
    window.addEventListener('keydown', anywhere, { signal: stop.signal });
    return () => stop.abort();
  }, [frame, desk]);
}
