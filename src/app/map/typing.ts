/** What can be typed where, and how a spot looks meanwhile. */
import type { Spot } from './spots.ts';

/** The column behind the last one, where a card can be typed before its step exists. */
export const nextColumn = '';

/** A text being typed: over the name of a spot, or as a new card of a cell. */
export type Typing =
  | { readonly over: Spot; readonly instead?: string }
  | { readonly new: { readonly lane: string; readonly step: string }; readonly instead?: string }
  /** A stage or step behind the last one, made when it has a name. */
  | { readonly head: 'stage' | 'step' }
  | { readonly over: 'title' };

/** What ended the typing: a key that leads on, or anything else. */
export type Ending = 'enter' | 'tab' | 'back-tab' | 'away';

/** How a spot looks, as bits, so that what did not change needs no drawing. */
export const flag = { selected: 1, focusable: 2, picked: 4, typed: 8 } as const;
