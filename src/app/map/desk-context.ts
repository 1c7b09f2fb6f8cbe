/** Hands the desk of the open map to everything drawn on its page. */
import { createContext, use, useSyncExternalStore } from 'react';
import type { MeasuredMap } from '../../map/map.ts';
import type { LiveState } from '../live.ts';
import type { Desk, DeskState } from './desk.ts';

interface OpenMap {
  readonly desk: Desk;
  readonly measured: MeasuredMap;
  /** The answers are still on their way: nothing may be called unmeasured yet. */
  readonly measuring: boolean;
}

export const OpenMapContext = createContext<OpenMap | undefined>(undefined);

/** The map that is open, its answers, and the desk that edits it. */
export function useOpenMap(): OpenMap {
  const open = use(OpenMapContext);
  if (!open) throw new Error('this part of the page needs an open map around it');
  return open;
}

export function useDeskState(desk: Desk): DeskState {
  return useSyncExternalStore(desk.subscribe, desk.state);
}

/** One thing the desk knows, small or held: only its changes draw anew, whatever else goes on. */
export function useDesk<Part>(desk: Desk, pick: (state: DeskState) => Part): Part {
  return useSyncExternalStore(desk.subscribe, () => pick(desk.state()));
}

export function useLive<Part>(desk: Desk, pick: (state: LiveState) => Part): Part {
  return useSyncExternalStore(desk.live.subscribe, () => pick(desk.live.state()));
}

export function useLiveState(desk: Desk): LiveState {
  return useSyncExternalStore(desk.live.subscribe, desk.live.state);
}
