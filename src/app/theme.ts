/** Light, dark or as the system says; the wish is kept on this machine. */
import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'sojourn-theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function kept(): Theme {
  const value = window.localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  system.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', listener);
  };
}

function drawn(): 'light' | 'dark' {
  const theme = kept();
  if (theme !== 'system') return theme;
  return system.matches ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  window.localStorage.setItem(key, theme);
  show(theme);
  for (const listener of listeners) listener();
}

/** Puts the kept wish on the page; called once, before anything is drawn. */
export const applyKeptTheme = (): void => show(kept());

/** What the person wished for. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, kept);

/** What is on screen. */
export const useDrawnTheme = (): 'light' | 'dark' => useSyncExternalStore(subscribe, drawn);
