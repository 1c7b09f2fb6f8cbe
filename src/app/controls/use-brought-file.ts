/** A file that was dropped somewhere else comes along with the address of the page that takes it. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** The map the file was dropped on. */
function mapIn(state: unknown): string | undefined {
  const held = typeof state === 'object' && state !== null && 'map' in state ? state.map : undefined;
  return typeof held === 'string' ? held : undefined;
}

function fileIn(state: unknown): File | undefined {
  const held = typeof state === 'object' && state !== null && 'file' in state ? state.file : undefined;
  return held instanceof File ? held : undefined;
}

/** Hands the file over, once, with the map it was dropped on. */
export function useBroughtFile(take: (file: File, map?: string) => void): void {
  const location = useLocation();
  const taken = useRef<File>(undefined);
  useEffect(() => {
    const file = fileIn(location.state);
    if (!file || taken.current === file) return;
    taken.current = file;
    window.history.replaceState({ ...window.history.state, usr: null }, '');
    take(file, mapIn(location.state));
  });
}
