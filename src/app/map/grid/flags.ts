/** Follows how one spot looks: only the spots whose look changes are drawn again. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Desk } from '../desk.ts';
import type { Typing } from '../typing.ts';
import { firstSpot, keyOf } from '../spots.ts';
import { flag } from '../typing.ts';

/** Bits of `flag` of the spot of this key. */
export function useFlags(desk: Desk, key: string): number {
  const read = useCallback(() => {
    const bits = desk.flags(key);
    if (desk.state().spot !== undefined && desk.selected !== undefined) return bits;
    const { grid } = desk;
    const first = grid && firstSpot(grid);
    return first && keyOf(first) === key ? bits | flag.focusable : bits;
  }, [desk, key]);
  return useSyncExternalStore(desk.subscribe, read);
}

/** Whether somebody in another tab has the spot selected. */
export function useElsewhere(desk: Desk, key: string): boolean {
  const read = useCallback(() => desk.live.state().elsewhere.has(key), [desk, key]);
  return useSyncExternalStore(desk.live.subscribe, read);
}

/** What is being typed as a new card of this cell. */
export function useNewCard(desk: Desk, lane: string, step: string): Extract<Typing, { new: unknown }> | undefined {
  const read = useCallback(() => {
    const { typing } = desk.state();
    return typing && 'new' in typing && typing.new.lane === lane && typing.new.step === step ? typing : undefined;
  }, [desk, lane, step]);
  return useSyncExternalStore(desk.subscribe, read);
}

export function useCovered(desk: Desk, row: number, column: number): boolean {
  const read = useCallback(() => desk.covers(row, column), [desk, row, column]);
  return useSyncExternalStore(desk.subscribe, read);
}
