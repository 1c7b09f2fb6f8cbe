/** Makes a map of its own of a stage of the open map; undo puts that map away again, and redo brings it back. */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { refusal, type Refusal } from '../../lib/refusal.ts';
import type { JourneyMap, Stage } from '../../map/map.ts';
import type { MapSummary } from '../../server/api.ts';
import { problemOf, send } from '../ask.ts';
import { t } from '../language/t.ts';
import type { Desk } from './desk.ts';

/** The maps that were made of stages of the open one; what becomes of them is told by the desk. */
export interface SubJourneys {
  readonly extract: (desk: Desk, map: string, stage: string) => void;
  /** After an undo or redo: a map made here stands as long as a stage leads to it. */
  readonly follow: (desk: Desk, before: JourneyMap | undefined, after: JourneyMap | undefined) => void;
}

/** Why no map can be made of the stage now; the server must know everything that is on it first. */
export function extractRefused(desk: Desk, stage: Stage): Refusal | undefined {
  if (stage.subJourney !== undefined)
    return refusal('leads-to-a-map', t('This stage leads to a map already.'), { fix: t('Open that map.') });
  if (!desk.live.state().saved)
    return refusal('not-saved-yet', t('The last changes are not saved yet.'), { fix: t('Try again in a moment.') });
  return undefined;
}

const leadsTo = (map: JourneyMap | undefined, sub: string): boolean =>
  map?.stages.some((stage) => stage.subJourney === sub) ?? false;

class Made implements SubJourneys {
  readonly #shown: () => Promise<unknown>;
  /** Titles of the maps made here, by id. */
  readonly #titles = new Map<string, string>();
  /** One at a time, in the order they were asked for. */
  #turn: Promise<unknown> = Promise.resolve();

  /** `shown` asks anew for everything that shows maps. */
  constructor(shown: () => Promise<unknown>) {
    this.#shown = shown;
  }

  readonly extract = (desk: Desk, map: string, stage: string): void => {
    this.#inTurn(desk, async () => {
      const address = `/api/maps/${encodeURIComponent(map)}/sub-journeys`;
      const { id, title } = await send<MapSummary>('POST', address, { stage, link: false });
      this.#titles.set(id, title);
      // An edit like any other: undo takes the link back, and `follow` the map with it.
      if (!desk.run({ verb: 'edit-stage', id: stage, subJourney: id })) {
        await this.#put(id, true);
        return;
      }
      await this.#shown();
      const act = (): void => {
        const before = desk.live.state().map;
        if (desk.run({ verb: 'edit-stage', id: stage, subJourney: null }))
          this.follow(desk, before, desk.live.state().map);
      };
      const words = t('“{title}” is a map of its own now; its stage leads there.', { title });
      desk.notify(words, { verb: t('Undo'), act });
    });
  };

  readonly follow = (desk: Desk, before: JourneyMap | undefined, after: JourneyMap | undefined): void => {
    for (const [id, title] of this.#titles) {
      const leads = leadsTo(after, id);
      if (leads === leadsTo(before, id)) continue;
      this.#inTurn(desk, async () => {
        await this.#put(id, !leads);
        desk.notify(
          leads
            ? t('“{title}” is a map of its own again.', { title })
            : t('Taken back: the map “{title}” is put away.', { title }),
        );
      });
    }
  };

  async #put(id: string, deleted: boolean): Promise<void> {
    await send('PATCH', '/api/maps', { changes: [{ map: id, deleted }] });
    await this.#shown();
  }

  #inTurn(desk: Desk, work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      const { title, detail, fix } = problemOf(error);
      desk.notify([detail ?? title, fix].filter(Boolean).join(' '));
    });
  }
}

export function useSubJourneys(): SubJourneys {
  const client = useQueryClient();
  return useMemo(
    () =>
      new Made(() => Promise.all(['atlas', 'workspace'].map((key) => client.invalidateQueries({ queryKey: [key] })))),
    [client],
  );
}
