/** What can be done to the maps of the atlas from anywhere on its page, each with the way back. */
import { createContext, use } from 'react';
import type { Atlas, MapChange } from '../../server/library-api.ts';

export interface AtlasDesk {
  readonly atlas: Atlas;
  /** `2026-11-21`, the server's day. */
  readonly today: string;
  /** Changes maps at once; `what` says it when it is done, beside the way back. */
  readonly change: (changes: readonly MapChange[], what: string) => void;
  /** Says what was done and offers to take it back. */
  readonly done: (what: string, undo: () => unknown) => void;
  readonly failed: (error: unknown) => void;
  readonly selected: ReadonlySet<string>;
  readonly select: (id: string, on: boolean) => void;
  /** The line of the map below which somebody is adding another. */
  readonly adding: string | undefined;
  readonly add: (at: string | undefined) => void;
  readonly fold: (id: string) => void;
  readonly folded: ReadonlySet<string>;
}

export const AtlasContext = createContext<AtlasDesk | undefined>(undefined);

export function useAtlasDesk(): AtlasDesk {
  const desk = use(AtlasContext);
  if (!desk) throw new Error('stands inside the atlas');
  return desk;
}
