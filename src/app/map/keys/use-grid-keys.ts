/** Listens to the keys of the grid, and to those that work anywhere on the page of a map. */
import { useEffect } from 'react';
import { useClipboard } from '../clipboard/use-clipboard.ts';
import type { Desk } from '../desk.ts';
import { onGridKey } from './grid-keys.ts';

const inField = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null;

const isCommand = (event: KeyboardEvent, key: string): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === key;

/** The palette opens on every view of the map. */
export function usePaletteKey(desk: Desk): void {
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (!isCommand(event, 'k')) return;
      event.preventDefault();
      desk.set({ open: desk.state().open === 'palette' ? undefined : 'palette', typing: undefined });
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [desk]);
}

export function useGridKeys(frame: HTMLElement, desk: Desk): void {
  useClipboard(desk);
  useEffect(() => {
    const stop = new AbortController();
    frame.addEventListener('keydown', (event) => onGridKey(desk, event), { signal: stop.signal });
    const anywhere = (event: KeyboardEvent): void => {
      if (isCommand(event, 'f')) {
        event.preventDefault();
        desk.set({ open: 'find' });
      } else if (event.key === '?' && !inField(event) && !frame.contains(event.target as Node))
        desk.set({ open: 'keys' });
    };
    window.addEventListener('keydown', anywhere, { signal: stop.signal });
    return () => stop.abort();
  }, [frame, desk]);
}
