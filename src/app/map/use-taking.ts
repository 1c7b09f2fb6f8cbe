/** A file that the server is still writing: how long already, the way to stop it, and what went wrong. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { askFile } from '../ask.ts';

export interface Taking {
  /** Seconds since it was asked for. */
  readonly seconds: number;
}

export interface Taken {
  readonly taking: Taking | undefined;
  readonly trouble: unknown;
  readonly take: (address: string, name: string) => void;
  readonly cancel: () => void;
}

/** Gives the file to the browser as if a link to it had been followed. */
function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads it a moment later.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Goes on when its panel is closed; a second file is taken only after the first. */
export function useTaking(): Taken {
  const [seconds, setSeconds] = useState<number>();
  const [trouble, setTrouble] = useState<unknown>();
  const stop = useRef<AbortController>(undefined);
  const writing = seconds !== undefined;
  useEffect(() => {
    if (!writing) return undefined;
    const timer = window.setInterval(() => setSeconds((now) => (now ?? 0) + 1), 1000);
    return () => window.clearInterval(timer);
  }, [writing]);
  const take = useCallback((address: string, name: string) => {
    if (stop.current) return;
    const control = new AbortController();
    stop.current = control;
    setSeconds(0);
    setTrouble(undefined);
    askFile(address, control.signal)
      .then((file) => keep(file, name))
      .catch((error: unknown) => {
        if (!control.signal.aborted) setTrouble(error);
      })
      .finally(() => {
        stop.current = undefined;
        setSeconds(undefined);
      });
  }, []);
  const cancel = useCallback(() => stop.current?.abort(), []);
  return { taking: seconds === undefined ? undefined : { seconds }, trouble, take, cancel };
}
